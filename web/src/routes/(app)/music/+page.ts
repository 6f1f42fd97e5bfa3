import { AlbumBucketsDocument, AlbumGenresDocument, type AlbumOrderField, AlbumsDocument, AlbumWholeDocument } from '$lib/api/generated/graphql';
import { pagesOf, queryOf } from '$lib/api/queries';
import { shelves } from '$lib/domain/library/kinds';
import { argumentsOf, bucketsOf, filterOfListing } from '$lib/domain/library/listing';
import { ahead, listed } from '$lib/domain/library/shelf.svelte';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ url }) => {
  const listing = listed(url, 'ALBUM');
  const asked = argumentsOf<AlbumOrderField>(listing);
  const pages = pagesOf('albums', AlbumsDocument, asked, (answer) => answer.albums, listing.from);
  const whole = queryOf('albums', AlbumWholeDocument, { filter: filterOfListing(listing), shown: filterOfListing(listing), fields: shelves.ALBUM.fields });
  const buckets = queryOf('albums', AlbumBucketsDocument, bucketsOf(listing));
  const genres = queryOf('albums', AlbumGenresDocument, {});
  return ahead({ listing, asked, pages, genres, whole, buckets });
};
