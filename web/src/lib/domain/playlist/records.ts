import {
  ImportPlaylistRecordsDocument, OwnPlaylistsDocument, PlaylistEntriesDocument, RuleNamesDocument,
  type ImportPlaylistRecordsMutation, type OwnPlaylistsQuery, type PlaylistEntriesQuery, type PlaylistRecordInput, type RuleNameInput, type RuleNamesQuery
} from '$lib/api/generated/graphql';
import { request } from '$lib/api/client';
import { mutate } from '$lib/api/mutate';
import { allOf } from '$lib/api/queries';
import { roomInCall, sizeOf } from '$lib/api/size';
import { t } from '$lib/i18n/i18n';

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

const headOf = ({ id, name, description, shares, rules }: PlaylistRecord): PlaylistRecordInput => ({
  id, name, description, shares: shares.map(({ userName, access }) => ({ userName, access })),
  rules: rules && { kind: rules.kind, filter: rules.filter, orderField: rules.orderField, direction: rules.direction, limit: rules.limit },
  entries: []
});

const entryOf = ({ id, kind, keys }: Entry) => ({ id, kind, keys });

/** What rules of these playlists name. */
function namesOf(playlists: PlaylistRecord[], names: Name[]): RuleNameInput[] {
  const named = new Set(playlists.flatMap(({ rules }) => namedIn(rules?.filter)));
  return names.filter(({ id }) => named.has(id)).map(({ id, keys }) => ({ id, keys }));
}

/** How many bytes a playlist takes without its entries. */
const headSize = (of: PlaylistRecord, names: Name[]) => sizeOf(headOf(of)) + sizeOf(namesOf([of], names));

/** The calls that take playlists in: a long one comes in several, each of which names it once. No entry is larger than a call. */
export function callsOf({ playlists, names }: Kept): Part[][] {
  const calls: Part[][] = [];
  let call: Part[] = [];
  let room = entriesAtOnce;
  let bytes = roomInCall;
  const flush = () => {
    if (call.length > 0) calls.push(call);
    call = [];
    room = entriesAtOnce;
    bytes = roomInCall;
  };
  for (const of of playlists) {
    const head = headSize(of, names);
    const sizes = of.entries.map((entry) => sizeOf(entryOf(entry)));
    let at = 0;
    do {
      if (room === 0 || call.length === playlistsAtOnce || call.some((part) => part.of === of) || head + (sizes[at] ?? 0) > bytes) flush();
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

/** Takes playlists in. */
export async function takeInPlaylists(kept: Kept, take: typeof send = send): Promise<PlaylistOutcome> {
  const outcome: PlaylistOutcome = { created: 0, added: 0, unknown: [], refused: [], unknownUsers: [] };
  const fits = (of: PlaylistRecord) => {
    const room = roomInCall - headSize(of, kept.names);
    return room >= 0 && of.entries.every((entry) => sizeOf(entryOf(entry)) <= room);
  };
  outcome.refused = kept.playlists.filter((of) => !fits(of)).map(({ name }) => ({ name, reason: t('records.large') }));
  for (const call of callsOf({ playlists: kept.playlists.filter(fits), names: kept.names })) {
    const done = await take(call.map(({ of, entries }) => ({ ...headOf(of), entries: entries.map(entryOf) })), namesOf(call.map(({ of }) => of), kept.names));
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
