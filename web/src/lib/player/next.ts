import { SeasonEpisodesDocument, type NextEpisodeFragment, type WideFragment } from '$lib/api/generated/graphql';
import { request } from '$lib/api/client';
import { episodeCode } from '$lib/format/format';

/** What a player goes on with, and where that is played. */
export interface Following {
  href: string;
  title: string;
  art: WideFragment | null | undefined;
}

/** An episode as what follows. */
export const asFollowing = (episode: NextEpisodeFragment | null): Following | null =>
  episode && {
    href: `/play/${episode.id}`,
    title: [episodeCode(episode.seasonNumber, episode.number), episode.episodeTitle].filter(Boolean).join(' · '),
    art: episode.still
  };

/** What is known of an episode's place in its series. */
export interface Place {
  id: string;
  season?: { id: string; number: number; episodes: NextEpisodeFragment[] } | null;
  series?: { seasons: { id: string; number: number }[] } | null;
}

/** The first episode of a season that is there. */
const first = (episodes: NextEpisodeFragment[]) => episodes.find((episode) => !episode.missingSince) ?? null;

/** The seasons after that of an episode, nearest first; specials lead nowhere, and nothing leads to them. */
export function laterSeasons(place: Place): string[] {
  const at = place.season?.number ?? 0;
  if (at === 0) return [];
  const later = (place.series?.seasons ?? []).filter((season) => season.number > at);
  return later.sort((a, b) => a.number - b.number).map((season) => season.id);
}

async function episodesOf(seasonId: string): Promise<NextEpisodeFragment[]> {
  const { node } = await request(SeasonEpisodesDocument, { id: seasonId });
  return node?.__typename === 'Season' ? node.episodes : [];
}

/** The episode to go on with: the next of the season, else the first of a later one; null at the end. */
export async function nextEpisode(place: Place, read: (seasonId: string) => Promise<NextEpisodeFragment[]> = episodesOf) {
  const episodes = place.season?.episodes ?? [];
  const at = episodes.findIndex((episode) => episode.id === place.id);
  const within = at < 0 ? null : first(episodes.slice(at + 1));
  if (within) return within;
  for (const id of laterSeasons(place)) {
    const found = first(await read(id));
    if (found) return found;
  }
  return null;
}

/** The episode before in the season; null at its beginning. */
export function previousEpisode(place: Place): NextEpisodeFragment | null {
  const episodes = place.season?.episodes ?? [];
  const at = episodes.findIndex((episode) => episode.id === place.id);
  return first(episodes.slice(0, Math.max(0, at)).reverse());
}
