import type { DuplicateRowFragment } from '$lib/api/generated/graphql';
import { titleOf } from '$lib/domain/file/named';

/** What a group is of: the titles of its files, each once. */
export const titlesOf = (group: DuplicateRowFragment) => [...new Set(group.files.map(({ item }) => titleOf(item)).filter(Boolean))];

/** The albums that its songs are on, each once. */
export function albumsOf(group: DuplicateRowFragment): { id: string; title: string; year?: number | null }[] {
  const albums = group.files.flatMap(({ item }) => (item?.__typename === 'Track' && item.album ? [item.album] : []));
  return [...new Map(albums.map((album) => [album.id, album])).values()];
}
