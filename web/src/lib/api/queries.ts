import { QueryCache, QueryClient } from '@tanstack/svelte-query';
import { toast } from 'svelte-sonner';
import { told } from './attempt';
import type { TypedDocumentString } from './generated/graphql';
import { request } from './client';
import { ApiError } from './request';

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    // What is shown stays where more of it, or what is new, cannot be read; that is told once, however many lists it is of.
    onError: (error, query) => {
      const gone = error instanceof ApiError && error.code === 'UNAUTHENTICATED'; // who is to log in is on the way there
      if (query.state.data !== undefined && !gone) toast.error(told(error), { id: 'stale' });
    }
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => count < 2 && error instanceof ApiError && ['OFFLINE', 'UNAVAILABLE'].includes(error.code)
    }
  }
});

/** The options of a query: its key begins with `name`, by which it is made stale. */
export function queryOf<T, V>(name: string, document: TypedDocumentString<T, V>, variables: V) {
  return {
    queryKey: [name, variables] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) => request(document, variables, { signal })
  };
}

interface Page {
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** All of a list, read page by page; nothing is an empty page. */
export async function allOf<T>(read: (after: string | null) => Promise<(Page & { nodes: T[] }) | null>): Promise<T[]> {
  const all: T[] = [];
  for (let after: string | null = null; ; ) {
    const page = await read(after);
    all.push(...(page?.nodes ?? []));
    if (!page?.pageInfo.hasNextPage || !page.pageInfo.endCursor) return all;
    after = page.pageInfo.endCursor;
  }
}

/** The options of a list that is read page by page, from its beginning or behind a position. */
export function pagesOf<T, V extends { after?: string | null }>(
  name: string,
  document: TypedDocumentString<T, V>,
  variables: Omit<V, 'after'>,
  page: (answer: T) => Page,
  from = ''
) {
  return {
    queryKey: [name, variables, from] as const,
    initialPageParam: (from || null) as string | null,
    queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | null }) =>
      request(document, { ...variables, after: pageParam } as unknown as V, { signal }),
    getNextPageParam: (last: T) => {
      const { hasNextPage, endCursor } = page(last).pageInfo;
      return hasNextPage ? (endCursor ?? undefined) : undefined;
    }
  };
}
