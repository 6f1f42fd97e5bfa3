import { t } from '$lib/i18n/i18n';

/** What a field of a rule is called; those of an episode's series say so. */
export function fieldName(field: string): string {
  const [, of] = /^series\.(.+)$/.exec(field) ?? [];
  return of ? t('rules.ofSeries', { name: word(of) }) : word(field);
}

type Field = Parameters<typeof t>[0] extends infer K ? (K extends `rules.field.${infer F}` ? F : never) : never;

const word = (field: string): string => t(`rules.field.${field as Field}`);
