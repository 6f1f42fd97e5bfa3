import { describe, expect, it } from 'vitest';
import { numbersOf, partsOf } from './parts';

const file = (id: string) => ({ file: { id, name: `${id}.mkv`, sizeBytes: '10' } });

describe('partsOf', () => {
  it('shows each file once, with its episodes', () => {
    const node = { __typename: 'Series', library: null, seasons: [{ number: 1, episodes: [{ number: 1, files: [file('a')] }, { number: 2, files: [file('a'), file('b')] }] }] };
    expect(partsOf(node as never).map(({ id, season, episodes }) => [id, season, episodes])).toEqual([['a', 1, [1, 2]], ['b', 1, [2]]]);
  });
  it('shows the files of a film, but none that are gone', () => {
    expect(partsOf({ __typename: 'Movie', library: null, files: [file('a'), { file: null }] } as never).map(({ id }) => id)).toEqual(['a']);
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
