/** What the list of channels shows, as its address says it. */
export interface ChannelListing {
  group: string;
  name: string;
}

export function channelListingOf(params: URLSearchParams): ChannelListing {
  return { group: params.get('group') ?? '', name: params.get('name') ?? '' };
}

export function channelsAddress(listing: ChannelListing): string {
  const params = new URLSearchParams();
  if (listing.group) params.set('group', listing.group);
  if (listing.name) params.set('name', listing.name);
  const text = params.toString();
  return text ? `/channels?${text}` : '/channels';
}

export const filterOf = ({ group, name }: ChannelListing) => ({ ...(group && { group }), ...(name && { nameContains: name }) });
