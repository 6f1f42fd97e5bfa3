import { TrashDocument, TrashSizeDocument } from '$lib/api/generated/graphql';
import { pagesOf, queryClient, queryOf } from '$lib/api/queries';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
  const pages = pagesOf('trash', TrashDocument, { first: 50 }, (answer) => answer.trash);
  const size = queryOf('trashSize', TrashSizeDocument, {});
  void queryClient.prefetchInfiniteQuery(pages);
  void queryClient.prefetchQuery(size);
  return { pages, size };
};
