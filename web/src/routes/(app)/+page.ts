import { HomeDocument } from '$lib/api/generated/graphql';
import { queryClient, queryOf } from '$lib/api/queries';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
  const home = queryOf('home', HomeDocument, {});
  void queryClient.prefetchQuery(home);
  return { home };
};
