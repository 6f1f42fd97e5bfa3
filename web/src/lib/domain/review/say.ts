import { episodeCode } from '$lib/format/format';

interface Named {
  title: string;
  /** Of an album. */
  artist?: string | null;
  year?: number | null;
  season?: number | null;
  episodes?: number[];
}

/** A title with its year and its episode, on one line; an album with its artist and the number of the track. */
export function named({ title, artist, year, season, episodes }: Named): string {
  if (artist) return `${artist} – ${title}${year ? ` (${year})` : ''}${episodes?.length ? ` · ${season ? `${season}.` : ''}${episodes[0]}` : ''}`;
  const code = episodes?.length ? ` ${episodeCode(season ?? 1, episodes[0])}` : '';
  return `${title}${year ? ` (${year})` : ''}${code}`;
}

/** Where to see what a candidate is. */
export function hrefOf(itemId: string | null | undefined): string | undefined {
  if (!itemId) return undefined;
  if (itemId.startsWith('album_')) return `/music/albums/${itemId}`;
  return itemId.startsWith('series_') ? `/series/${itemId}` : `/movies/${itemId}`;
}

export const idsOf = (ids: { provider: string; id: string }[]) => ids.map(({ provider, id }) => `${provider}: ${id}`).join(', ');
