import type { OpenSessionFragment, PlayPageQuery } from '$lib/api/generated/graphql';
import { episodeCode } from '$lib/format/format';

/** What a player says of what it plays, and where back leads to. */
export function shownOf(item: PlayPageQuery['node'] | OpenSessionFragment['item'] | undefined) {
  switch (item?.__typename) {
    case 'Movie':
      return { title: item.title, detail: String(item.year ?? ''), artwork: item.poster?.large ?? null, picture: item.poster ?? null, back: `/movies/${item.id}` };
    case 'Episode':
      return {
        title: item.series?.title ?? item.episodeTitle ?? '',
        detail: [episodeCode(item.seasonNumber, item.number), item.episodeTitle].filter(Boolean).join(' · '),
        artwork: item.series?.poster?.large ?? null,
        picture: item.series?.poster ?? null,
        back: item.series ? `/series/${item.series.id}` : '/'
      };
    case 'File':
      return { title: item.name, detail: '', artwork: null, picture: null, back: '/' };
    default:
      return { title: '', detail: '', artwork: null, picture: null, back: '/' };
  }
}
