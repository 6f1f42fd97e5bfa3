import { SearchDocument } from '$lib/api/generated/graphql';
import { queryOf } from '$lib/api/queries';
import { scopeOf, variablesOf } from '$lib/domain/search/scope';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ url }) => {
  const text = (url.searchParams.get('q') ?? '').trim();
  const scope = scopeOf(url.searchParams.get('in'));
  const full = url.searchParams.has('full');
  return { text, scope, full, query: queryOf('search', SearchDocument, variablesOf(text, scope, full)) };
};
