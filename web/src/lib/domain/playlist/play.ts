import { NextInPlaylistDocument, type NextInPlaylistQuery, type PlaylistItemRowFragment, type SongFragment } from '$lib/api/generated/graphql';
import { request } from '$lib/api/client';
import { episodeMark } from '$lib/format/format';
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
      return {
        id: item.id,
        title: item.title,
        detail: String(item.year ?? ''),
        art: item.backdrop ?? item.poster,
        runtimeMs: item.runtimeMs,
        missing: !!item.missingSince,
        href: `/movies/${item.id}`
      };
    case 'Episode':
      return {
        id: item.id,
        title: item.series?.title ?? item.episodeTitle ?? '',
        detail: [episodeMark(item), item.episodeTitle].filter(Boolean).join(' · '),
        art: item.still,
        runtimeMs: item.runtimeMs,
        missing: !!item.missingSince,
        href: `/episodes/${item.id}`
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

/** What lies behind a place, with the files of what was played there. */
interface Behind {
  played?: NextInPlaylistQuery['played'];
  edges: NextEdge[];
}
type NextEdge = Extract<NonNullable<NextInPlaylistQuery['node']>, { __typename: 'Playlist' }>['items']['edges'][number];

/** The files of an episode that are there; of nothing else. */
const filesOf = (item: Behind['played'] | NextEdge['node']['item']): string[] =>
  item?.__typename === 'Episode' ? item.files.flatMap(({ file }) => (file && !file.missingSince ? [file.id] : [])) : [];

/** Whether a place is watched, and not heard, and was not seen with what was played: a file can hold two episodes. */
function goesOn({ node: { item } }: NextEdge, played: Behind['played']): boolean {
  if (item?.__typename === 'Track' || shownIn(item)?.missing !== false) return false;
  const [files, seen] = [filesOf(item), filesOf(played)];
  const same = item?.__typename === 'Episode' && played?.__typename === 'Episode' && item.id === played.id;
  return same || files.length === 0 || !files.every((file) => seen.includes(file));
}

async function behind(playlistId: string, after: string, itemId: string): Promise<Behind> {
  const { node, played } = await request(NextInPlaylistDocument, { id: playlistId, after, played: itemId });
  return { played, edges: node?.__typename === 'Playlist' ? node.items.edges : [] };
}

/** The next place whose film or episode is there, and not yet seen with the item that was played; null at the end. Songs have a player of their own. */
export async function nextPlace(playlistId: string, after: string, itemId: string, read: typeof behind = behind): Promise<PlaylistEdge | null> {
  for (let at: string | undefined = after; at !== undefined; ) {
    const { played, edges }: Behind = await read(playlistId, at, itemId);
    const found = edges.find((edge) => goesOn(edge, played));
    if (found) return found;
    at = edges.at(-1)?.cursor;
  }
  return null;
}

/** What follows in a playlist behind the place at which an item was played. */
export async function nextInPlaylist(playlistId: string, after: string, itemId: string): Promise<Following | null> {
  const edge = await nextPlace(playlistId, after, itemId);
  const shown = edge && shownIn(edge.node.item);
  return edge && shown ? { href: playHref(playlistId, edge), title: [shown.title, shown.detail].filter(Boolean).join(' · '), art: shown.art } : null;
}
