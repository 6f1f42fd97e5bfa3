import { request } from '$lib/api/client';
import { ArtistAlbumsDocument, ArtistTracksDocument } from '$lib/api/generated/graphql';
import { allOf } from '$lib/api/queries';

interface Album {
  id: string;
  title: string;
  year?: number | null;
  credit: string;
}

interface Single {
  title: string;
  credit: string;
  album?: object | null;
  files: { file: { id: string } | null }[];
}

/** All albums and tracks that an artist has a part in. */
export async function readWorks(id: string, signal?: AbortSignal) {
  const [albums, tracks] = await Promise.all([
    allOf(async (after) => (await request(ArtistAlbumsDocument, { id, after }, { signal })).albums),
    allOf(async (after) => (await request(ArtistTracksDocument, { id, after }, { signal })).tracks)
  ]);
  return { albums, tracks };
}

/** What an artist did, to choose from: albums, and recordings that are on none by their files. */
export const worksOf = (albums: Album[], tracks: Single[]) => [
  ...albums.map(({ id, title, year, credit }) => ({ value: id, label: year ? `${title} (${year})` : title, hint: credit })),
  ...tracks.flatMap(({ title, credit, album, files }) => {
    const value = files.flatMap(({ file }) => (file ? [file.id] : [])).join(' ');
    return album || !value ? [] : [{ value, label: title, hint: credit }];
  })
];

interface Page {
  nodes: Pick<Single, 'files'>[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** The files of works that were chosen; those of an album are asked for, page by page. */
export async function filesOf(chosen: string[], ask: (albumId: string, after: string | null) => Promise<Page>): Promise<string[]> {
  const out = new Set<string>();
  for (const value of chosen) {
    if (!value.startsWith('album_')) {
      for (const id of value.split(' ')) out.add(id);
      continue;
    }
    for (const { files } of await allOf((after) => ask(value, after))) for (const { file } of files) if (file) out.add(file.id);
  }
  return [...out];
}
