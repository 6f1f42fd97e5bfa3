import { GenresDocument, MoviesDocument } from '$lib/api/generated/graphql';
import { pagesOf, queryClient, queryOf } from '$lib/api/queries';
import { argumentsOf, listingOf } from '$lib/domain/library/listing';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ url }) => {
  const listing = listingOf(url.searchParams);
  const pages = pagesOf('movies', MoviesDocument, argumentsOf(listing), (answer) => answer.movies);
  const genres = queryOf('genres', GenresDocument, {});
  void queryClient.prefetchInfiniteQuery(pages);
  void queryClient.prefetchQuery(genres);
  return { listing, pages, genres };
};
