import type { Direction, EpisodeFilter, EpisodeListOrderField } from '$lib/api/generated/graphql';

/** What episodes of all series are sorted by; the first is usual. */
export const episodeOrders = [
  'ADDED_AT',
  'AIRED_ON',
  'TITLE',
  'RATING',
  'LAST_PLAYED_AT',
  'OWN_RATING',
  'PLAY_COUNT'
] as const satisfies EpisodeListOrderField[];

/** Which of them are shown; the first is usual. */
export const episodeParts = ['all', 'unwatched', 'watched', 'aired', 'added', 'missing'] as const;

export interface EpisodesAsked {
  sort: (typeof episodeOrders)[number];
  part: (typeof episodeParts)[number];
  reversed: boolean;
}

const parts: Record<EpisodesAsked['part'], EpisodeFilter> = {
  all: {},
  unwatched: { watched: false },
  watched: { watched: true },
  aired: { airedWithinDays: 30 },
  added: { addedWithinDays: 30 },
  missing: { missing: true }
};

export function episodesAsked(params: URLSearchParams): EpisodesAsked {
  return {
    sort: episodeOrders.find((order) => order === params.get('sort')) ?? episodeOrders[0],
    part: episodeParts.find((part) => part === params.get('part')) ?? episodeParts[0],
    reversed: params.get('reversed') === 'true'
  };
}

export function episodesAddress({ sort, part, reversed }: EpisodesAsked): string {
  const params = new URLSearchParams();
  if (sort !== episodeOrders[0]) params.set('sort', sort);
  if (part !== episodeParts[0]) params.set('part', part);
  if (reversed) params.set('reversed', 'true');
  const text = params.toString();
  return `/series/episodes${text ? `?${text}` : ''}`;
}

/** The arguments of `episodes`: titles run from A, and the rest from the newest and best. */
export function episodesArguments({ sort, part, reversed }: EpisodesAsked) {
  const direction: Direction = (sort === 'TITLE') !== reversed ? 'ASC' : 'DESC';
  return { first: 30, orderBy: { field: sort, direction }, filter: parts[part] };
}
