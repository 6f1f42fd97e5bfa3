import { GenresDocument, SeriesListDocument } from '$lib/api/generated/graphql';
import { pagesOf, queryClient, queryOf } from '$lib/api/queries';
import { argumentsOf, listingOf } from '$lib/domain/library/listing';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ url }) => {
  const listing = listingOf(url.searchParams);
  const pages = pagesOf('series', SeriesListDocument, argumentsOf(listing), (answer) => answer.series);
  const genres = queryOf('genres', GenresDocument, {});
  void queryClient.prefetchInfiniteQuery(pages);
  void queryClient.prefetchQuery(genres);
  return { listing, pages, genres };
};
