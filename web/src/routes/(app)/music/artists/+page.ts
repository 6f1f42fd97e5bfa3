import { ArtistBucketsDocument, ArtistGenresDocument, type ArtistOrderField, ArtistsDocument, ArtistWholeDocument } from '$lib/api/generated/graphql';
import { pagesOf, queryOf } from '$lib/api/queries';
import type { Filter } from '$lib/domain/library/filter';
import { shelves } from '$lib/domain/library/kinds';
import { argumentsOf, bucketsOf, filterOfListing } from '$lib/domain/library/listing';
import { ahead, listed } from '$lib/domain/library/shelf.svelte';
import type { PageLoad } from './$types';

/** Who only took part in something is shown where that is asked for. */
const shown = (filter: Filter): Filter => (filter.roles || filter.text ? filter : { ...filter, roles: ['ALBUM_ARTIST'] });

export const load: PageLoad = ({ url }) => {
  const listing = listed(url, 'ARTIST');
  const asked = { ...argumentsOf<ArtistOrderField>(listing), filter: shown(filterOfListing(listing)) };
  const pages = pagesOf('artists', ArtistsDocument, asked, (answer) => answer.artists, listing.from);
  const whole = queryOf('artists', ArtistWholeDocument, {
    filter: filterOfListing(listing),
    shown: shown(filterOfListing(listing)),
    fields: shelves.ARTIST.fields
  });
  const buckets = queryOf('artists', ArtistBucketsDocument, { ...bucketsOf(listing), filter: shown(filterOfListing(listing)) });
  const genres = queryOf('artists', ArtistGenresDocument, {});
  return ahead({ listing, asked, pages, genres, whole, buckets });
};
