import { EpisodesListDocument } from '$lib/api/generated/graphql';
import { pagesOf, queryClient } from '$lib/api/queries';
import { episodesArguments, episodesAsked } from '$lib/domain/series/episodes';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ url }) => {
  const asked = episodesAsked(url.searchParams);
  const pages = pagesOf('episodes', EpisodesListDocument, episodesArguments(asked), (answer) => answer.episodes);
  void queryClient.prefetchInfiniteQuery(pages);
  return { asked, pages };
};
