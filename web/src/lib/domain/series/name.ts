import { t } from '$lib/i18n/i18n';

/** What a season is called. */
export const seasonName = (season: { number: number; title?: string | null }) =>
  season.title || (season.number === 0 ? t('series.specials') : t('series.season', { number: season.number }));
