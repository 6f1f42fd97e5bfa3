/** What a viewer set in the player, kept in this browser. */
export interface Preferences {
  volume: number;
  muted: boolean;
  /** The language of subtitles that was chosen; null for none, undefined when nothing was. */
  subtitles?: string | null;
}

export interface PreferenceStore {
  load(): Preferences;
  /** Changes what is given, and leaves the rest. */
  save(change: Partial<Preferences>): void;
}

const key = 'revenge-player';
const unset: Preferences = { volume: 1, muted: false };

/** Keeps them in a storage; what cannot be read there counts as not set. */
export function preferencesIn(storage: Pick<Storage, 'getItem' | 'setItem'>): PreferenceStore {
  const load = (): Preferences => {
    try {
      const kept = JSON.parse(storage.getItem(key) ?? '{}') as Partial<Preferences>;
      const volume = typeof kept.volume === 'number' && kept.volume >= 0 && kept.volume <= 1 ? kept.volume : unset.volume;
      const subtitles = typeof kept.subtitles === 'string' || kept.subtitles === null ? kept.subtitles : undefined;
      return { volume, muted: kept.muted === true, subtitles };
    } catch {
      return unset;
    }
  };
  return {
    load,
    save(change) {
      try {
        storage.setItem(key, JSON.stringify({ ...load(), ...change }));
      } catch {
        // A full or forbidden storage loses the setting, nothing else.
      }
    }
  };
}
