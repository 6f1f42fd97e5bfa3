import { expect, it } from 'vitest';
import { goesOnWith } from './next';

const episode = (id: string, watched = false, missing = false) => ({ id, missingSince: missing ? '2026-01-01' : null, watchState: { watched } });
const seasons = (...episodes: ReturnType<typeof episode>[]) => [{ episodes }, { episodes: [episode('special')] }];

it('goes on with what the server says', () => {
  expect(goesOnWith(episode('c'), seasons(episode('a')))?.id).toBe('c');
});

it('begins with the first episode that is there and unwatched', () => {
  expect(goesOnWith(null, seasons(episode('a', true), episode('b', false, true), episode('c')))?.id).toBe('c');
});

it('begins anew once all is watched', () => {
  expect(goesOnWith(null, [{ episodes: [episode('a', true, true), episode('b', true), episode('c', true)] }])?.id).toBe('b');
  expect(goesOnWith(undefined, [])).toBeUndefined();
});
