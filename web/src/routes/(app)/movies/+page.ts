import { GenresDocument, MovieBucketsDocument, MoviesDocument, MovieWholeDocument, type MovieOrderField } from '$lib/api/generated/graphql';
import { pagesOf, queryOf } from '$lib/api/queries';
import { shelves } from '$lib/domain/library/kinds';
import { argumentsOf, bucketsOf, filterOfListing } from '$lib/domain/library/listing';
import { ahead, listed } from '$lib/domain/library/shelf.svelte';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ url }) => {
  const listing = listed(url, 'MOVIE');
  const pages = pagesOf('movies', MoviesDocument, argumentsOf<MovieOrderField>(listing), (answer) => answer.movies, listing.from);
  const whole = queryOf('movies', MovieWholeDocument, { filter: filterOfListing(listing), fields: shelves.MOVIE.fields });
  const buckets = queryOf('movies', MovieBucketsDocument, bucketsOf(listing));
  const genres = queryOf('genres', GenresDocument, { kind: 'MOVIE' });
  return ahead({ listing, pages, genres, whole, buckets });
};
