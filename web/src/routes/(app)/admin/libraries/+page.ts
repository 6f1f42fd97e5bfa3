import { LibrariesDocument } from '$lib/api/generated/graphql';
import { queryClient, queryOf } from '$lib/api/queries';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
  const query = queryOf('libraries', LibrariesDocument, {});
  void queryClient.prefetchQuery(query);
  return { query };
};
