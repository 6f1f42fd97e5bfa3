import { describe, expect, it } from 'vitest';
import { Reorder } from './reorder.svelte';

/** A list of which so many places are loaded at once. */
function list(count: number, loaded: number) {
  const all = Array.from({ length: count }, (_, i) => ({ node: { id: `${i}` } }));
  const moved: [string, string | null][] = [];
  const at = { loaded };
  const order = new Reorder(
    () => all.slice(0, at.loaded),
    { move: async (id, before) => moved.push([id, before]), take: async () => undefined },
    { more: () => at.loaded < count, load: async () => (at.loaded += loaded) }
  );
  return { order, moved, at };
}

describe('one step', () => {
  it('goes before what is there, or to the end', async () => {
    const { order, moved } = list(3, 3);
    await order.step(1, -1);
    await order.step(0, 1);
    await order.step(1, 1);
    await order.step(2, 1);
    await order.step(0, -1);
    expect(moved).toEqual([['1', '0'], ['0', '2'], ['1', null]]);
  });

  it('loads what follows, and goes no further than by one', async () => {
    const { order, moved, at } = list(7, 3);
    await order.step(1, 1);
    expect(moved).toEqual([['1', '3']]);
    expect(at.loaded).toBe(6);
    await order.step(5, 1);
    expect(moved.at(-1)).toEqual(['5', null]);
  });

  it('does nothing where nothing more could be loaded', async () => {
    const moved: string[] = [];
    const all = [{ node: { id: 'a' } }, { node: { id: 'b' } }];
    const changes = { move: async (id: string) => moved.push(id), take: async () => undefined };
    const order = new Reorder(() => all, changes, { more: () => true, load: async () => undefined });
    await order.step(0, 1);
    await order.step(1, 1);
    expect(moved).toEqual([]);
  });
});
