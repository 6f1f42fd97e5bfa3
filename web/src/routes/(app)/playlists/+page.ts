import { PlaylistsDocument } from '$lib/api/generated/graphql';
import { pagesOf, queryClient } from '$lib/api/queries';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
  const pages = pagesOf('playlists', PlaylistsDocument, { first: 60 }, (answer) => answer.playlists);
  void queryClient.prefetchInfiniteQuery(pages);
  return { pages };
};
