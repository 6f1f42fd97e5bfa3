import { describe, expect, it } from 'vitest';
import { joined, Keeper, parted } from './kept';

const place = () => {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key)
  };
};
const queue = { ids: ['track_1', 'track_2'], at: 1, positionMs: 1500, repeat: 'ALL' as const };

describe('a queue that is kept', () => {
  it('is there again for its owner alone, until it is forgotten', () => {
    const here = place();
    const keeper = new Keeper(here, 'one');
    keeper.keep({ ...queue, positionMs: 1500.4 });
    expect(new Keeper(here, 'one').read()).toEqual(queue);
    expect(new Keeper(here, 'other').read()).toBeNull();
    keeper.forget();
    expect(new Keeper(here, 'one').read()).toBeNull();
  });

  it('is not forgotten by a tab that knows another one', () => {
    const here = place();
    const [first, second] = [new Keeper(here, 'one'), new Keeper(here, 'one')];
    first.keep(queue);
    second.read();
    expect(second.foreign).toBe(false);
    second.keep({ ...queue, at: 0 });
    expect([first.foreign, second.foreign]).toEqual([true, false]);
    first.forget();
    expect(second.read()?.at).toBe(0);
  });

  it('keeps of a long one what is near', () => {
    const keeper = new Keeper(place(), 'one');
    const ids = Array.from({ length: 2500 }, (_, at) => `track_${at}`);
    for (const [at, first] of [[0, 0], [1200, 1100], [2499, 1500]] as const) {
      keeper.keep({ ids, at, positionMs: 0, repeat: 'OFF' });
      const near = keeper.read();
      expect([near?.ids.length, near?.ids[0], near?.ids[near.at]]).toEqual([1000, `track_${first}`, `track_${at}`]);
    }
  });

  it('is none where something else was written, or there is no room', () => {
    const here = place();
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"ids":[1],"at":0,"positionMs":0}',
      '{"ids":["a"],"at":1,"positionMs":0}',
      '{"ids":["a"],"at":0,"positionMs":-1}'
    ]) {
      here.setItem('music.queue.one', text);
      expect(new Keeper(here, 'one').read(), text).toBeNull();
    }
    const full = { ...here, setItem: () => { throw new Error('full'); } };
    expect(() => new Keeper(full, 'one').keep(queue)).not.toThrow();
  });

  it('has the songs that are missing for now in their places again', () => {
    const song = (id: string, there = true) => ({ id, missingSince: there ? null : '2026-01-01T00:00:00Z' });
    const { list, absent } = parted([song('x', false), song('a'), null, song('y', false), song('z', false), song('b'), song('c')]);
    const ids = list.map(({ id }) => id);
    expect(ids).toEqual(['a', 'b', 'c']);
    expect(joined(ids, 1, absent)).toEqual({ ids: ['x', 'a', 'y', 'z', 'b', 'c'], at: 4 });
    expect(joined(['c', 'b', 'b'], 0, absent)).toEqual({ ids: ['x', 'c', 'b', 'b', 'y', 'z'], at: 1 });
    expect(joined(['a'], 0, [])).toEqual({ ids: ['a'], at: 0 });
  });
});
