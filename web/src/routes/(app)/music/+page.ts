import { AlbumsDocument } from '$lib/api/generated/graphql';
import { pagesOf, queryClient } from '$lib/api/queries';
import { argumentsOf, listingOf } from '$lib/domain/music/listing';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ url }) => {
  const listing = listingOf(url.searchParams);
  const pages = pagesOf('albums', AlbumsDocument, argumentsOf(listing), (answer) => answer.albums);
  void queryClient.prefetchInfiniteQuery(pages);
  return { listing, pages };
};
