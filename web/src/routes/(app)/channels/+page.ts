import { ChannelGroupsDocument, ChannelsDocument } from '$lib/api/generated/graphql';
import { pagesOf, queryClient, queryOf } from '$lib/api/queries';
import { channelListingOf, filterOf } from '$lib/domain/live/listing';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ url }) => {
  const listing = channelListingOf(url.searchParams);
  const pages = pagesOf('channels', ChannelsDocument, { first: 60, filter: filterOf(listing) }, (answer) => answer.channels);
  const groups = queryOf('channelGroups', ChannelGroupsDocument, {});
  void queryClient.prefetchInfiniteQuery(pages);
  void queryClient.prefetchQuery(groups);
  return { listing, pages, groups };
};
