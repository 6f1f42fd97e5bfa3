import type { Direction } from '$lib/api/generated/graphql';

export const orders = ['TITLE', 'ADDED_AT', 'YEAR', 'RATING'] as const;
export type Order = (typeof orders)[number];

/** What a grid shows, as its address says it. */
export interface Listing {
  sort: Order;
  genre: string;
  title: string;
}

export function listingOf(params: URLSearchParams): Listing {
  const sort = orders.find((order) => order === params.get('sort')) ?? 'TITLE';
  return { sort, genre: params.get('genre') ?? '', title: params.get('title') ?? '' };
}

export function addressOf(path: string, listing: Listing): string {
  const params = new URLSearchParams();
  if (listing.sort !== 'TITLE') params.set('sort', listing.sort);
  if (listing.genre) params.set('genre', listing.genre);
  if (listing.title) params.set('title', listing.title);
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

/** The arguments of `movies` and `series`. */
export function argumentsOf(listing: Listing) {
  const direction: Direction = listing.sort === 'TITLE' ? 'ASC' : 'DESC';
  return {
    first: 48,
    orderBy: { field: listing.sort, direction },
    filter: {
      ...(listing.genre && { genreIds: [listing.genre] }),
      ...(listing.title && { titleContains: listing.title })
    }
  };
}
