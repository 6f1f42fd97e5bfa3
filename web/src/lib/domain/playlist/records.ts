import {
  CollectionEntriesDocument,
  ImportCollectionRecordsDocument,
  ImportPlaylistRecordsDocument,
  OwnCollectionsDocument,
  OwnPlaylistsDocument,
  PlaylistEntriesDocument,
  RuleNamesDocument,
  type CollectionEntriesQuery,
  type ImportPlaylistRecordsMutation,
  type OwnCollectionsQuery,
  type OwnPlaylistsQuery,
  type PlaylistEntriesQuery,
  type PlaylistRecordInput,
  type RuleNameInput,
  type RuleNamesQuery
} from '$lib/api/generated/graphql';
import { request } from '$lib/api/client';
import { mutate } from '$lib/api/mutate';
import { allOf } from '$lib/api/queries';
import { roomInCall, sizeOf } from '$lib/api/size';
import { t } from '$lib/i18n/i18n';

type OwnPlaylist = OwnPlaylistsQuery['playlists']['nodes'][number];
type OwnCollection = OwnCollectionsQuery['collections']['nodes'][number];
type Item =
  | Extract<PlaylistEntriesQuery['node'], { __typename: 'Playlist' }>['items']['nodes'][number]
  | Extract<CollectionEntriesQuery['node'], { __typename: 'Collection' }>['items']['nodes'][number];
type Name = RuleNamesQuery['ruleNames'][number];
interface Page<T> {
  nodes: T[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** An entry as the file has it: with a title for people. */
export interface Entry {
  id: string;
  kind: Item['kind'];
  keys: string[];
  title: string;
}

interface WithEntries {
  entries: Entry[];
}
export type PlaylistRecord = OwnPlaylist & WithEntries;
export type CollectionRecord = OwnCollection & WithEntries;

/** The playlists and collections of a file, and what their rules name. */
export interface Kept {
  playlists: PlaylistRecord[];
  collections: CollectionRecord[];
  names: Name[];
}

interface Source<L> {
  lists(after: string | null): Promise<Page<L>>;
  items(id: string, after: string | null): Promise<Page<Item> | null>;
}

const playlists: Source<OwnPlaylist> = {
  lists: async (after) => (await request(OwnPlaylistsDocument, { after })).playlists,
  items: async (id, after) => {
    const { node } = await request(PlaylistEntriesDocument, { id, after });
    return node?.__typename === 'Playlist' ? node.items : null;
  }
};
const collections: Source<OwnCollection> = {
  lists: async (after) => (await request(OwnCollectionsDocument, { after })).collections,
  items: async (id, after) => {
    const { node } = await request(CollectionEntriesDocument, { id, after });
    return node?.__typename === 'Collection' ? node.items : null;
  }
};
const server = { playlists, collections, names: async (ids: string[]): Promise<Name[]> => (await request(RuleNamesDocument, { ids })).ruleNames };

function titleOf({ item, lastKnownTitle }: Item): string {
  switch (item?.__typename) {
    case 'Movie':
    case 'Series':
    case 'Album':
      return item.title;
    case 'Artist':
      return item.name;
    case 'Track':
      return [item.credit, item.title].filter(Boolean).join(' - ');
    case 'Episode':
      return `${item.series?.title ?? ''} - ${item.seasonNumber}x${item.number ?? ''}`;
    default:
      return lastKnownTitle ?? '';
  }
}

/** The ids that a filter names. */
export const namedIn = (filter: unknown): string[] => [...new Set(JSON.stringify(filter ?? null).match(/\b[a-z]+_[0-9a-hjkmnp-tv-z]{26}\b/g))];

async function whole<L extends OwnPlaylist>(from: Source<L>): Promise<(L & WithEntries)[]> {
  const out: (L & WithEntries)[] = [];
  for (const list of await allOf((after) => from.lists(after))) {
    const items = list.rules ? [] : await allOf((after) => from.items(list.id, after));
    out.push({ ...list, entries: items.map((item) => ({ id: item.id, kind: item.kind, keys: item.keys, title: titleOf(item) })) });
  }
  return out;
}

/** All playlists and collections that are the viewer's own, with what is in them. */
export async function collectLists(from: typeof server = server): Promise<Kept> {
  const kept: Kept = { playlists: await whole(from.playlists), collections: await whole(from.collections), names: [] };
  const ids = [...new Set([...kept.playlists, ...kept.collections].flatMap(({ rules }) => namedIn(rules?.filter)))];
  for (let at = 0; at < ids.length; at += 100) kept.names.push(...(await from.names(ids.slice(at, at + 100))));
  return kept;
}

/** The objects of a list; none where there is no list. */
const objects = (value: unknown): unknown[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : []);

function listsOf<R extends PlaylistRecord>(value: unknown, rest: Partial<R>): R[] {
  const known = (objects(value) as Partial<R>[]).filter((one) => typeof one.id === 'string' && typeof one.name === 'string');
  return known.map((one) => ({ description: '', rules: null, ...rest, ...one, shares: objects(one.shares), entries: objects(one.entries) }) as unknown as R);
}

/** The playlists and collections of a file; none where it has none. */
export function listsIn(text: string): Kept {
  try {
    const { playlists, collections, names } = JSON.parse(text) as { playlists?: unknown; collections?: unknown; names?: unknown };
    return {
      playlists: listsOf<PlaylistRecord>(playlists, {}),
      collections: listsOf<CollectionRecord>(collections, { sorting: 'HAND', direction: 'ASC' }),
      names: objects(names) as Name[]
    };
  } catch {
    return { playlists: [], collections: [], names: [] };
  }
}

/** What came of the playlists, or the collections, of a file. */
export interface ListOutcome {
  created: number;
  added: number;
  /** Entries, as `list: title`, whose content is not there. */
  unknown: string[];
  /** Lists, with why. */
  refused: { name: string; reason: string }[];
  /** Names of accounts that are not there. */
  unknownUsers: string[];
}

const entriesAtOnce = 500;
const listsAtOnce = 100;

interface Part<R> {
  of: R;
  entries: Entry[];
}

const headOf = ({ id, name, description, shares, rules }: PlaylistRecord): PlaylistRecordInput => ({
  id, name, description, shares: shares.map(({ userName, access }) => ({ userName, access })),
  rules: rules && { kind: rules.kind, filter: rules.filter, orderField: rules.orderField, direction: rules.direction, limit: rules.limit },
  entries: []
});

const entryOf = ({ id, kind, keys }: Entry) => ({ id, kind, keys });

/** What rules of these lists name. */
function namesOf(lists: PlaylistRecord[], names: Name[]): RuleNameInput[] {
  const named = new Set(lists.flatMap(({ rules }) => namedIn(rules?.filter)));
  return names.filter(({ id }) => named.has(id)).map(({ id, keys }) => ({ id, keys }));
}

const sortingBytes = 64;

/** How many bytes a list takes without its entries, a collection with how it is sorted. */
const headSize = (of: PlaylistRecord, names: Name[]) => sizeOf(headOf(of)) + sortingBytes + sizeOf(namesOf([of], names));

/** The calls that take lists in: a long one comes in several, each of which names it once. No entry is larger than a call. */
export function callsOf<R extends PlaylistRecord>(lists: R[], names: Name[]): Part<R>[][] {
  const calls: Part<R>[][] = [];
  let call: Part<R>[] = [];
  let room = entriesAtOnce;
  let bytes = roomInCall;
  const flush = () => {
    if (call.length > 0) calls.push(call);
    call = [];
    room = entriesAtOnce;
    bytes = roomInCall;
  };
  for (const of of lists) {
    const head = headSize(of, names);
    const sizes = of.entries.map((entry) => sizeOf(entryOf(entry)));
    let at = 0;
    do {
      if (room === 0 || call.length === listsAtOnce || call.some((part) => part.of === of) || head + (sizes[at] ?? 0) > bytes) flush();
      bytes -= head;
      let to = at;
      for (; to < sizes.length && to < at + room && (sizes[to] ?? 0) <= bytes; to++) bytes -= sizes[to] ?? 0;
      call.push({ of, entries: of.entries.slice(at, to) });
      room -= to - at;
      at = to;
    } while (at < of.entries.length);
  }
  flush();
  return calls;
}

interface Answer {
  lists: ImportPlaylistRecordsMutation['importPlaylistRecords']['playlists'];
  refused: ImportPlaylistRecordsMutation['importPlaylistRecords']['refused'];
}

async function take<R extends PlaylistRecord>(
  lists: R[],
  names: Name[],
  send: (records: PlaylistRecordInput[], of: R[], names: RuleNameInput[]) => Promise<Answer>
): Promise<ListOutcome> {
  const outcome: ListOutcome = { created: 0, added: 0, unknown: [], refused: [], unknownUsers: [] };
  const fits = (of: R) => {
    const room = roomInCall - headSize(of, names);
    return room >= 0 && of.entries.every((entry) => sizeOf(entryOf(entry)) <= room);
  };
  outcome.refused = lists.filter((of) => !fits(of)).map(({ name }) => ({ name, reason: t('records.large') }));
  for (const call of callsOf(lists.filter(fits), names)) {
    const of = call.map((part) => part.of);
    const done = await send(call.map(({ of, entries }) => ({ ...headOf(of), entries: entries.map(entryOf) })), of, namesOf(of, names));
    for (const one of done.lists) {
      const part = call[one.place];
      outcome.created += Number(one.created);
      outcome.added += one.added;
      outcome.unknown.push(...one.unmatched.map((place) => `${part?.of.name}: ${part?.entries[place]?.title ?? ''}`));
      outcome.unknownUsers.push(...one.unknownUsers);
    }
    outcome.refused.push(...done.refused.map(({ place, reason }) => ({ name: call[place]?.of.name ?? '', reason })));
  }
  return outcome;
}

const sent = {
  playlists: async (playlists: PlaylistRecordInput[], names: RuleNameInput[]) =>
    (await mutate(ImportPlaylistRecordsDocument, { input: { playlists, names } })).importPlaylistRecords,
  collections: async (collections: (PlaylistRecordInput & Pick<CollectionRecord, 'sorting' | 'direction'>)[], names: RuleNameInput[]) =>
    (await mutate(ImportCollectionRecordsDocument, { input: { collections, names } })).importCollectionRecords
};

/** Takes playlists in. */
export const takeInPlaylists = (kept: Kept, send = sent.playlists): Promise<ListOutcome> =>
  take(kept.playlists, kept.names, async (records, _, names) => {
    const { playlists, refused } = await send(records, names);
    return { lists: playlists, refused };
  });

/** Takes collections in. */
export const takeInCollections = (kept: Kept, send = sent.collections): Promise<ListOutcome> =>
  take(kept.collections, kept.names, async (records, of, names) => {
    const sorted = records.map((record, at) => ({ ...record, sorting: of[at]?.sorting ?? 'HAND', direction: of[at]?.direction ?? 'ASC' }));
    const { collections, refused } = await send(sorted, names);
    return { lists: collections, refused };
  });
