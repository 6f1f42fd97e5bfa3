import { describe, expect, it } from 'vitest';
import { numbersOf, partsOf } from './parts';

const file = (id: string) => ({ file: { id, name: `${id}.mkv`, sizeBytes: '10' } });

describe('partsOf', () => {
  it('shows each file once, with its episodes', () => {
    const node = {
      __typename: 'Series',
      library: null,
      seasons: [
        {
          number: 1,
          episodes: [
            { number: 1, files: [file('a')] },
            { number: 2, files: [file('a'), file('b')] }
          ]
        }
      ]
    };
    expect(partsOf(node as never).map(({ id, season, episodes }) => [id, season, episodes])).toEqual([
      ['a', 1, [1, 2]],
      ['b', 1, [2]]
    ]);
  });
  it('shows the files of a film, but none that are gone', () => {
    expect(partsOf({ __typename: 'Movie', library: null, files: [file('a'), { file: null }] } as never).map(({ id }) => id)).toEqual(['a']);
  });
  it('shows the tracks of an album by their titles, those of several discs with these', () => {
    const track = (number: number | null, title: string, ...files: string[]) => ({ number, title, credit: 'Band', files: files.map(file) });
    const album = (...discs: object[]) => ({ __typename: 'Album', library: null, releases: [{ discs }] }) as never;
    const one = album({ number: 1, tracks: [track(2, 'Two', 'a'), track(null, 'Three', 'b', 'c')] });
    expect(partsOf(one).map(({ id, name, hint }) => [id, name, hint])).toEqual([
      ['a', '2 Two', 'Band'], ['b', 'Three', 'Band · b.mkv'], ['c', 'Three', 'Band · c.mkv']
    ]);
    const two = album({ number: 1, tracks: [track(1, 'One', 'a')] }, { number: 2, tracks: [track(1, 'Two', 'b')] });
    expect(partsOf(two).map(({ name }) => name)).toEqual(['1.1 One', '2.1 Two']);
  });
});

describe('numbersOf', () => {
  it('reads lists and ranges', () => {
    expect(numbersOf('3')).toEqual([3]);
    expect(numbersOf(' 3, 4;6-8 ')).toEqual([3, 4, 6, 7, 8]);
  });
  it('refuses the rest', () => {
    for (const text of ['', 'x', '3,x', '8-6', '1-9000']) expect(numbersOf(text)).toEqual([]);
  });
});
