import type { AlbumKind } from '$lib/api/generated/graphql';

export const groupNames = ['albums', 'short', 'live', 'compilations', 'appears'] as const;
export type GroupName = (typeof groupNames)[number];

interface Filed {
  kind: AlbumKind;
  secondaryKinds: string[];
  compilation: boolean;
  artists: { artist?: { id: string } | null }[];
}

function nameOf({ kind, secondaryKinds, compilation, artists }: Filed, artistId: string): GroupName {
  if (!artists.some(({ artist }) => artist?.id === artistId)) return 'appears';
  const also = (what: string) => secondaryKinds.some((one) => one.toLowerCase() === what);
  if (also('live')) return 'live';
  if (compilation || also('compilation')) return 'compilations';
  return kind === 'EP' || kind === 'SINGLE' ? 'short' : 'albums';
}

/** The albums of an artist by what they are, each in the order that it came in; those of others that they appear on come last. */
export function groupsOf<A extends Filed>(albums: readonly A[], artistId: string): { name: GroupName; albums: A[] }[] {
  return groupNames.map((name) => ({ name, albums: albums.filter((album) => nameOf(album, artistId) === name) })).filter((group) => group.albums.length > 0);
}
