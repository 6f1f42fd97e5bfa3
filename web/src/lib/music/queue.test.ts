import { describe, expect, it } from 'vitest';
import { factorOf } from './gain';
import { lineAt, moved, nextOf, without } from './queue';

describe('the queue', () => {
  const queue = { list: ['a', 'b', 'c'], at: 1 };
  it('moves within its list', () => {
    expect(nextOf(queue)).toBe('c');
    expect(moved(queue, 1)?.at).toBe(2);
    expect(moved(queue, 2)).toBeNull();
    expect(moved(queue, -2)).toBeNull();
  });
  it('stays where it is when something else goes', () => {
    expect(without(queue, 0)).toEqual({ list: ['b', 'c'], at: 0 });
    expect(without(queue, 2)).toEqual({ list: ['a', 'b'], at: 1 });
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
