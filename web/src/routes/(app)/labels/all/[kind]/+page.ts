import { LabelsDocument, type LabelFilter, type LabelOrder } from '$lib/api/generated/graphql';
import { pagesOf, queryClient } from '$lib/api/queries';
import { labelPageOf, labelPages } from '$lib/domain/library/tabs';
import type { PageLoad } from './$types';

/** What the address asks for: `q` a part of the name, `sort` by what. */
export const load: PageLoad = ({ params, url }) => {
  const kind = labelPageOf(params.kind);
  const q = url.searchParams.get('q')?.slice(0, 200) ?? '';
  const sort = url.searchParams.get('sort') === 'NAME' ? 'NAME' : 'COUNT';
  const filter: LabelFilter = { kind: labelPages[kind], ...(q ? { nameContains: q } : {}) };
  const orderBy: LabelOrder = { field: sort, direction: sort === 'NAME' ? 'ASC' : 'DESC' };
  const pages = pagesOf('labels', LabelsDocument, { first: 48, filter, orderBy }, (answer) => answer.labels);
  void queryClient.prefetchInfiniteQuery(pages);
  return { kind, pages, asked: { q, sort } };
};
