import type { SongFragment } from '$lib/api/generated/graphql';

export const gainModes = ['TRACK', 'ALBUM', 'OFF'] as const;
export type GainMode = (typeof gainModes)[number];

/** The factor that a song's loudness is multiplied by. It never drives the loudest sample beyond full scale. */
export function factorOf(gain: SongFragment['replayGain'], mode: GainMode): number {
  if (!gain || mode === 'OFF') return 1;
  const album = { db: gain.albumDb, peak: gain.albumPeak };
  const track = { db: gain.trackDb, peak: gain.trackPeak };
  const order = mode === 'ALBUM' ? [album, track] : [track, album];
  const found = order.find((one) => one.db !== null && one.db !== undefined);
  if (found?.db === null || found?.db === undefined) return 1;
  const factor = 10 ** (found.db / 20);
  return found.peak ? Math.min(factor, 1 / found.peak) : factor;
}
