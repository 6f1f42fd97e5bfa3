import { repeats, type Repeat } from './queue';

/** A queue as it outlives the page: what is in it, by ids, and where it was. */
export interface Kept {
  ids: string[];
  at: number;
  positionMs: number;
  repeat: Repeat;
}

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The most songs that are kept, and how many of them may lie behind. */
const most = 1000;
const behind = 100;

const keyOf = (owner: string) => `music.queue.${owner}`;

/** Keeps somebody's queue; one that is empty is forgotten. Of a long one what is near is kept. */
export function keep(place: Place, owner: string, { ids, at, positionMs, repeat }: Kept): void {
  if (ids.length === 0) return place.removeItem(keyOf(owner));
  const from = ids.length > most ? Math.max(0, Math.min(at - behind, ids.length - most)) : 0;
  try {
    place.setItem(keyOf(owner), JSON.stringify({ ids: ids.slice(from, from + most), at: at - from, positionMs: Math.round(positionMs), repeat }));
  } catch {
    // There is no room in the browser: the queue lasts as long as the page.
  }
}

const whole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** The queue that somebody had here; null where there is none, or what is there is none. */
export function kept(place: Place, owner: string): Kept | null {
  try {
    const { ids, at, positionMs, repeat } = JSON.parse(place.getItem(keyOf(owner)) ?? 'null') as Record<string, unknown>;
    const ok = Array.isArray(ids) && ids.length <= most && ids.every((id) => typeof id === 'string') && whole(at) && at < ids.length && whole(positionMs);
    return ok ? { ids: ids as string[], at, positionMs, repeat: repeats.find((one) => one === repeat) ?? 'OFF' } : null;
  } catch {
    return null;
  }
}
