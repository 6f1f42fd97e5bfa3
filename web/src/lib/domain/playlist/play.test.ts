import { expect, test } from 'vitest';
import { nextPlace, playHref, shownIn } from './play';

const film = (id: string, missingSince: string | null = null) => ({
  cursor: `c+${id}`,
  node: {
    id: `p${id}`,
    lastKnownTitle: null,
    item: { __typename: 'Movie' as const, id, title: `Film ${id}`, year: 1999, runtimeMs: 1, missingSince, backdrop: null, poster: null }
  }
});
const gone = { cursor: 'gone', node: { id: 'p', lastKnownTitle: 'Film x', item: null } };

test('the next place is the first whose film is there', async () => {
  const pages: Record<string, (typeof gone | ReturnType<typeof film>)[]> = { start: [gone, film('a', '2026-01-01T00:00:00Z')], 'c+a': [film('b'), film('c')] };
  expect((await nextPlace('list', 'start', 'movie_1', async (_, after) => ({ edges: pages[after] ?? [] })))?.node.id).toBe('pb');
  expect(await nextPlace('list', 'c+c', 'movie_1', async () => ({ edges: [] }))).toBeNull();
});

test('episodes that were seen in the same file are left out', async () => {
  const episode = (number: number, ...files: string[]) => ({
    __typename: 'Episode' as const, id: `e${number}`, episodeTitle: null, seasonNumber: 1, absolute: null, airedOn: null, number,
    runtimeMs: 1, missingSince: null, still: null, series: null,
    files: files.map((id) => ({ file: { id, missingSince: id === 'lost' ? '2026-01-01T00:00:00Z' : null } }))
  });
  const next = async (played: ReturnType<typeof episode>, ...behind: ReturnType<typeof episode>[]) =>
    (
      await nextPlace('list', 'c', played.id, async (_, after) => ({
        played,
        edges: after === 'c' ? behind.map((item) => ({ cursor: item.id, node: { id: `p${item.id}`, lastKnownTitle: null, item } })) : []
      }))
    )?.cursor;
  const both = episode(1, 'double');
  expect(await next(both, episode(2, 'double'), episode(3, 'c'))).toBe('e3');
  expect(await next(both, episode(2, 'double', 'lost'), episode(3, 'c'))).toBe('e3');
  expect(await next(both, episode(2, 'double', 'b'))).toBe('e2');
  expect(await next(both, episode(2, 'double'))).toBeUndefined();
  expect(await next(both, both)).toBe('e1'); // it stands there twice
});

test('a place is played from where it stands', () => {
  expect(playHref('playlist_1', film('a'))).toBe('/play/a?list=playlist_1&at=c%2Ba');
});

test('what is gone shows nothing', () => {
  expect(shownIn(null)).toBeNull();
  expect(shownIn(film('a').node.item)).toMatchObject({ title: 'Film a', detail: '1999', missing: false });
});

test('an episode leads to its page, whether its series may be seen or not', () => {
  const item = {
    __typename: 'Episode' as const, id: 'e1', episodeTitle: 'Fog', seasonNumber: 1, absolute: null, airedOn: null, number: 1,
    runtimeMs: 1, missingSince: null, still: null, series: null, files: []
  };
  expect(shownIn(item)?.href).toBe('/episodes/e1');
});
