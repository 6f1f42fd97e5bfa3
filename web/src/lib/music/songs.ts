import {
  PlaylistSongsDocument,
  SongsByIdDocument,
  SongsDocument,
  SongsOfArtistDocument,
  type SongFragment,
  type SongsQueryVariables
} from '$lib/api/generated/graphql';
import { request } from '$lib/api/client';

/** The most objects that are read by their ids at once. */
const atOnce = 100;

interface Page {
  songs: (SongFragment | null)[];
  next: string | null;
}

const nextOf = ({ hasNextPage, endCursor }: { hasNextPage: boolean; endCursor?: string | null }) => (hasNextPage ? (endCursor ?? null) : null);

/** Songs page by page as they are asked for; those that cannot be heard are left out. */
async function* pages(read: (after: string | null) => Promise<Page>, from: string | null = null): AsyncGenerator<SongFragment[]> {
  for (let after = from; ; ) {
    const { songs, next }: Page = await read(after);
    yield songs.filter((song) => song !== null).filter((song) => !song.missingSince);
    if (next === null) return;
    after = next;
  }
}

/** The songs of a playlist in its order, from its beginning or behind a position. */
export const songsOfPlaylist = (id: string, from: string | null = null) =>
  pages(async (after) => {
    const { node } = await request(PlaylistSongsDocument, { id, after });
    if (node?.__typename !== 'Playlist') return { songs: [], next: null };
    return { songs: node.items.nodes.map(({ item }) => (item?.__typename === 'Track' ? item : null)), next: nextOf(node.items.pageInfo) };
  }, from);

/** The songs that have something by an artist, album by album, from the first or behind a position. */
export const songsOfArtist = (id: string, from: string | null = null) =>
  pages(async (after) => {
    const { tracks } = await request(SongsOfArtistDocument, { id, after });
    return { songs: tracks.nodes, next: nextOf(tracks.pageInfo) };
  }, from);

/** The songs of a list, from the first or behind a position. */
export const songsOf = (list: Omit<SongsQueryVariables, 'after' | 'first'>, from: string | null = null) =>
  pages(async (after) => {
    const { tracks } = await request(SongsDocument, { ...list, first: 100, after });
    return { songs: tracks.nodes, next: nextOf(tracks.pageInfo) };
  }, from);

/** All of it at once. */
export async function all(songs: AsyncIterable<SongFragment[]>): Promise<SongFragment[]> {
  const out: SongFragment[] = [];
  for await (const page of songs) out.push(...page);
  return out;
}

/** Songs by their ids in the same order; null for those that are gone. */
export async function songsById(ids: readonly string[]): Promise<(SongFragment | null)[]> {
  const out: (SongFragment | null)[] = [];
  for (let at = 0; at < ids.length; at += atOnce) {
    const { nodes } = await request(SongsByIdDocument, { ids: ids.slice(at, at + atOnce) }, { partial: true });
    out.push(...nodes.map((node) => (node?.__typename === 'Track' ? node : null)));
  }
  return out;
}
