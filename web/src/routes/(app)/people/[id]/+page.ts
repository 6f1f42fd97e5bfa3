import { PersonPageDocument } from '$lib/api/generated/graphql';
import { pagesOf, queryClient } from '$lib/api/queries';
import type { PageLoad } from './$types';

const last = { pageInfo: { hasNextPage: false, endCursor: null } };

export const load: PageLoad = ({ params }) => {
  const pages = pagesOf('person', PersonPageDocument, { id: params.id }, ({ node }) => (node?.__typename === 'Person' ? node.filmography : last));
  void queryClient.prefetchInfiniteQuery(pages);
  return { pages };
};
