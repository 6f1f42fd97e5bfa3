import { redirect } from '@sveltejs/kit';
import { createInfiniteQuery, createQuery, keepPreviousData } from '@tanstack/svelte-query';
import type { TitleKind } from '$lib/api/generated/graphql';
import { queryClient, type pagesOf, type queryOf } from '$lib/api/queries';
import { addressOf, bucketed, listingOf, seedAnew, type Listing } from './listing';

type Pages<A> = ReturnType<typeof pagesOf<A, { after?: string | null }>>;
type Query<A> = ReturnType<typeof queryOf<A, unknown>>;

/** What a page reads that lists a kind: the list, its genres, what else narrows it, and letters or months that lead into it. */
interface Read<P, G, W, B> {
  listing: Listing;
  pages: Pages<P>;
  genres: Query<G>;
  whole: Query<W>;
  buckets: Query<B>;
}

/** What an address asks for. A random order gets a seed, by which the way back finds it again. */
export function listed(url: URL, kind: TitleKind): Listing {
  const listing = listingOf(url.searchParams, kind);
  if (listing.sort === 'RANDOM' && !listing.seed) redirect(307, addressOf(url.pathname, { ...listing, seed: seedAnew() }));
  return listing;
}

/** Begins to read what such a page shows at once. */
export function ahead<P, R extends Omit<Read<P, unknown, unknown, unknown>, 'pages'>>(read: R & { pages: Pages<P> }) {
  void queryClient.prefetchInfiniteQuery(read.pages);
  void queryClient.prefetchQuery(read.genres);
  void queryClient.prefetchQuery(read.whole);
  return read;
}

/** Reads it. What was shown stays until there is something else to show. */
export function shelf<P, G, W, B>(data: () => Read<P, G, W, B>) {
  const query = createInfiniteQuery(() => ({ ...data().pages, placeholderData: keepPreviousData }));
  return {
    query,
    genres: createQuery(() => data().genres),
    whole: createQuery(() => ({ ...data().whole, placeholderData: keepPreviousData })),
    buckets: createQuery(() => ({ ...data().buckets, enabled: bucketed(data().listing.sort), placeholderData: keepPreviousData })),
    /** Reads more of the list, where there is more. */
    get more() {
      return query.hasNextPage ? () => !query.isFetching && query.fetchNextPage() : undefined;
    }
  };
}
