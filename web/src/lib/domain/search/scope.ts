import type { SearchKind } from '$lib/api/generated/graphql';

/** What a search can be narrowed to, by its name in addresses. */
export const scopes = {
  movies: ['MOVIE'],
  series: ['SERIES'],
  episodes: ['EPISODE'],
  people: ['PERSON'],
  artists: ['ARTIST'],
  albums: ['ALBUM'],
  songs: ['TRACK'],
  lists: ['COLLECTION', 'PLAYLIST']
} as const satisfies Record<string, SearchKind[]>;

export type Scope = keyof typeof scopes;

/** What an address narrows the search to; null for everything. */
export const scopeOf = (name: string | null): Scope | null => (name !== null && Object.hasOwn(scopes, name) ? (name as Scope) : null);

/** The address of a search. */
export function addressOf(text: string, scope: Scope | null, full = false): string {
  const params = new URLSearchParams({ q: text });
  if (scope) params.set('in', scope);
  if (full) params.set('full', '1');
  return `/search?${params}`;
}

/** The address of a search that is asked for on a page: a search goes on as it is narrowed, another page begins anew. */
export const nextAddress = (text: string, here: URL): string =>
  here.pathname === '/search' ? addressOf(text, scopeOf(here.searchParams.get('in')), here.searchParams.has('full')) : addressOf(text, null);

const titles: SearchKind[] = ['MOVIE', 'SERIES', 'EPISODE', 'ARTIST', 'ALBUM', 'TRACK'];

/** Whether descriptions can find what a search is narrowed to. */
export const described = (scope: Scope | null) => scope !== 'people' && scope !== 'songs' && scope !== 'lists';

/** What to ask the server for; a full search looks into descriptions too. */
export function variablesOf(text: string, scope: Scope | null, full: boolean) {
  const apart = scope === 'people' || scope === 'lists';
  return {
    text,
    kinds: scope && !apart ? [...scopes[scope]] : titles,
    first: scope ? 100 : 40,
    aside: scope ? 100 : 12,
    full: full && described(scope),
    titles: !apart,
    people: !scope || scope === 'people',
    lists: !scope || scope === 'lists'
  };
}
