import { LibraryPageDocument } from '$lib/api/generated/graphql';
import { pagesOf, queryClient } from '$lib/api/queries';
import type { PageLoad } from './$types';

const noMore = { pageInfo: { hasNextPage: false } };

export const load: PageLoad = ({ params }) => {
  const query = pagesOf('library', LibraryPageDocument, { id: params.id }, ({ node }) => (node?.__typename === 'Library' ? node.problems : noMore));
  void queryClient.prefetchInfiniteQuery(query);
  return { query };
};
