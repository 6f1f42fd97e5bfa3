import type { TranslationInput } from '$lib/api/generated/graphql';

/** What a work is called, and said to be about, in another language, as it is written in a form. */
export interface Translated {
  language: string;
  title: string;
  overview: string;
  tagline: string;
}

export const parts = ['title', 'tagline', 'overview'] as const;

/** The languages that texts name, as `FieldOrigin.values` has them: `de | title | Das Boot`. */
export function translatedOf(texts: readonly string[]): Translated[] {
  const out: Translated[] = [];
  for (const text of texts) {
    const [language = '', part = '', ...rest] = text.split('|');
    const known = parts.find((one) => one === part.trim());
    if (!known) continue;
    let one = out.find((other) => other.language === language.trim());
    if (!one) out.push((one = { language: language.trim(), title: '', overview: '', tagline: '' }));
    one[known] = rest.join('|').trim();
  }
  return out;
}

/** The languages as one text, for a form to compare; none are no text. */
export const packed = (list: Translated[]) => (list.length === 0 ? '' : JSON.stringify(list));

/** The languages of such a text; a new form has none. */
export const unpacked = (text: string): Translated[] => (text === '' ? [] : (JSON.parse(text) as Translated[]));

/** What the mutation takes: languages without a text are left out. */
export const translationInputs = (list: Translated[]): TranslationInput[] =>
  list
    .filter((one) => parts.some((part) => one[part].trim()))
    .map(({ language, title, overview, tagline }) => ({
      language: language.trim(),
      title: title.trim() || null,
      overview: overview.trim() || null,
      tagline: tagline.trim() || null
    }));

/** The languages and their titles on one line. */
export const inWords = (list: Translated[]) => list.map(({ language, title, overview, tagline }) => `${language}: ${title || tagline || overview}`).join(', ');
