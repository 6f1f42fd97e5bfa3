import { episodeCode } from '$lib/format/format';

interface Named {
  title: string;
  year?: number | null;
  season?: number | null;
  episodes?: number[];
}

/** A title with its year and its episode, on one line. */
export function named({ title, year, season, episodes }: Named): string {
  const code = episodes?.length ? ` ${episodeCode(season ?? 1, episodes[0])}` : '';
  return `${title}${year ? ` (${year})` : ''}${code}`;
}

/** Where to see what a candidate is. */
export function hrefOf(itemId: string | null | undefined): string | undefined {
  if (!itemId) return undefined;
  return itemId.startsWith('series_') ? `/series/${itemId}` : `/movies/${itemId}`;
}

export const idsOf = (ids: { provider: string; id: string }[]) => ids.map(({ provider, id }) => `${provider}: ${id}`).join(', ');
