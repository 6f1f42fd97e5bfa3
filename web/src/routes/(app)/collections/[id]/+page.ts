import { CollectionItemsDocument, CollectionPageDocument } from '$lib/api/generated/graphql';
import { pagesOf, queryClient, queryOf } from '$lib/api/queries';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ params }) => {
  const query = queryOf('collection', CollectionPageDocument, { id: params.id });
  const pages = pagesOf('collectionItems', CollectionItemsDocument, { id: params.id, first: 100 }, (answer) =>
    answer.node?.__typename === 'Collection' ? answer.node.items : { pageInfo: { hasNextPage: false } }
  );
  void queryClient.prefetchQuery(query);
  void queryClient.prefetchInfiniteQuery(pages);
  return { query, pages };
};
