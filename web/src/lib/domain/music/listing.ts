import type { Direction } from '$lib/api/generated/graphql';

export const orders = ['ARTIST', 'TITLE', 'YEAR', 'ADDED_AT'] as const;
export type Order = (typeof orders)[number];

/** What the grid of albums shows, as its address says it. */
export interface Listing {
  sort: Order;
  title: string;
}

export function listingOf(params: URLSearchParams): Listing {
  return { sort: orders.find((order) => order === params.get('sort')) ?? 'ARTIST', title: params.get('title') ?? '' };
}

export function addressOf(path: string, listing: Listing): string {
  const params = new URLSearchParams();
  if (listing.sort !== 'ARTIST') params.set('sort', listing.sort);
  if (listing.title) params.set('title', listing.title);
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

/** The arguments of `albums`. */
export function argumentsOf(listing: Listing) {
  const direction: Direction = listing.sort === 'YEAR' || listing.sort === 'ADDED_AT' ? 'DESC' : 'ASC';
  return { first: 48, orderBy: { field: listing.sort, direction }, filter: listing.title ? { text: listing.title } : {} };
}
