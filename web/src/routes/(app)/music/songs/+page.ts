import { SongsDocument, TrackBucketsDocument, TrackGenresDocument, type TrackOrderField, TrackWholeDocument } from '$lib/api/generated/graphql';
import { pagesOf, queryClient, queryOf } from '$lib/api/queries';
import { shelves } from '$lib/domain/library/kinds';
import { argumentsOf, bucketsOf, filterOfListing, listingOf } from '$lib/domain/library/listing';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ url }) => {
  const listing = listingOf(url.searchParams, 'TRACK');
  const asked = argumentsOf<TrackOrderField>(listing);
  const pages = pagesOf('songs', SongsDocument, asked, (answer) => answer.tracks, listing.from);
  const whole = queryOf('songs', TrackWholeDocument, { filter: filterOfListing(listing), shown: filterOfListing(listing), fields: shelves.TRACK.fields });
  const buckets = queryOf('songs', TrackBucketsDocument, bucketsOf(listing));
  const genres = queryOf('songs', TrackGenresDocument, {});
  void queryClient.prefetchInfiniteQuery(pages);
  void queryClient.prefetchQuery(genres);
  void queryClient.prefetchQuery(whole);
  return { listing, asked, pages, genres, whole, buckets };
};
