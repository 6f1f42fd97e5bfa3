import { HistoryDocument, ListensDocument } from '$lib/api/generated/graphql';
import { pagesOf, queryClient } from '$lib/api/queries';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ url }) => {
  const heard = url.searchParams.get('kind') === 'music';
  const pages = pagesOf('history', HistoryDocument, { first: 50 }, (answer) => answer.history);
  const listens = pagesOf('listens', ListensDocument, { first: 50 }, (answer) => answer.listens);
  void (heard ? queryClient.prefetchInfiniteQuery(listens) : queryClient.prefetchInfiniteQuery(pages));
  return { heard, pages, listens };
};
