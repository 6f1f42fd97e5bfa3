import { AlbumsOfArtistDocument, ArtistPageDocument, SongsOfArtistDocument } from '$lib/api/generated/graphql';
import { pagesOf, queryClient, queryOf } from '$lib/api/queries';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ params: { id } }) => {
  const query = queryOf('artist', ArtistPageDocument, { id });
  const albums = pagesOf('artistAlbums', AlbumsOfArtistDocument, { id }, (answer) => answer.albums);
  const songs = pagesOf('artistSongs', SongsOfArtistDocument, { id }, (answer) => answer.tracks);
  void queryClient.prefetchQuery(query);
  void queryClient.prefetchInfiniteQuery(albums);
  void queryClient.prefetchInfiniteQuery(songs);
  return { id, query, albums, songs };
};
