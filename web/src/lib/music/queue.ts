/** What follows what: a list with the place that is played. */
export interface Queue<T> {
  list: readonly T[];
  at: number;
}

/** Whether all of it comes again after its end, or one song ever again. */
export const repeats = ['OFF', 'ALL', 'ONE'] as const;
export type Repeat = (typeof repeats)[number];

export const empty = { list: [], at: 0 } as const;

/** The place that is played once the song has ended; null at the end. */
export function placeAfter({ list, at }: Queue<unknown>, repeat: Repeat): number | null {
  if (repeat === 'ONE') return at < list.length ? at : null;
  if (at + 1 < list.length) return at + 1;
  return repeat === 'ALL' && list.length > 0 ? 0 : null;
}

export function nextOf<T>(queue: Queue<T>, repeat: Repeat): T | undefined {
  const place = placeAfter(queue, repeat);
  return place === null ? undefined : queue.list[place];
}

/** The queue moved by so many places, around its ends where all of it is repeated; null where there is nothing. */
export function moved<T>(queue: Queue<T>, by: number, repeat: Repeat = 'OFF'): Queue<T> | null {
  const { length } = queue.list;
  const at = queue.at + by;
  if (at >= 0 && at < length) return { ...queue, at };
  return repeat === 'ALL' && length > 0 ? { ...queue, at: ((at % length) + length) % length } : null;
}

/** The queue without one of its places; where that is the one that is played, what follows takes its place. */
export function without<T>(queue: Queue<T>, place: number): Queue<T> {
  const list = queue.list.filter((_, i) => i !== place);
  return { list, at: Math.max(0, Math.min(place < queue.at ? queue.at - 1 : queue.at, list.length - 1)) };
}

/** The queue with more right behind what is played, or at its end. */
export function inserted<T>({ list, at }: Queue<T>, more: readonly T[], where: 'NEXT' | 'END'): Queue<T> {
  const place = where === 'NEXT' ? Math.min(at + 1, list.length) : list.length;
  return { list: [...list.slice(0, place), ...more, ...list.slice(place)], at };
}

/** The queue with one of its places put at another; what is played stays what is played. */
export function reordered<T>({ list, at }: Queue<T>, from: number, to: number): Queue<T> {
  const one = list[from];
  if (one === undefined || to < 0 || to >= list.length) return { list, at };
  const rest = list.filter((_, i) => i !== from);
  const there = at === from ? to : at - (from < at ? 1 : 0) + (to <= at - (from < at ? 1 : 0) ? 1 : 0);
  return { list: [...rest.slice(0, to), one, ...rest.slice(to)], at: there };
}

/** A list in another order, each as likely as any other. */
export function shuffled<T>(list: readonly T[], random: () => number = Math.random): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

/** The queue with what follows in another order. */
export const shuffledRest = <T>({ list, at }: Queue<T>, random?: () => number): Queue<T> => ({
  list: [...list.slice(0, at + 1), ...shuffled(list.slice(at + 1), random)],
  at
});

/** Of a long queue what is near what is played: where that begins, and how many come before it and after it. */
export function near<T>({ list, at }: Queue<T>, behind: number, ahead: number): { shown: readonly T[]; earlier: number; later: number } {
  const earlier = Math.max(0, at - behind);
  const shown = list.slice(earlier, at + ahead);
  return { shown, earlier, later: list.length - earlier - shown.length };
}

/** The line of synced lyrics that is sung at that moment; -1 before the first. */
export function lineAt(lines: readonly { startMs?: number | null }[], positionMs: number): number {
  return lines.findLastIndex((line) => (line.startMs ?? Infinity) <= positionMs);
}
