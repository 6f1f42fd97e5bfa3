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

/** What an artist did, to choose from: albums, and recordings that are on none by their files. */
export const worksOf = (albums: Album[], tracks: Single[]) => [
  ...albums.map(({ id, title, year, credit }) => ({ value: id, label: year ? `${title} (${year})` : title, hint: credit })),
  ...tracks.flatMap(({ title, credit, album, files }) => {
    const value = files.flatMap(({ file }) => (file ? [file.id] : [])).join(' ');
    return album || !value ? [] : [{ value, label: title, hint: credit }];
  })
];

interface Page {
  tracks: { nodes: Pick<Single, 'files'>[]; pageInfo: { hasNextPage: boolean; endCursor?: string | null } };
}

/** The files of works that were chosen; those of an album are asked for, page by page. */
export async function filesOf(chosen: string[], ask: (albumId: string, after?: string | null) => Promise<Page>): Promise<string[]> {
  const out = new Set<string>();
  for (const value of chosen) {
    if (!value.startsWith('album_')) {
      for (const id of value.split(' ')) out.add(id);
      continue;
    }
    for (let page: Page['tracks'] | undefined; !page || page.pageInfo.hasNextPage; ) {
      page = (await ask(value, page?.pageInfo.endCursor)).tracks;
      for (const { files } of page.nodes) for (const { file } of files) if (file) out.add(file.id);
    }
  }
  return [...out];
}
