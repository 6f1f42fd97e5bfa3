import { SearchDocument } from '$lib/api/generated/graphql';
import { queryOf } from '$lib/api/queries';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ url }) => {
  const text = (url.searchParams.get('q') ?? '').trim();
  return { text, query: queryOf('search', SearchDocument, { text }) };
};
