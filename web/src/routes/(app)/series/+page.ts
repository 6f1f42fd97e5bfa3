import { GenresDocument, SeriesBucketsDocument, SeriesListDocument, SeriesWholeDocument, type SeriesOrderField } from '$lib/api/generated/graphql';
import { pagesOf, queryClient, queryOf } from '$lib/api/queries';
import { shelves } from '$lib/domain/library/kinds';
import { argumentsOf, bucketsOf, filterOfListing, listingOf } from '$lib/domain/library/listing';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ url }) => {
  const listing = listingOf(url.searchParams, 'SERIES');
  const pages = pagesOf('series', SeriesListDocument, argumentsOf<SeriesOrderField>(listing), (answer) => answer.series, listing.from);
  const whole = queryOf('series', SeriesWholeDocument, { filter: filterOfListing(listing), fields: shelves.SERIES.fields });
  const buckets = queryOf('series', SeriesBucketsDocument, bucketsOf(listing));
  const genres = queryOf('genres', GenresDocument, { kind: 'SERIES' });
  void queryClient.prefetchInfiniteQuery(pages);
  void queryClient.prefetchQuery(genres);
  void queryClient.prefetchQuery(whole);
  return { listing, pages, genres, whole, buckets };
};
