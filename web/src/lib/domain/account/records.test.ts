import { expect, it } from 'vitest';
import { roomInCall, sizeOf } from '$lib/api/size';
import { collect, fileOf, recordOf, recordsIn, takeIn } from './records';

const kept = (title: string) => ({
  kind: 'MOVIE' as const,
  keys: [`movie|${title}`],
  title,
  at: '2026-01-01T00:00:00Z',
  lastPlayedAt: null,
  watched: true,
  positionMs: 0,
  durationMs: 1,
  playCount: 1,
  rating: 8,
  ratedAt: null,
  favouriteAt: null,
  watchlistedAt: null
});

it('reads all pages, and back what it wrote', async () => {
  const pages = [
    { nodes: [kept('a'), kept('b')], pageInfo: { hasNextPage: true, endCursor: 'x' } },
    { nodes: [kept('c')], pageInfo: { hasNextPage: false, endCursor: 'y' } }
  ];
  const asked: (string | null)[] = [];
  const all = await collect(async (after) => (asked.push(after), pages[asked.length - 1]!));
  expect(asked).toEqual([null, 'x']);
  expect(recordsIn(fileOf(all))).toEqual(all);
});

it('finds no records in what is none', () => {
  for (const text of ['', '{', '5', 'null', '{}', '{"records": 5}']) expect(recordsIn(text), text).toBeNull();
  expect(recordsIn('[1]')).toEqual([1]);
});

it('says which field is wrong, and leaves out what it does not know', () => {
  expect(recordOf({ ...kept('a'), extra: 1 })).toEqual({
    record: { kind: 'MOVIE', keys: ['movie|a'], at: '2026-01-01T00:00:00Z', watched: true, positionMs: 0, durationMs: 1, playCount: 1, rating: 8 }
  });
  for (const [field, value] of Object.entries({ kind: 'SONG', keys: [], rating: 11, at: 'soon', watched: 'yes', playCount: 2 ** 31, positionMs: -1 }))
    expect(recordOf({ ...kept('a'), [field]: value })).toEqual({ wrong: field });
  expect(recordOf(5)).toEqual({ wrong: 'record' });
});

it('takes a long file in by parts and tells of each line that was left', async () => {
  const all: unknown[] = Array.from({ length: 1100 }, (_, i) => kept(`film ${i}`));
  all[1] = { title: 'broken' };
  const sizes: number[] = [];
  const steps: number[] = [];
  const outcome = await takeIn(all, (field) => `wrong ${field}`, async (records) => {
    sizes.push(records.length);
    return { matched: records.length - 2, changed: 1, unmatched: [1], refused: [{ place: 2, reason: 'a time lies in the future' }], userErrors: [] };
  }, (done) => steps.push(done));
  expect(sizes).toEqual([499, 500, 100]);
  expect(steps).toEqual([500, 1000, 1100]);
  expect(outcome).toMatchObject({ total: 1100, matched: 1093, changed: 3 });
  expect(outcome.unknown.map(({ line, title }) => [line, title])).toEqual([[3, 'film 2'], [502, 'film 501'], [1002, 'film 1001']]);
  expect(outcome.refused[0]).toEqual({ line: 2, title: 'broken', reason: 'wrong kind' });
  expect(outcome.refused[1]).toEqual({ line: 4, title: 'film 3', reason: 'a time lies in the future' });
});

it('sends no more than one call has room for, whatever the letters', async () => {
  const all: unknown[] = Array.from({ length: 40 }, (_, i) => ({ ...kept(`${i}`), keys: Array.from({ length: 20 }, () => '映'.repeat(330)) }));
  all[5] = { ...kept('long'), keys: Array.from({ length: 700 }, () => 'k'.repeat(500)) };
  const calls: number[] = [];
  const steps: number[] = [];
  const outcome = await takeIn(all, (field) => `wrong ${field}`, async (records) => {
    expect(sizeOf({ input: { records } })).toBeLessThan(256 * 1024 - 8 * 1024);
    calls.push(records.length);
    return { matched: records.length, changed: 0, unmatched: [], refused: [], userErrors: [] };
  }, (done) => steps.push(done));
  expect(Math.max(...calls) * 20 * 330 * 3).toBeLessThan(roomInCall);
  expect(calls.length).toBeGreaterThan(3);
  expect(outcome).toMatchObject({ total: 40, matched: 39, refused: [{ line: 6, title: 'long', reason: 'wrong keys' }] });
  expect(steps.at(-1)).toBe(40);
});
