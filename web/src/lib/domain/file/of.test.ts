import { expect, it } from 'vitest';
import { deletable, filesIn } from './of';

const file = (id: string) => ({ file: { id, name: `${id}.mkv`, missingSince: null } });
const episode = (number: number | null, ...ids: string[]) => ({ __typename: 'Episode' as const, seasonNumber: 1, number, files: ids.map(file) });

it('finds the files of all that can be deleted and matched, each once', () => {
  expect(filesIn({ __typename: 'Movie', files: [file('a'), file('b'), { file: null }] }).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(filesIn({ __typename: 'Season', episodes: [episode(1, 'a'), episode(2, 'b'), episode(3, 'b', 'c')] })).toEqual([
    { id: 'a', name: 'a.mkv', missingSince: null, season: 1, number: 1 },
    { id: 'b', name: 'b.mkv', missingSince: null, season: 1, number: 2 },
    { id: 'c', name: 'c.mkv', missingSince: null, season: 1, number: 3 }
  ]);
  expect(filesIn({ __typename: 'Series', seasons: [{ episodes: [episode(null, 'a')] }, { episodes: [episode(1, 'b')] }] })).toHaveLength(2);
  expect(filesIn(episode(4, 'a'))).toEqual([{ id: 'a', name: 'a.mkv', missingSince: null, season: 1, number: 4 }]);
  expect(filesIn({ __typename: 'Album', releases: [{ discs: [{ number: 2, tracks: [{ number: 3, files: [file('a')] }] }] }] })).toEqual([
    { id: 'a', name: 'a.mkv', missingSince: null, season: 2, number: 3 }
  ]);
  expect(filesIn(null)).toEqual([]);
});

it('leaves out what is missing or in the trash already', () => {
  const files = filesIn({ __typename: 'Movie', files: [file('a'), { file: { id: 'b', name: 'b.mkv', missingSince: '2026-01-01T00:00:00Z' } }] });
  expect(files.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(deletable(files)).toEqual(['a']);
});
