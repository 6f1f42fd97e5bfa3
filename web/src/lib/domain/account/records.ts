import { ImportViewerRecordsDocument, ViewerRecordsDocument, type ItemKind, type ViewerRecordInput, type ViewerRecordsQuery } from '$lib/api/generated/graphql';
import { request } from '$lib/api/client';
import { mutate } from '$lib/api/mutate';
import { allOf } from '$lib/api/queries';
import { roomInCall, sizeOf } from '$lib/api/size';
import type { Kept as Playlists } from '$lib/domain/playlist/records';

type Kept = ViewerRecordsQuery['viewerRecords']['nodes'][number];

/** A record that was not taken over: where it stands in the file, counted from 1, and what it is called there. */
export interface Left {
  line: number;
  title: string;
  /** What is wrong with it; empty where nothing like it is in the libraries. */
  reason: string;
}

/** What came of a file. */
export interface Outcome {
  total: number;
  /** What is there, and how much of it told something new. */
  matched: number;
  changed: number;
  unknown: Left[];
  refused: Left[];
}

const format = 'revenge-viewer-records';

/** The text of a file with records. */
export const fileOf = (records: Kept[], lists: Playlists = { playlists: [], collections: [], names: [] }, now = new Date()): string =>
  JSON.stringify({ format, version: 1, exportedAt: now.toISOString(), records, ...lists }, null, 1);

async function pageOf(after: string | null): Promise<ViewerRecordsQuery['viewerRecords']> {
  return (await request(ViewerRecordsDocument, { first: 100, after })).viewerRecords;
}

/** All that the viewer has. */
export const collect = (read: typeof pageOf = pageOf): Promise<Kept[]> => allOf(read);

const isText = (value: unknown) => typeof value === 'string';
const isTime = (value: unknown) => typeof value === 'string' && !Number.isNaN(Date.parse(value));
const isCount = (value: unknown) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const kinds: Record<ItemKind, true> = {
  MOVIE: true,
  SERIES: true,
  SEASON: true,
  EPISODE: true,
  PERSON: true,
  FILE: true,
  ARTIST: true,
  ALBUM: true,
  TRACK: true
};

/** What each field of a record must be; those that are not here are of no matter. */
const checks: Record<keyof ViewerRecordInput, (value: unknown) => boolean> = {
  kind: (value) => isText(value) && String(value) in kinds,
  keys: (value) => Array.isArray(value) && value.length > 0 && value.every(isText),
  at: isTime, lastPlayedAt: isTime, ratedAt: isTime, favouriteAt: isTime, watchlistedAt: isTime,
  watched: (value) => typeof value === 'boolean',
  positionMs: isCount, durationMs: isCount, playCount: (value) => isCount(value) && Number(value) < 2 ** 31,
  rating: (value) => isCount(value) && Number(value) >= 1 && Number(value) <= 10
};

/** A record as the server takes it, or the field that is wrong. */
export function recordOf(value: unknown): { record: ViewerRecordInput } | { wrong: string } {
  if (typeof value !== 'object' || value === null) return { wrong: 'record' };
  const given = value as Record<string, unknown>;
  const record: Record<string, unknown> = {};
  for (const [field, fits] of Object.entries(checks)) {
    const one = given[field] ?? null;
    if (one === null && field !== 'kind' && field !== 'keys') continue;
    if (!fits(one)) return { wrong: field };
    record[field] = one;
  }
  return { record: record as unknown as ViewerRecordInput };
}

/** The records of a file; null for one that has none. */
export function recordsIn(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value;
    const { records } = value as { records?: unknown };
    return Array.isArray(records) ? records : null;
  } catch {
    return null;
  }
}

async function send(records: ViewerRecordInput[]) {
  return (await mutate(ImportViewerRecordsDocument, { input: { records } })).importViewerRecords;
}

const atOnce = 500;

/** Takes records in, as many at a time as one call has room for; wrong says what is the matter with a field. */
export async function takeIn(
  all: unknown[],
  wrong: (field: string) => string,
  take: typeof send = send,
  progress: (done: number) => void = () => {}
): Promise<Outcome> {
  const outcome: Outcome = { total: all.length, matched: 0, changed: 0, unknown: [], refused: [] };
  const left = (at: number, reason = ''): Left => {
    const { title } = (all[at] ?? {}) as { title?: unknown };
    return { line: at + 1, title: isText(title) ? String(title) : '', reason };
  };
  for (let from = 0, to = 0; from < all.length; from = to) {
    const places: number[] = [];
    const records: ViewerRecordInput[] = [];
    let room = roomInCall;
    for (; to < Math.min(from + atOnce, all.length); to++) {
      const read = recordOf(all[to]);
      const size = 'wrong' in read ? 0 : sizeOf(read.record);
      if ('wrong' in read || size > roomInCall) {
        outcome.refused.push(left(to, wrong('wrong' in read ? read.wrong : 'keys')));
        continue;
      }
      if (size > room) break;
      room -= size;
      places.push(to);
      records.push(read.record);
    }
    if (records.length > 0) {
      const done = await take(records);
      outcome.matched += done.matched;
      outcome.changed += done.changed;
      outcome.unknown.push(...done.unmatched.map((place) => left(places[place] ?? 0)));
      outcome.refused.push(...done.refused.map(({ place, reason }) => left(places[place] ?? 0, reason)));
    }
    progress(to);
  }
  return outcome;
}
