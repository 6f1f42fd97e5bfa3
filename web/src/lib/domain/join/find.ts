import { FindAlbumsDocument, FindArtistsDocument, FindFilmsDocument, FindShowsDocument } from '$lib/api/generated/graphql';
import { request } from '$lib/api/client';

/** What can be made one of several, and several of one. */
export type JoinKind = 'Movie' | 'Series' | 'Album' | 'Artist';

/** The page of an item. */
export const pageOf = { Movie: '/movies', Series: '/series', Album: '/music/albums', Artist: '/music/artists' } as const;

const documents = { Movie: FindFilmsDocument, Series: FindShowsDocument, Album: FindAlbumsDocument, Artist: FindArtistsDocument } as const;

/** Items of a kind in a library that somebody looks for, without one. */
export async function find(kind: JoinKind, text: string, libraryId: string | undefined, but: string) {
  const { search } = await request(documents[kind], { text });
  return search.flatMap(({ title, year, node }) => {
    if (!node || !('id' in node) || node.id === but || node.library?.id !== libraryId) return [];
    const label = year ? `${title} (${year})` : title;
    return [{ id: node.id, label: 'credit' in node ? `${label} · ${node.credit}` : label }];
  });
}
