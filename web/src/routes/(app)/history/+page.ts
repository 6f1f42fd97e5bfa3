import { HistoryDocument } from '$lib/api/generated/graphql';
import { pagesOf, queryClient } from '$lib/api/queries';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
  const pages = pagesOf('history', HistoryDocument, { first: 50 }, (answer) => answer.history);
  void queryClient.prefetchInfiniteQuery(pages);
  return { pages };
};
