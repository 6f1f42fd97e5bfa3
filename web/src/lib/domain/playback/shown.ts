import type { OpenSessionFragment, PlayPageQuery } from '$lib/api/generated/graphql';
import { episodeMark } from '$lib/format/format';

/** What a player says of what it plays, and where back leads to. */
export function shownOf(item: PlayPageQuery['node'] | OpenSessionFragment['item'] | undefined) {
  switch (item?.__typename) {
    case 'Movie':
      return {
        title: item.title,
        detail: String(item.year ?? ''),
        artwork: item.poster?.large ?? null,
        picture: item.poster ?? null,
        back: `/movies/${item.id}`
      };
    case 'Episode':
      return {
        title: item.series?.title ?? item.episodeTitle ?? '',
        detail: [episodeMark(item), item.episodeTitle].filter(Boolean).join(' · '),
        artwork: item.series?.poster?.large ?? null,
        picture: item.series?.poster ?? null,
        back: item.series ? `/series/${item.series.id}` : '/'
      };
    case 'Track':
      if (!('credit' in item)) break;
      return {
        title: item.title,
        detail: item.credit,
        artwork: item.album?.cover?.large ?? null,
        picture: item.album?.cover ?? null,
        back: item.album ? `/music/albums/${item.album.id}` : '/music'
      };
    case 'File':
      return { title: item.name, detail: '', artwork: null, picture: null, back: '/' };
  }
  return { title: '', detail: '', artwork: null, picture: null, back: '/' };
}
