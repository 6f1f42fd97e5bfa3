import { locale } from '$lib/i18n/i18n';

/** A position as players show it: `1:02:03`, `4:05`. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const tail = String(s).padStart(2, '0');
  return h > 0 ? `${h}:${String(m).padStart(2, '0')}:${tail}` : `${m}:${tail}`;
}

/** A running time in words: `1 h 42 min`, `50 s`. */
export function runtime(ms: number): string {
  if (ms < 60_000) return `${Math.round(ms / 1000)} s`;
  const minutes = Math.round(ms / 60_000);
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  return [h > 0 ? `${h} h` : '', m > 0 ? `${m} min` : ''].filter(Boolean).join(' ');
}

/** A short span in seconds: `12 s`. */
export const seconds = (ms: number, where: string = locale) => `${(ms / 1000).toLocaleString(where, { maximumFractionDigits: ms < 10_000 ? 1 : 0 })} s`;

const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A size in decimal units: `4.2 GB`. */
export function bytes(count: number, where: string = locale): string {
  let unit = 0;
  let value = count;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toLocaleString(where, { maximumFractionDigits: digits })} ${units[unit]}`;
}

export const bitRate = (perSecond: number, where: string = locale) =>
  `${(perSecond / 1e6).toLocaleString(where, { maximumFractionDigits: 1 })} Mb/s`;

export const moment = (iso: string, where: string = locale) =>
  new Date(iso).toLocaleString(where, { dateStyle: 'medium', timeStyle: 'short' });

export const day = (iso: string, where: string = locale) =>
  new Date(`${iso}T00:00:00Z`).toLocaleDateString(where, { dateStyle: 'medium', timeZone: 'UTC' });

/** A month such as `2026-02` in words: `February 2026`. */
export const month = (name: string, where: string = locale) =>
  new Date(`${name}-01T00:00:00Z`).toLocaleDateString(where, { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The name of a BCP 47 language; the tag itself where it has none. */
export function language(tag: string, where: string = locale): string {
  try {
    return new Intl.DisplayNames([where], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The name of a country by its ISO 3166 code; the code itself where it has none, as Europe at MusicBrainz. */
export function country(code: string, where: string = locale): string {
  try {
    return new Intl.DisplayNames([where], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** `S02E05`; a special is `S00`. */
export function episodeCode(season: number, number?: number | null): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return number == null ? `S${two(season)}` : `S${two(season)}E${two(number)}`;
}

/** What tells an episode from others: its code; where it has no number, the one over all seasons (`#512`) or the day of its broadcast. */
export function episodeMark(
  episode: { seasonNumber: number; number?: number | null; absolute?: number | null; airedOn?: string | null },
  where: string = locale
): string {
  if (episode.number != null) return episodeCode(episode.seasonNumber, episode.number);
  if (episode.absolute != null) return `#${episode.absolute}`;
  return episode.airedOn ? day(episode.airedOn, where) : episodeCode(episode.seasonNumber);
}

/** How much of something was seen, 0 to 100; 0 where the length is not known. */
export function percent(part: number, whole: number): number {
  return whole > 0 ? Math.min(100, Math.max(0, Math.round((part / whole) * 100))) : 0;
}

/** A share as `82 %`. */
export const percentage = (share: number, where: string = locale) => share.toLocaleString(where, { style: 'percent', maximumFractionDigits: 0 });

/** How far away an instant is: `in 29 days`, `in 5 hours`. */
export function within(iso: string, now: number = Date.now(), where: string = locale): string {
  const minutes = Math.round((new Date(iso).getTime() - now) / 60_000);
  const words = new Intl.RelativeTimeFormat(where, { numeric: 'auto' });
  if (Math.abs(minutes) >= 48 * 60) return words.format(Math.trunc(minutes / (24 * 60)), 'day');
  if (Math.abs(minutes) >= 120) return words.format(Math.trunc(minutes / 60), 'hour');
  return words.format(minutes, 'minute');
}
