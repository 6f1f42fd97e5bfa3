import type { EpisodeRowFragment, OwnFragment } from '$lib/api/generated/graphql';
import { episodeMark } from '$lib/format/format';

export interface Season {
  id: string;
  number: number;
  title?: string | null;
  overview?: string | null;
  viewerState: OwnFragment;
  episodes: EpisodeRowFragment[];
}

type Numbered = Pick<EpisodeRowFragment, 'id' | 'seasonNumber' | 'number'> & { watchState?: { watched: boolean } | null };
type Known = Pick<Season, 'id' | 'number' | 'title'> & { episodes: Numbered[] };

/** Whether every episode of a season was watched. */
export const seen = ({ episodes }: Pick<Known, 'episodes'>): boolean => episodes.length > 0 && episodes.every((episode) => episode.watchState?.watched);

/** What is to be marked so that all before an episode is watched: whole seasons where they can be, specials aside. */
export function before(seasons: readonly Known[], episodeId: string, name: (season: Known) => string): { id: string; title: string }[] {
  const season = seasons.find(({ episodes }) => episodes.some(({ id }) => id === episodeId));
  if (!season || season.number === 0) return [];
  const earlier = seasons.filter((one) => one.number > 0 && one.number < season.number && one.episodes.length > 0 && !seen(one));
  const episodes = season.episodes.slice(0, season.episodes.findIndex(({ id }) => id === episodeId)).filter((episode) => !episode.watchState?.watched);
  return [
    ...earlier.map((one) => ({ id: one.id, title: name(one) })),
    ...episodes.map((episode) => ({ id: episode.id, title: episodeMark(episode) }))
  ];
}
