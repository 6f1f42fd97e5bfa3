import type { PicturesOfListQuery, PosterFragment } from '$lib/api/generated/graphql';

/** An item of a list, with the picture that the list can show. */
export interface Pictured {
  id: string;
  title: string;
  art: PosterFragment;
}

/** Those of a list's first items that have a picture, each picture once. */
export function picturesOf(node: PicturesOfListQuery['node']): Pictured[] {
  if (node?.__typename !== 'Collection' && node?.__typename !== 'Playlist') return [];
  const seen = new Set<string>();
  return node.items.nodes.flatMap(({ item }) => {
    const shown = item && shownBy(item);
    if (!shown || seen.has(shown.art.id)) return [];
    seen.add(shown.art.id);
    return [shown];
  });
}

type Listed = NonNullable<Extract<NonNullable<PicturesOfListQuery['node']>, { items: unknown }>['items']['nodes'][number]['item']>;

function shownBy(item: Listed): Pictured | null {
  if (!('id' in item)) return null;
  const of = (title: string, art: PosterFragment | null | undefined) => (art ? { id: item.id, title, art } : null);
  switch (item.__typename) {
    case 'Movie':
    case 'Series':
      return of(item.title, item.poster);
    case 'Album':
      return of(item.title, item.cover);
    case 'Artist':
      return of(item.title, item.picture);
    case 'Episode':
      return of(item.episodeTitle ?? item.series?.title ?? '', item.still ?? item.series?.poster);
    case 'Track':
      return of(item.title, item.album?.cover);
  }
}
