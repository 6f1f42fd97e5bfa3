import type { ArtworkRole } from '$lib/api/generated/graphql';

/** What can show pictures, as its type is called in the API. */
export type Pictured = 'Movie' | 'Series' | 'Season' | 'Album' | 'Artist' | 'Person';

/** The roles that can be edited of each. */
export const rolesOf: Record<Pictured, ArtworkRole[]> = {
  Movie: ['POSTER', 'BACKDROP', 'LOGO', 'BANNER', 'THUMB', 'DISC', 'CLEARART'],
  Series: ['POSTER', 'BACKDROP', 'LOGO', 'BANNER', 'THUMB', 'CLEARART'],
  Season: ['POSTER', 'BANNER', 'THUMB'],
  Album: ['POSTER', 'DISC'],
  Artist: ['POSTER', 'BACKDROP', 'LOGO', 'BANNER', 'THUMB', 'CLEARART'],
  Person: ['PROFILE']
};
