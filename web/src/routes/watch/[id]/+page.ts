import { untrack } from 'svelte';
import { WatchPageDocument } from '$lib/api/generated/graphql';
import { queryClient, queryOf } from '$lib/api/queries';
import { requireViewer } from '$lib/api/session';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url }) => {
  await requireViewer(untrack(() => url));
  const query = queryOf('watch', WatchPageDocument, { id: params.id });
  void queryClient.prefetchQuery(query);
  return { query, channelId: params.id };
};
