import { DuplicatesDocument, LibraryNamesDocument, type DuplicateKind } from '$lib/api/generated/graphql';
import { pagesOf, queryClient, queryOf } from '$lib/api/queries';
import type { PageLoad } from './$types';

const kinds: DuplicateKind[] = ['CONTENT', 'TITLE', 'VERSION'];

export const load: PageLoad = ({ url }) => {
  const kind = kinds.find((one) => one === url.searchParams.get('kind')) ?? 'CONTENT';
  const libraryId = url.searchParams.get('library');
  const ignored = url.searchParams.has('ignored');
  const pages = pagesOf('duplicates', DuplicatesDocument, { kind, libraryId, ignored, first: 25 }, (answer) => answer.duplicates);
  const libraries = queryOf('libraryNames', LibraryNamesDocument, {});
  void queryClient.prefetchInfiniteQuery(pages);
  void queryClient.prefetchQuery(libraries);
  return { pages, libraries, kinds, kind, libraryId, ignored };
};
