import { describe, expect, it } from 'vitest';
import { factorOf } from './gain';
import { inserted, lineAt, moved, near, nextOf, placeAfter, reordered, shuffled, shuffledRest, without } from './queue';

describe('the queue', () => {
  const queue = { list: ['a', 'b', 'c'], at: 1 };
  it('moves within its list', () => {
    expect(nextOf(queue, 'OFF')).toBe('c');
    expect(moved(queue, 1)?.at).toBe(2);
    expect(moved(queue, 2)).toBeNull();
    expect(moved(queue, -2)).toBeNull();
  });
  it('begins again where it is repeated, or stays with one song', () => {
    const last = { ...queue, at: 2 };
    expect([placeAfter(last, 'OFF'), placeAfter(last, 'ALL'), placeAfter(last, 'ONE'), placeAfter(queue, 'ALL')]).toEqual([null, 0, 2, 2]);
    expect(nextOf(last, 'ALL')).toBe('a');
    expect(moved(last, 1, 'ALL')?.at).toBe(0);
    expect(moved({ ...queue, at: 0 }, -1, 'ALL')?.at).toBe(2);
    expect(moved(last, 1, 'ONE')).toBeNull();
    for (const repeat of ['OFF', 'ALL', 'ONE'] as const) expect(placeAfter({ list: [], at: 0 }, repeat)).toBeNull();
  });
  it('stays where it is when something else goes, and goes on when that goes', () => {
    expect(without(queue, 0)).toEqual({ list: ['b', 'c'], at: 0 });
    expect(without(queue, 2)).toEqual({ list: ['a', 'b'], at: 1 });
    expect(without(queue, 1)).toEqual({ list: ['a', 'c'], at: 1 });
    expect(without({ ...queue, at: 2 }, 2)).toEqual({ list: ['a', 'b'], at: 1 });
    expect(without({ list: ['a'], at: 0 }, 0)).toEqual({ list: [], at: 0 });
  });
  it('shows of a long one what is near', () => {
    const list = Array.from({ length: 500 }, (_, i) => i);
    expect(near({ list, at: 250 }, 20, 200)).toMatchObject({ earlier: 230, later: 50 });
    expect(near({ list, at: 250 }, 220, 200).shown[0]).toBe(30);
    expect(near({ list, at: 250 }, 420, 400)).toEqual({ shown: list, earlier: 0, later: 0 });
  });
  it('takes more in behind what is played, or at its end', () => {
    expect(inserted(queue, ['x', 'y'], 'NEXT')).toEqual({ list: ['a', 'b', 'x', 'y', 'c'], at: 1 });
    expect(inserted(queue, ['x'], 'END')).toEqual({ list: ['a', 'b', 'c', 'x'], at: 1 });
    expect(inserted({ list: [], at: 0 }, ['x'], 'NEXT')).toEqual({ list: ['x'], at: 0 });
  });
  it('plays on what it plays, whatever is put elsewhere', () => {
    const long = { list: ['a', 'b', 'c', 'd', 'e'], at: 2 };
    for (let from = 0; from < 5; from++) {
      for (let to = 0; to < 5; to++) {
        const { list, at } = reordered(long, from, to);
        expect([list[to], list[at], [...list].sort()], `${from} to ${to}`).toEqual([long.list[from], 'c', long.list]);
      }
    }
    expect(reordered(long, 0, 5)).toEqual(long);
    expect(reordered(long, 7, 0)).toEqual(long);
  });
  it('shuffles, and leaves what was played and is played', () => {
    expect(shuffled(['a', 'b', 'c'], () => 0)).toEqual(['b', 'c', 'a']);
    expect(shuffled(['a', 'b', 'c'], () => 0.999)).toEqual(['a', 'b', 'c']);
    expect(shuffledRest({ list: ['a', 'b', 'c', 'd'], at: 1 }, () => 0)).toEqual({ list: ['a', 'b', 'd', 'c'], at: 1 });
  });
});

describe('loudness', () => {
  it('is what the tags say, and never beyond full scale', () => {
    const gain = { trackDb: -6, trackPeak: 0.5, albumDb: 12, albumPeak: 0.8 };
    expect(factorOf(gain, 'TRACK')).toBeCloseTo(0.501, 3);
    expect(factorOf(gain, 'ALBUM')).toBeCloseTo(1.25, 3);
    expect(factorOf({ trackDb: -6, trackPeak: null, albumDb: null, albumPeak: null }, 'ALBUM')).toBeCloseTo(0.501, 3);
    expect(factorOf(gain, 'OFF')).toBe(1);
    expect(factorOf(null, 'TRACK')).toBe(1);
  });
});

describe('synced lyrics', () => {
  it('show the line that has begun', () => {
    const lines = [{ startMs: 1000 }, { startMs: 2000 }];
    expect(lineAt(lines, 0)).toBe(-1);
    expect(lineAt(lines, 1500)).toBe(0);
    expect(lineAt(lines, 9000)).toBe(1);
  });
});
