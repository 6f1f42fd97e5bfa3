import { expect, it } from 'vitest';
import { CollectionEntriesDocument } from '$lib/api/generated/graphql';
import { roomInCall, sizeOf } from '$lib/api/size';
import { callsOf, collectLists, listsIn, namedIn, takeInCollections, takeInPlaylists, type CollectionRecord, type PlaylistRecord } from './records';

const genre = 'genre_0680000001r010000000000e04';
const rules = {
  __typename: 'PlaylistRules' as const,
  kind: 'MOVIE' as const,
  filter: { genreIds: [genre] },
  orderField: 'YEAR' as const,
  direction: 'ASC' as const,
  limit: 10
};
const record = (name: string, entries = 0): PlaylistRecord => ({
  id: `playlist_${name}`, name, description: '', shares: [], rules: null,
  entries: Array.from({ length: entries }, (_, i) => ({ id: `${name} ${i}`, kind: 'MOVIE' as const, keys: [`movie|${i}`], title: `film ${i}` }))
});

const shelf = (name: string, entries = 0): CollectionRecord => ({ ...record(name, entries), id: `collection_${name}`, sorting: 'TITLE', direction: 'DESC' });

it('reads all lists with their entries and what their rules name', async () => {
  const there = (items: object[]) => async (id: string, after: string | null) =>
    ({
      nodes: (after ? [null] : items).map((item) => ({
        id: `${id} ${after}`,
        kind: 'MOVIE',
        keys: ['movie|tmdb|1'],
        lastKnownTitle: item ? null : 'Gone',
        item
      })),
      pageInfo: { hasNextPage: !after, endCursor: 'y' }
    }) as never;
  const kept = await collectLists({
    playlists: {
      lists: async (after) => ({ nodes: after ? [{ ...record('b'), rules }] : [record('a')], pageInfo: { hasNextPage: !after, endCursor: 'x' } }),
      items: there([{ __typename: 'Movie', title: 'There' }])
    },
    collections: {
      lists: async () => ({ nodes: [shelf('c'), { ...shelf('d'), rules }], pageInfo: { hasNextPage: false } }),
      items: there([{ __typename: 'Series', title: 'Show' }, { __typename: 'Album', title: 'Record' }, { __typename: 'Artist', name: 'Ann' }])
    },
    names: async (ids) => ids.map((id) => ({ id, keys: ['genre|drama'], name: 'Drama' })) as never
  });
  expect(kept.playlists.map(({ name, entries }) => [name, entries.map(({ title }) => title)])).toEqual([['a', ['There', 'Gone']], ['b', []]]);
  expect(kept.names.map(({ id }) => id)).toEqual([genre]);
  expect(kept.collections.map(({ name, sorting, entries }) => [name, sorting, entries.map(({ title }) => title)])).toEqual([
    ['c', 'TITLE', ['Show', 'Record', 'Ann', 'Gone']],
    ['d', 'TITLE', []]
  ]);
  expect(listsIn(JSON.stringify(kept))).toEqual(kept);
});

it('finds no playlists in what has none', () => {
  for (const text of ['', '{', '5', 'null', '[]', '{"playlists": 5}', '{"playlists": [null, 5, {"id": 1}]}']) expect(listsIn(text).playlists, text).toEqual([]);
  expect(namedIn(null)).toEqual([]);
  const odd = listsIn(
    '{"playlists": [{"id": "a", "name": "a", "entries": 5, "shares": "x"}, {"id": "b", "name": "b", "entries": [null, {}], "shares": {}}], "names": [3]}'
  );
  expect(odd.playlists.map(({ entries, shares }) => [entries.length, shares.length])).toEqual([
    [0, 0],
    [1, 0]
  ]);
  expect(odd.names).toEqual([]);
  expect(odd.collections).toEqual([]);
  expect(listsIn('{"collections": [{"id": "a", "name": "a"}, 5]}').collections.map(({ sorting, direction }) => [sorting, direction])).toEqual([
    ['HAND', 'ASC']
  ]);
});

it('sends a long playlist in several calls, each of which names it once', () => {
  const calls = callsOf([record('a', 200), record('b', 900), record('c')], []);
  expect(calls.map((call) => call.map(({ of, entries }) => [of.name, entries.length]))).toEqual([
    [
      ['a', 200],
      ['b', 300]
    ],
    [['b', 500]],
    [
      ['b', 100],
      ['c', 0]
    ]
  ]);
  expect(
    callsOf(
      Array.from({ length: 150 }, (_, i) => record(`${i}`)),
      []
    ).map((call) => call.length)
  ).toEqual([100, 50]);
});

it('tells what was taken, unknown and refused', async () => {
  const names = [{ id: genre, keys: ['genre|drama'], name: 'Drama' }, { id: 'genre_other', keys: [], name: '' }];
  const outcome = await takeInPlaylists({ playlists: [record('a', 2), { ...record('b'), rules }], collections: [], names }, async (playlists, sent) => {
    expect(playlists.map(({ entries }) => entries?.length)).toEqual([2, 0]);
    expect(sent).toEqual([{ id: genre, keys: ['genre|drama'] }]);
    return {
      playlists: [{ place: 0, created: true, matched: 1, added: 1, unmatched: [1], unknownUsers: ['bo'] }],
      refused: [{ place: 1, reason: 'no' }],
      userErrors: []
    };
  });
  expect(outcome).toEqual({ created: 1, added: 1, unknown: ['a: film 1'], refused: [{ name: 'b', reason: 'no' }], unknownUsers: ['bo'] });
});

it('sends no more than one call has room for, whatever the letters', async () => {
  const wide = (name: string, entries: number): PlaylistRecord => {
    const of = record(name, entries);
    return { ...of, entries: of.entries.map((entry) => ({ ...entry, keys: Array.from({ length: 20 }, () => 'ü'.repeat(500)) })) };
  };
  const names = [{ id: genre, keys: Array.from({ length: 50 }, () => 'k'.repeat(500)), name: 'Drama' }];
  const huge: PlaylistRecord = { ...record('huge', 2), description: 'x'.repeat(roomInCall) };
  const smart = Array.from({ length: 12 }, (_, i) => ({ ...record(`smart ${i}`), rules }));
  const playlists = [wide('a', 30), huge, record('b', 3), ...smart];
  const sent: string[] = [];
  const outcome = await takeInPlaylists({ playlists, collections: [], names }, async (some, named) => {
    expect(sizeOf({ input: { playlists: some, names: named } })).toBeLessThan(256 * 1024 - 8 * 1024);
    sent.push(...some.flatMap(({ name, entries }) => (entries?.length ? entries.map(({ id }) => String(id)) : [name])));
    return { playlists: [], refused: [], userErrors: [] };
  });
  expect(sent).toEqual([...Array.from({ length: 30 }, (_, i) => `a ${i}`), 'b 0', 'b 1', 'b 2', ...smart.map(({ name }) => name)]);
  expect(outcome.refused.map(({ name }) => name)).toEqual(['huge']);
});

it('takes collections in with how they were sorted', async () => {
  const outcome = await takeInCollections({ playlists: [], collections: [shelf('a', 2), shelf('b')], names: [] }, async (collections) => {
    expect(collections.map(({ name, sorting, direction, entries }) => [name, sorting, direction, entries?.length])).toEqual([
      ['a', 'TITLE', 'DESC', 2],
      ['b', 'TITLE', 'DESC', 0]
    ]);
    return {
      collections: [{ place: 0, created: true, matched: 2, added: 2, unmatched: [], unknownUsers: [] }],
      refused: [{ place: 1, reason: 'no' }],
      userErrors: []
    };
  });
  expect(outcome).toEqual({ created: 1, added: 2, unknown: [], refused: [{ name: 'b', reason: 'no' }], unknownUsers: [] });
});

it('sends no more than one call has room for of collections too', async () => {
  const wide = (name: string, entries: number): CollectionRecord => {
    const of = shelf(name, entries);
    return { ...of, entries: of.entries.map((entry) => ({ ...entry, keys: Array.from({ length: 20 }, () => 'ü'.repeat(500)) })) };
  };
  const many = Array.from({ length: 250 }, (_, i) => ({ ...shelf(`of many ${i}`, 1), description: 'x'.repeat(2000) }));
  const sent: string[] = [];
  let calls = 0;
  const outcome = await takeInCollections({ playlists: [], collections: [wide('a', 30), ...many], names: [] }, async (collections, names) => {
    calls++;
    expect(sizeOf({ input: { collections, names } })).toBeLessThan(256 * 1024 - 8 * 1024);
    expect(collections.every(({ sorting, direction }) => sorting === 'TITLE' && direction === 'DESC')).toBe(true);
    sent.push(...collections.flatMap(({ entries }) => (entries ?? []).map(({ id }) => String(id))));
    return { collections: [], refused: [], userErrors: [] };
  });
  expect(calls).toBeGreaterThan(4);
  expect(sent).toEqual([...Array.from({ length: 30 }, (_, i) => `a ${i}`), ...many.map(({ name }) => `${name} 0`)]);
  expect(outcome.refused).toEqual([]);
});

it('reads collections in the order by hand, whatever they are sorted by', () => {
  expect(String(CollectionEntriesDocument)).toMatch(/items\([^)]*sorting: HAND/);
});
