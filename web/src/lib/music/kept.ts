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

const whole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** Where somebody's queue outlives the page. Tabs share it: that of the tab in which something was done last is kept. */
export class Keeper {
  readonly #key: string;
  #seen: string | null = null;

  constructor(
    private readonly place: Place,
    owner: string
  ) {
    this.#key = `music.queue.${owner}`;
  }

  /** Whether another tab has kept another queue since this one looked. */
  get foreign(): boolean {
    return this.place.getItem(this.#key) !== this.#seen;
  }

  /** Keeps a queue; of a long one what is near. */
  keep({ ids, at, positionMs, repeat }: Kept): void {
    const from = ids.length > most ? Math.max(0, Math.min(at - behind, ids.length - most)) : 0;
    const text = JSON.stringify({ ids: ids.slice(from, from + most), at: at - from, positionMs: Math.round(positionMs), repeat });
    try {
      this.place.setItem(this.#key, text);
      this.#seen = text;
    } catch {
      // There is no room in the browser: the queue lasts as long as the page.
    }
  }

  /** Forgets what this tab has kept. */
  forget(): void {
    if (this.foreign) return;
    this.place.removeItem(this.#key);
    this.#seen = null;
  }

  /** The queue that is kept; null where there is none, or what is there is none. */
  read(): Kept | null {
    this.#seen = this.place.getItem(this.#key);
    try {
      const { ids, at, positionMs, repeat } = JSON.parse(this.#seen ?? 'null') as Record<string, unknown>;
      const ok = Array.isArray(ids) && ids.length <= most && ids.every((id) => typeof id === 'string') && whole(at) && at < ids.length && whole(positionMs);
      return ok ? { ids: ids as string[], at, positionMs, repeat: repeats.find((one) => one === repeat) ?? 'OFF' } : null;
    } catch {
      return null;
    }
  }
}

/** A song that is missing for now, and the one that it stands behind; null at the beginning. */
export interface Absent {
  id: string;
  after: string | null;
}

/** The songs that can be heard, and those that are missing for now. Of what is gone for good nothing is left. */
export function parted<T extends { id: string; missingSince?: string | null }>(songs: readonly (T | null)[]): { list: T[]; absent: Absent[] } {
  const list: T[] = [];
  const absent: Absent[] = [];
  for (const song of songs) {
    if (song?.missingSince) absent.push({ id: song.id, after: list.at(-1)?.id ?? null });
    else if (song) list.push(song);
  }
  return { list, absent };
}

/** A queue together with the songs that are missing for now: behind what they stood behind, or at the end where that was taken out. */
export function joined(ids: readonly string[], at: number, absent: readonly Absent[]): Pick<Kept, 'ids' | 'at'> {
  const waiting = new Map<string | null, string[]>();
  for (const { id, after } of absent) waiting.set(after, [...(waiting.get(after) ?? []), id]);
  const take = (after: string | null) => {
    const out = waiting.get(after) ?? [];
    waiting.delete(after);
    return out;
  };
  const out = take(null);
  let place = 0;
  for (const [i, id] of ids.entries()) {
    if (i === at) place = out.length;
    out.push(id, ...take(id));
  }
  return { ids: [...out, ...[...waiting.keys()].flatMap(take)], at: place };
}
