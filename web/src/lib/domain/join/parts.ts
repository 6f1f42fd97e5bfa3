import type { JoinPartsQuery } from '$lib/api/generated/graphql';

/** A file of a film, series or album, with the episodes that it holds, or what its name says beside its track. */
export interface Part {
  id: string;
  name: string;
  sizeBytes: number;
  season: number | null;
  episodes: number[];
  hint?: string;
}

interface OneFile {
  file: { id: string; name: string; sizeBytes: number } | null;
}

/** The files of an item, each once, in the order of its episodes. */
export function partsOf(node: JoinPartsQuery['node']): Part[] {
  const parts = new Map<string, Part>();
  const add = (files: OneFile[], season: number | null, episode: number | null) => {
    for (const { file } of files) {
      if (!file) continue;
      const part = parts.get(file.id) ?? { ...file, sizeBytes: Number(file.sizeBytes), season, episodes: [] };
      if (episode !== null) part.episodes = [...part.episodes, episode];
      parts.set(file.id, part);
    }
  };
  if (node?.__typename === 'Movie') add(node.files as OneFile[], null, null);
  if (node?.__typename === 'Series') {
    for (const season of node.seasons) for (const episode of season.episodes) add(episode.files as OneFile[], season.number, episode.number ?? null);
  }
  if (node?.__typename === 'Album') {
    for (const { discs } of node.releases) {
      for (const { number: disc, tracks } of discs) for (const track of tracks) addTrack(parts, track, discs.length > 1 ? disc : null);
    }
  }
  return [...parts.values()];
}

interface OneTrack {
  number?: number | null;
  title: string;
  credit: string;
  files: OneFile[];
}

/** Files of a track, called by its title; of several each by its own name too. */
function addTrack(parts: Map<string, Part>, track: OneTrack, disc: number | null) {
  const place = [disc, track.number].filter((n) => n !== null && n !== undefined).join('.');
  for (const { file } of track.files) {
    if (!file) continue;
    const hint = track.files.length > 1 ? `${track.credit} · ${file.name}` : track.credit;
    parts.set(file.id, { ...file, sizeBytes: Number(file.sizeBytes), name: place ? `${place} ${track.title}` : track.title, season: null, episodes: [], hint });
  }
}

/** Whole numbers out of what somebody wrote: "3", "3, 4", "3-5". None where it is something else. */
export function numbersOf(text: string): number[] {
  const out: number[] = [];
  for (const word of text.split(/[\s,;]+/).filter(Boolean)) {
    const range = /^(\d+)(?:[-–](\d+))?$/.exec(word);
    if (!range) return [];
    const from = Number(range[1]);
    const to = Number(range[2] ?? range[1]);
    if (to < from || to - from > 200) return [];
    for (let n = from; n <= to; n++) out.push(n);
  }
  return out;
}
