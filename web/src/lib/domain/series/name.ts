import { episodeMark } from '$lib/format/format';
import { t } from '$lib/i18n/i18n';

/** What a season is called. */
export const seasonName = (season: { number: number; title?: string | null }) =>
  season.title || (season.number === 0 ? t('series.specials') : t('series.season', { number: season.number }));

/** What an episode is called: by its title, else by its number. */
export const episodeName = (episode: Parameters<typeof episodeMark>[0] & { episodeTitle?: string | null }) =>
  episode.episodeTitle || (episode.number ? t('episode.number', { number: episode.number }) : episodeMark(episode));
