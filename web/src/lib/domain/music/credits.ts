import type { ArtistRole } from '$lib/api/generated/graphql';

interface Credit {
  role: ArtistRole;
  detail?: string | null;
  artist?: { id: string; name: string } | null;
}

/** Who did what, in the order in which the roles come. */
export function byRole(credits: readonly Credit[]): { role: ArtistRole; artists: { id: string; name: string; detail: string }[] }[] {
  const out = new Map<ArtistRole, { id: string; name: string; detail: string }[]>();
  for (const { role, detail, artist } of credits) {
    if (artist) out.set(role, [...(out.get(role) ?? []), { ...artist, detail: detail ?? '' }]);
  }
  return [...out].map(([role, artists]) => ({ role, artists }));
}
