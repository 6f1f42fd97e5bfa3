/** What follows what: a list with the place that is played. */
export interface Queue<T> {
  list: readonly T[];
  at: number;
}

export const empty = { list: [], at: 0 } as const;

export const nextOf = <T>({ list, at }: Queue<T>): T | undefined => list[at + 1];

/** The queue moved by so many places; null where there is nothing. */
export function moved<T>(queue: Queue<T>, by: number): Queue<T> | null {
  const at = queue.at + by;
  return at >= 0 && at < queue.list.length ? { ...queue, at } : null;
}

export function without<T>(queue: Queue<T>, place: number): Queue<T> {
  return { list: queue.list.filter((_, i) => i !== place), at: place < queue.at ? queue.at - 1 : queue.at };
}

/** The line of synced lyrics that is sung at that moment; -1 before the first. */
export function lineAt(lines: readonly { startMs?: number | null }[], positionMs: number): number {
  return lines.findLastIndex((line) => (line.startMs ?? Infinity) <= positionMs);
}
