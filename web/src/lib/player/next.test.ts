import { expect, it, vi } from 'vitest';
import type { NextEpisodeFragment } from '$lib/api/generated/graphql';
import { laterSeasons, nextEpisode, previousEpisode, type Place } from './next';

const episode = (id: string, missing = false): NextEpisodeFragment => ({
  id, episodeTitle: null, seasonNumber: 1, number: 1, missingSince: missing ? '2020-01-01T00:00:00Z' : null, still: null
});
const seasons = [
  { id: 'one', number: 1 },
  { id: 'three', number: 3 },
  { id: 'two', number: 2 },
  { id: 'specials', number: 0 }
];
const place = (id: string, number = 1): Place => ({
  id,
  season: { id: 'one', number, episodes: [episode('a'), episode('b', true), episode('c')] },
  series: { seasons }
});

it('goes on in the season, over episodes that are missing', async () => {
  const read = vi.fn();
  expect((await nextEpisode(place('a'), read))?.id).toBe('c');
  expect(read).not.toHaveBeenCalled();
});

it('rolls over to the nearest season that has one', async () => {
  const read = vi.fn(async (id: string) => (id === 'two' ? [episode('x', true)] : [episode('y')]));
  expect((await nextEpisode(place('c'), read))?.id).toBe('y');
  expect(read.mock.calls).toEqual([['two'], ['three']]);
});

it('ends with the last season and never leads to or from specials', async () => {
  expect(await nextEpisode(place('c', 3), async () => [episode('x')])).toBeNull();
  expect(laterSeasons(place('c', 0))).toEqual([]);
});

it('knows the episode before', () => {
  expect(previousEpisode(place('c'))?.id).toBe('a');
  expect(previousEpisode(place('a'))).toBeNull();
});
