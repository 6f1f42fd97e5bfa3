import { expect, it } from 'vitest';
import { asFollowing } from './next';

it('names an episode by its numbers and its title', () => {
  const episode = { id: 'episode_1', episodeTitle: 'Pilot', seasonNumber: 1, absolute: null, airedOn: null, number: 2, still: null };
  expect(asFollowing(episode)).toEqual({ href: '/play/episode_1', title: 'S01E02 · Pilot', art: null });
  expect(asFollowing({ ...episode, episodeTitle: null })?.title).toBe('S01E02');
});

it('knows nothing to go on with at the end', () => {
  expect(asFollowing(null)).toBeNull();
  expect(asFollowing(undefined)).toBeNull();
});
