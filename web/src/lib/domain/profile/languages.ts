import { language } from '$lib/format/format';
import { languageTags } from '$lib/format/languages';
import { locale } from '$lib/i18n/i18n';

/** The languages to read titles in, by name; with the one that was chosen, whichever it is. */
export function titleLanguages(chosen: string): { value: string; label: string }[] {
  const tags = chosen && !languageTags.includes(chosen) ? [...languageTags, chosen] : languageTags;
  return tags.map((tag) => ({ value: tag, label: language(tag) })).sort((a, b) => a.label.localeCompare(b.label, locale));
}
