import { GenresDocument, MovieBucketsDocument, MoviesDocument, MovieWholeDocument, type MovieOrderField } from '$lib/api/generated/graphql';
import { pagesOf, queryClient, queryOf } from '$lib/api/queries';
import { shelves } from '$lib/domain/library/kinds';
import { argumentsOf, bucketsOf, filterOfListing, listingOf } from '$lib/domain/library/listing';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ url }) => {
  const listing = listingOf(url.searchParams, 'MOVIE');
  const pages = pagesOf('movies', MoviesDocument, argumentsOf<MovieOrderField>(listing), (answer) => answer.movies, listing.from);
  const whole = queryOf('movies', MovieWholeDocument, { filter: filterOfListing(listing), fields: shelves.MOVIE.fields });
  const buckets = queryOf('movies', MovieBucketsDocument, bucketsOf(listing));
  const genres = queryOf('genres', GenresDocument, { kind: 'MOVIE' });
  void queryClient.prefetchInfiniteQuery(pages);
  void queryClient.prefetchQuery(genres);
  void queryClient.prefetchQuery(whole);
  return { listing, pages, genres, whole, buckets };
};
