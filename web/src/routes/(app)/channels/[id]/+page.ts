import { ChannelPageDocument } from '$lib/api/generated/graphql';
import { queryClient, queryOf } from '$lib/api/queries';
import { dayOf } from '$lib/domain/live/guide';
import type { PageLoad } from './$types';

/** How many days ahead guides are kept. */
const last = 14;

export const load: PageLoad = ({ params, url }) => {
  const day = Math.min(last, Math.max(-1, Number.parseInt(url.searchParams.get('day') ?? '0', 10) || 0));
  const span = dayOf(day);
  const query = queryOf('channel', ChannelPageDocument, { id: params.id, ...span });
  void queryClient.prefetchQuery(query);
  return { query, day, span, last };
};
