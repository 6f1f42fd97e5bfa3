import {
  ImportPlaylistRecordsDocument, OwnPlaylistsDocument, PlaylistEntriesDocument, RuleNamesDocument,
  type ImportPlaylistRecordsMutation, type OwnPlaylistsQuery, type PlaylistEntriesQuery, type PlaylistRecordInput, type RuleNameInput, type RuleNamesQuery
} from '$lib/api/generated/graphql';
import { request } from '$lib/api/client';
import { mutate } from '$lib/api/mutate';
import { allOf } from '$lib/api/queries';

type Own = OwnPlaylistsQuery['playlists']['nodes'][number];
type Items = Extract<PlaylistEntriesQuery['node'], { __typename: 'Playlist' }>['items'];
type Item = Items['nodes'][number];
type Name = RuleNamesQuery['ruleNames'][number];
type Answer = ImportPlaylistRecordsMutation['importPlaylistRecords'];

/** An entry as the file has it: with a title for people. */
export interface Entry {
  id: string;
  kind: Item['kind'];
  keys: string[];
  title: string;
}

export interface PlaylistRecord extends Own {
  entries: Entry[];
}

/** The playlists of a file, and what their rules name. */
export interface Kept {
  playlists: PlaylistRecord[];
  names: Name[];
}

interface Source {
  lists(after: string | null): Promise<OwnPlaylistsQuery['playlists']>;
  items(id: string, after: string | null): Promise<Items | null>;
  names(ids: string[]): Promise<Name[]>;
}

const server: Source = {
  lists: async (after) => (await request(OwnPlaylistsDocument, { after })).playlists,
  items: async (id, after) => {
    const { node } = await request(PlaylistEntriesDocument, { id, after });
    return node?.__typename === 'Playlist' ? node.items : null;
  },
  names: async (ids) => (await request(RuleNamesDocument, { ids })).ruleNames
};

function titleOf({ item, lastKnownTitle }: Item): string {
  if (item?.__typename === 'Movie') return item.title;
  if (item?.__typename === 'Track') return [item.credit, item.title].filter(Boolean).join(' - ');
  if (item?.__typename === 'Episode') return `${item.series?.title ?? ''} - ${item.seasonNumber}x${item.number ?? ''}`;
  return lastKnownTitle ?? '';
}

/** The ids that a filter names. */
export const namedIn = (filter: unknown): string[] => [...new Set(JSON.stringify(filter ?? null).match(/\b[a-z]+_[0-9a-hjkmnp-tv-z]{26}\b/g))];

/** All playlists that are the viewer's own, with what is in them. */
export async function collectPlaylists(from: Source = server): Promise<Kept> {
  const playlists: PlaylistRecord[] = [];
  for (const list of await allOf((after) => from.lists(after))) {
    const items = list.rules ? [] : await allOf((after) => from.items(list.id, after));
    playlists.push({ ...list, entries: items.map((item) => ({ id: item.id, kind: item.kind, keys: item.keys, title: titleOf(item) })) });
  }
  const ids = [...new Set(playlists.flatMap(({ rules }) => namedIn(rules?.filter)))];
  const names: Name[] = [];
  for (let at = 0; at < ids.length; at += 100) names.push(...(await from.names(ids.slice(at, at + 100))));
  return { playlists, names };
}

/** The objects of a list; none where there is no list. */
const objects = (value: unknown): unknown[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : []);

/** The playlists of a file; none where it has none. */
export function playlistsIn(text: string): Kept {
  try {
    const { playlists, names } = JSON.parse(text) as { playlists?: unknown; names?: unknown };
    const known = Array.isArray(playlists) ? (playlists as (Partial<PlaylistRecord> | null)[]).filter((one) => typeof one?.id === 'string' && typeof one.name === 'string') : [];
    const kept = known.map((one) => ({ description: '', rules: null, ...one, shares: objects(one?.shares), entries: objects(one?.entries) }) as PlaylistRecord);
    return { playlists: kept, names: objects(names) as Name[] };
  } catch {
    return { playlists: [], names: [] };
  }
}

/** What came of the playlists of a file. */
export interface PlaylistOutcome {
  created: number;
  added: number;
  /** Entries, as `playlist: title`, whose content is not there. */
  unknown: string[];
  /** Playlists, with why. */
  refused: { name: string; reason: string }[];
  /** Names of accounts that are not there. */
  unknownUsers: string[];
}

const send = async (playlists: PlaylistRecordInput[], names: RuleNameInput[]): Promise<Answer> => (await mutate(ImportPlaylistRecordsDocument, { input: { playlists, names } })).importPlaylistRecords;

const entriesAtOnce = 500;
const playlistsAtOnce = 100;

interface Part {
  of: PlaylistRecord;
  entries: Entry[];
}

/** The calls that take playlists in: a long one comes in several, each of which names it once. */
export function callsOf(playlists: PlaylistRecord[]): Part[][] {
  const calls: Part[][] = [];
  let call: Part[] = [];
  let room = entriesAtOnce;
  const flush = () => {
    if (call.length > 0) calls.push(call);
    call = [];
    room = entriesAtOnce;
  };
  for (const of of playlists) {
    let at = 0;
    do {
      if (room === 0 || call.length === playlistsAtOnce || call.some((part) => part.of === of)) flush();
      const entries = of.entries.slice(at, at + room);
      call.push({ of, entries });
      at += entries.length;
      room -= entries.length;
    } while (at < of.entries.length);
  }
  flush();
  return calls;
}

/** Takes playlists in. */
export async function takeInPlaylists(kept: Kept, take: typeof send = send): Promise<PlaylistOutcome> {
  const outcome: PlaylistOutcome = { created: 0, added: 0, unknown: [], refused: [], unknownUsers: [] };
  for (const call of callsOf(kept.playlists)) {
    const named = new Set(call.flatMap(({ of }) => namedIn(of.rules?.filter)));
    const done = await take(
      call.map(({ of: { id, name, description, shares, rules }, entries }) => ({
        id, name, description, shares: shares.map(({ userName, access }) => ({ userName, access })),
        rules: rules && { kind: rules.kind, filter: rules.filter, orderField: rules.orderField, direction: rules.direction, limit: rules.limit },
        entries: entries.map(({ id, kind, keys }) => ({ id, kind, keys }))
      })),
      kept.names.filter(({ id }) => named.has(id)).map(({ id, keys }) => ({ id, keys }))
    );
    for (const one of done.playlists) {
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
