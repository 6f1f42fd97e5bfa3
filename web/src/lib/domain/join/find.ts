import { FindFilmsDocument, FindShowsDocument } from '$lib/api/generated/graphql';
import { request } from '$lib/api/client';

/** Films or series of a library that somebody looks for, without one. */
export async function find(kind: 'Movie' | 'Series', text: string, libraryId: string | undefined, but: string) {
  const { search } = await request(kind === 'Movie' ? FindFilmsDocument : FindShowsDocument, { text });
  return search.flatMap(({ title, year, node }) =>
    node && 'id' in node && node.id !== but && node.library?.id === libraryId ? [{ id: node.id, label: year ? `${title} (${year})` : title }] : []
  );
}
