import { ReviewHistoryDocument, ReviewInboxDocument } from '$lib/api/generated/graphql';
import { pagesOf, queryClient, queryOf } from '$lib/api/queries';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
  const pages = pagesOf('review', ReviewInboxDocument, { first: 25 }, (answer) => answer.reviewInbox);
  const history = queryOf('reviewHistory', ReviewHistoryDocument, {});
  void queryClient.prefetchInfiniteQuery(pages);
  return { pages, history };
};
