/** An item that something did not work for, and why. */
export interface Failed<T> {
  item: T;
  reason: string;
}

/** Does something for each of many items, a few at a time, tells how many are done, and returns those that it failed for in their order. */
export async function each<T>(
  items: readonly T[],
  run: (item: T, at: number) => Promise<unknown>,
  told: (done: number) => void = () => {},
  atOnce = 4
): Promise<Failed<T>[]> {
  const failed = new Map<number, Failed<T>>();
  let next = 0;
  let done = 0;
  const work = async () => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at] as T;
      try {
        await run(item, at);
      } catch (error) {
        failed.set(at, { item, reason: error instanceof Error ? error.message : '' });
      }
      told(++done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
  return [...failed].sort(([a], [b]) => a - b).map(([, one]) => one);
}
