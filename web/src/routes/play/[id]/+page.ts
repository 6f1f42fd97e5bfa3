import { requireViewer } from '$lib/api/session';
import { PlayPageDocument } from '$lib/api/generated/graphql';
import { queryClient, queryOf } from '$lib/api/queries';
import { untrack } from 'svelte';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url }) => {
  const { profile } = await requireViewer(untrack(() => url));
  const query = queryOf('play', PlayPageDocument, { id: params.id });
  void queryClient.prefetchQuery(query);
  const from = Number.parseInt(url.searchParams.get('from') ?? '', 10);
  const list = url.searchParams.get('list');
  return {
    query,
    autoplay: profile.autoplay,
    /** The playlist that is played, and where in it. */
    list: list ? { id: list, at: url.searchParams.get('at') ?? '' } : null,
    wish: {
      itemId: params.id,
      fileId: url.searchParams.get('file') ?? undefined,
      positionMs: Number.isNaN(from) ? undefined : from
    }
  };
};
