import { MissingFilesDocument } from '$lib/api/generated/graphql';
import { pagesOf, queryClient } from '$lib/api/queries';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
  const pages = pagesOf('missing', MissingFilesDocument, { first: 50 }, (answer) => answer.missingFiles);
  void queryClient.prefetchInfiniteQuery(pages);
  return { pages };
};
