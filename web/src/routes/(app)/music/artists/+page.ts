import { ArtistsDocument } from '$lib/api/generated/graphql';
import { pagesOf, queryClient } from '$lib/api/queries';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
  const pages = pagesOf('artists', ArtistsDocument, { first: 48, filter: { roles: ['ALBUM_ARTIST'] } }, (answer) => answer.artists);
  void queryClient.prefetchInfiniteQuery(pages);
  return { pages };
};
