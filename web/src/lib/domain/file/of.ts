import { FilesOfItemDocument, type EpisodeFilesFragment, type FileNameFragment, type FilesOfItemQuery } from '$lib/api/generated/graphql';
import { request } from '$lib/api/client';

/** A file, and where what it holds stands: season and number of an episode, disc and number of a song. */
export interface Placed extends FileNameFragment {
  season: number | null;
  number: number | null;
}

type Held = { file?: FileNameFragment | null }[];
const place = (files: Held, season: number | null, number: number | null): Placed[] => files.flatMap(({ file }) => (file ? [{ ...file, season, number }] : []));
const episodes = (list: EpisodeFilesFragment[]) => list.flatMap(({ files, seasonNumber, number }) => place(files, seasonNumber, number ?? null));

/** The files among what an item is answered with, each once: one that holds two episodes stands with the first. */
export function filesIn(node: FilesOfItemQuery['node'] | undefined): Placed[] {
  const all = () => {
    switch (node?.__typename) {
      case 'Movie':
        return place(node.files, null, null);
      case 'Series':
        return episodes(node.seasons.flatMap((season) => season.episodes));
      case 'Season':
        return episodes(node.episodes);
      case 'Episode':
        return episodes([node]);
      case 'Album':
        return node.releases.flatMap(({ discs }) =>
          discs.flatMap((disc) => disc.tracks.flatMap((track) => place(track.files, disc.number, track.number ?? null)))
        );
      default:
        return [];
    }
  };
  return [...new Map(all().toReversed().map((file) => [file.id, file])).values()].toReversed();
}

/** The files that can be moved into the trash: those that are missing, or lie in it, have their own pages. */
export const deletable = (files: Placed[]): string[] => files.filter(({ missingSince }) => !missingSince).map(({ id }) => id);

export const filesOf = async (id: string): Promise<Placed[]> => filesIn((await request(FilesOfItemDocument, { id })).node);
