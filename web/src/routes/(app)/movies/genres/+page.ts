import { GenreTilesDocument } from '$lib/api/generated/graphql';
import { queryClient, queryOf } from '$lib/api/queries';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
  const query = queryOf('genreTiles', GenreTilesDocument, { kind: 'MOVIE' });
  void queryClient.prefetchQuery(query);
  return { query };
};
