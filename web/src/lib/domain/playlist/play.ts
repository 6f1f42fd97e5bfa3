import { NextInPlaylistDocument, type PlaylistItemRowFragment, type SongFragment } from '$lib/api/generated/graphql';
import { request } from '$lib/api/client';
import { episodeCode } from '$lib/format/format';
import type { Following } from '$lib/player/next';

/** One place of a playlist and its position. */
export interface PlaylistEdge {
  cursor: string;
  node: PlaylistItemRowFragment;
}

/** Where a player goes on through a playlist from one of its places. */
export const playHref = (playlistId: string, { cursor, node }: PlaylistEdge) =>
  `/play/${node.item && 'id' in node.item ? node.item.id : ''}?list=${playlistId}&at=${encodeURIComponent(cursor)}`;

/** What a place shows; null when what stood there is gone. */
export function shownIn(item: PlaylistItemRowFragment['item']) {
  switch (item?.__typename) {
    case 'Movie':
      return { id: item.id, title: item.title, detail: String(item.year ?? ''), art: item.backdrop ?? item.poster, runtimeMs: item.runtimeMs, missing: !!item.missingSince, href: `/movies/${item.id}` };
    case 'Episode':
      return {
        id: item.id,
        title: item.series?.title ?? item.episodeTitle ?? '',
        detail: [episodeCode(item.seasonNumber, item.number), item.episodeTitle].filter(Boolean).join(' · '),
        art: item.still,
        runtimeMs: item.runtimeMs,
        missing: !!item.missingSince,
        href: item.series ? `/series/${item.series.id}` : '/series'
      };
    case 'Track':
      return {
        id: item.id,
        title: item.title,
        detail: [item.credit, item.album?.title].filter(Boolean).join(' · '),
        art: item.album?.cover,
        runtimeMs: item.durationMs,
        missing: !!item.missingSince,
        href: item.album ? `/music/albums/${item.album.id}` : '/music'
      };
    default:
      return null;
  }
}

/** The songs among places that can be heard. */
export const songsOf = (edges: PlaylistEdge[]): SongFragment[] =>
  edges.flatMap(({ node }) => (node.item?.__typename === 'Track' && !node.item.missingSince ? [node.item] : []));

/** Whether a place is watched, and not heard. */
const watched = ({ node }: PlaylistEdge) => node.item?.__typename !== 'Track' && shownIn(node.item)?.missing === false;

async function following(playlistId: string, after: string): Promise<PlaylistEdge[]> {
  const { node } = await request(NextInPlaylistDocument, { id: playlistId, after });
  return node?.__typename === 'Playlist' ? node.items.edges : [];
}

/** The next place whose film or episode is there; null at the end. Songs have a player of their own. */
export async function nextPlace(playlistId: string, after: string, read: typeof following = following): Promise<PlaylistEdge | null> {
  for (let at: string | undefined = after; at !== undefined; ) {
    const edges = await read(playlistId, at);
    const found = edges.find(watched);
    if (found) return found;
    at = edges.at(-1)?.cursor;
  }
  return null;
}

/** What follows in a playlist. */
export async function nextInPlaylist(playlistId: string, after: string): Promise<Following | null> {
  const edge = await nextPlace(playlistId, after);
  const shown = edge && shownIn(edge.node.item);
  return edge && shown ? { href: playHref(playlistId, edge), title: [shown.title, shown.detail].filter(Boolean).join(' · '), art: shown.art } : null;
}
