import { de } from './de';
import { en } from './en';

export type Key = keyof typeof en;
export type Message = string | { readonly one: string; readonly other: string };
export type Locale = 'en' | 'de';

const catalogues: Record<Locale, Record<Key, Message>> = { en, de };

/** The first of the wanted languages that there is, or English. */
export function pickLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0];
    if (language === 'en' || language === 'de') return language;
  }
  return 'en';
}

const place = 'language';
const stored = typeof localStorage === 'undefined' ? null : localStorage.getItem(place);

export const locale: Locale = pickLocale([...(stored ? [stored] : []), ...(typeof navigator === 'undefined' ? [] : (navigator.languages ?? []))]);

/** Keeps the language of a profile for the next start; true where that would be another than now. Null is the browser's. */
export function speak(language: string | null | undefined): boolean {
  if (language) localStorage.setItem(place, language);
  else localStorage.removeItem(place);
  return pickLocale([...(language ? [language] : []), ...navigator.languages]) !== locale;
}

/** Fills a message of a catalogue. */
export function translate(where: Locale, key: Key, values: Record<string, string | number> = {}): string {
  let message = catalogues[where][key];
  if (typeof message !== 'string') {
    const form = new Intl.PluralRules(where).select(Number(values.count)) === 'one' ? 'one' : 'other';
    message = message[form];
  }
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export const t = (key: Key, values?: Record<string, string | number>) => translate(locale, key, values);

/** How many there are, or that there are at least so many; nothing while nobody knows. */
export const counted = (key: Key, total: { value: number; atLeast: boolean } | null | undefined) =>
  total ? t(key, { count: total.atLeast ? `${total.value}+` : total.value }) : undefined;
