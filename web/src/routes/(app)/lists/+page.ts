import { FavouriteMusicDocument, FavouritePeopleDocument, FavouritesDocument, WatchlistDocument } from '$lib/api/generated/graphql';
import { pagesOf, queryClient } from '$lib/api/queries';
import type { PageLoad } from './$types';

export const load: PageLoad = () => {
  const watchlist = pagesOf('watchlist', WatchlistDocument, { first: 48 }, (answer) => answer.watchlist);
  const favourites = pagesOf('favourites', FavouritesDocument, { first: 48 }, (answer) => answer.favourites);
  const music = pagesOf('favouriteMusic', FavouriteMusicDocument, { first: 48 }, (answer) => answer.favourites);
  const people = pagesOf('favouritePeople', FavouritePeopleDocument, { first: 48 }, (answer) => answer.favourites);
  void queryClient.prefetchInfiniteQuery(people);
  void queryClient.prefetchInfiniteQuery(watchlist);
  void queryClient.prefetchInfiniteQuery(favourites);
  void queryClient.prefetchInfiniteQuery(music);
  return { watchlist, favourites, music, people };
};
