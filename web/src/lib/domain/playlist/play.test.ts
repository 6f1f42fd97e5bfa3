import { expect, test } from 'vitest';
import { nextPlace, playHref, shownIn, type PlaylistEdge } from './play';

const film = (id: string, missingSince: string | null = null): PlaylistEdge => ({
  cursor: `c+${id}`,
  node: { id: `p${id}`, lastKnownTitle: null, item: { __typename: 'Movie', id, title: `Film ${id}`, year: 1999, runtimeMs: 1, missingSince, backdrop: null, poster: null } }
});
const gone: PlaylistEdge = { cursor: 'gone', node: { id: 'p', lastKnownTitle: 'Film x', item: null } };

test('the next place is the first whose film is there', async () => {
  const pages: Record<string, PlaylistEdge[]> = { start: [gone, film('a', '2026-01-01T00:00:00Z')], 'c+a': [film('b'), film('c')] };
  expect((await nextPlace('list', 'start', async (_, after) => pages[after] ?? []))?.node.id).toBe('pb');
  expect(await nextPlace('list', 'c+c', async () => [])).toBeNull();
});

test('a place is played from where it stands', () => {
  expect(playHref('playlist_1', film('a'))).toBe('/play/a?list=playlist_1&at=c%2Ba');
});

test('what is gone shows nothing', () => {
  expect(shownIn(null)).toBeNull();
  expect(shownIn(film('a').node.item)).toMatchObject({ title: 'Film a', detail: '1999', missing: false });
});
