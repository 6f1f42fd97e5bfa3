import { SongsDocument, TrackBucketsDocument, TrackGenresDocument, type TrackOrderField, TrackWholeDocument } from '$lib/api/generated/graphql';
import { pagesOf, queryOf } from '$lib/api/queries';
import { shelves } from '$lib/domain/library/kinds';
import { argumentsOf, bucketsOf, filterOfListing } from '$lib/domain/library/listing';
import { ahead, listed } from '$lib/domain/library/shelf.svelte';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ url }) => {
  const listing = listed(url, 'TRACK');
  const asked = argumentsOf<TrackOrderField>(listing);
  const pages = pagesOf('songs', SongsDocument, asked, (answer) => answer.tracks, listing.from);
  const whole = queryOf('songs', TrackWholeDocument, { filter: filterOfListing(listing), shown: filterOfListing(listing), fields: shelves.TRACK.fields });
  const buckets = queryOf('songs', TrackBucketsDocument, bucketsOf(listing));
  const genres = queryOf('songs', TrackGenresDocument, {});
  return ahead({ listing, asked, pages, genres, whole, buckets });
};
