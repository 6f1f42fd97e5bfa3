import { locale } from '$lib/i18n/i18n';

/** How much of a programme is over, 0 to 100. */
export function over({ startsAt, endsAt }: { startsAt: string; endsAt: string }, now: number): number {
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)];
  return end > start ? Math.min(100, Math.max(0, Math.round(((now - start) / (end - start)) * 100))) : 0;
}

/** A time of day: `20:15`, `8:15 PM`. */
export const timeOf = (iso: string, where: string = locale) => new Date(iso).toLocaleTimeString(where, { timeStyle: 'short' });

/** The day that is so many days from now, from midnight to midnight of the viewer's clock. */
export function dayOf(days: number, now: Date = new Date()): { from: string; to: string } {
  const midnight = (n: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + n).toISOString();
  return { from: midnight(days), to: midnight(days + 1) };
}

/** The name of a day: `Saturday, 7 February`. */
export const dayName = (iso: string, where: string = locale) =>
  new Date(iso).toLocaleDateString(where, { weekday: 'long', day: 'numeric', month: 'long' });
