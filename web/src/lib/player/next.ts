import type { NextEpisodeFragment, WideFragment } from '$lib/api/generated/graphql';
import { episodeMark } from '$lib/format/format';

/** What a player goes on with, and where that is played. */
export interface Following {
  href: string;
  title: string;
  art: WideFragment | null | undefined;
}

/** An episode as what follows. */
export const asFollowing = (episode: NextEpisodeFragment | null | undefined): Following | null =>
  episode
    ? {
        href: `/play/${episode.id}`,
        title: [episodeMark(episode), episode.episodeTitle].filter(Boolean).join(' · '),
        art: episode.still
      }
    : null;
