import { CollectionsDocument, type CollectionFilter, type CollectionOrder } from '$lib/api/generated/graphql';
import { pagesOf, queryClient } from '$lib/api/queries';
import type { PageLoad } from './$types';

/** What the address asks for: `q` a part of the name, `whose` own or shared, `sort` by what. */
export const load: PageLoad = ({ url }) => {
  const q = url.searchParams.get('q')?.slice(0, 200) ?? '';
  const whose = (['own', 'shared'] as const).find((one) => one === url.searchParams.get('whose')) ?? 'all';
  const sort = url.searchParams.get('sort') === 'UPDATED_AT' ? 'UPDATED_AT' : 'NAME';
  const filter: CollectionFilter = { ...(q ? { nameContains: q } : {}), ...(whose === 'own' ? { own: true } : whose === 'shared' ? { own: false } : {}) };
  const orderBy: CollectionOrder = { field: sort, direction: sort === 'NAME' ? 'ASC' : 'DESC' };
  const pages = pagesOf('collections', CollectionsDocument, { first: 48, filter, orderBy }, (answer) => answer.collections);
  void queryClient.prefetchInfiniteQuery(pages);
  return { pages, asked: { q, whose, sort } };
};
