import { EpisodePageDocument } from '$lib/api/generated/graphql';
import { queryClient, queryOf } from '$lib/api/queries';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ params }) => {
  const query = queryOf('episode', EpisodePageDocument, { id: params.id });
  void queryClient.prefetchQuery(query);
  return { query };
};
