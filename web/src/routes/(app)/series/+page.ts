import { GenresDocument, SeriesBucketsDocument, SeriesListDocument, SeriesWholeDocument, type SeriesOrderField } from '$lib/api/generated/graphql';
import { pagesOf, queryOf } from '$lib/api/queries';
import { shelves } from '$lib/domain/library/kinds';
import { argumentsOf, bucketsOf, filterOfListing } from '$lib/domain/library/listing';
import { ahead, listed } from '$lib/domain/library/shelf.svelte';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ url }) => {
  const listing = listed(url, 'SERIES');
  const pages = pagesOf('series', SeriesListDocument, argumentsOf<SeriesOrderField>(listing), (answer) => answer.series, listing.from);
  const whole = queryOf('series', SeriesWholeDocument, { filter: filterOfListing(listing), fields: shelves.SERIES.fields });
  const buckets = queryOf('series', SeriesBucketsDocument, bucketsOf(listing));
  const genres = queryOf('genres', GenresDocument, { kind: 'SERIES' });
  return ahead({ listing, pages, genres, whole, buckets });
};
