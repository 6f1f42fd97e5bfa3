import { expect, it } from 'vitest';
import { addressOf, argumentsOf, bucketsOf, directionOf, filterOfListing, isReversed, listingOf, listingOfSaved, offers, whole, wholeOf } from './listing';

const back = (address: string) => listingOf(new URL(address, 'http://x').searchParams, address.startsWith('/series') ? 'SERIES' : 'MOVIE');

it('reads back the address it writes', () => {
  const listing = {
    ...whole,
    sort: 'RANDOM',
    seed: 7,
    genre: 'genre_1',
    title: 'a & b',
    filter: { resolutions: ['UHD' as const], yearFrom: 1980 },
    from: 'cursor'
  } as const;
  expect(back(addressOf('/movies', { ...listing, filter: { ...listing.filter, resolutions: ['UHD'] } }))).toEqual(listing);
  expect(addressOf('/movies', whole)).toBe('/movies');
});

it('takes an unknown order for the title, and what is no filter for none', () => {
  expect(back('/movies?sort=evil&filter=%7B&seed=x')).toEqual(whole);
});

it('asks for titles from A and for the rest from the newest and best', () => {
  expect(argumentsOf(whole)).toMatchObject({ orderBy: { field: 'TITLE', direction: 'ASC' }, filter: {} });
  expect(argumentsOf({ ...whole, sort: 'RATING', genre: 'g', title: 'x', filter: { unmatched: true } })).toMatchObject({
    orderBy: { direction: 'DESC' },
    filter: { genreIds: ['g'], text: 'x', unmatched: true }
  });
});

it('brings the best first where a text is searched for, unless another order was chosen', () => {
  expect(back('/movies?title=x').sort).toBe('RELEVANCE');
  expect(back('/movies?title=x&sort=YEAR').sort).toBe('YEAR');
  expect(addressOf('/movies', { ...whole, title: 'x', sort: 'RELEVANCE' })).toBe('/movies?title=x');
  expect(addressOf('/movies', { ...whole, title: 'x' })).toBe('/movies?sort=TITLE&title=x');
  expect(addressOf('/movies', { ...whole, sort: 'RELEVANCE' })).toBe('/movies');
  expect(offers(whole)).not.toContain('RELEVANCE');
  expect(offers({ ...whole, filter: { text: 'x' } })[0]).toBe('RELEVANCE');
});

it('runs the other way round where there is one', () => {
  expect(addressOf('/movies', { ...whole, reversed: true })).toBe('/movies?reversed=true');
  expect(directionOf(back('/movies?reversed=true'))).toBe('DESC');
  expect(directionOf(back('/movies?sort=YEAR&reversed=true'))).toBe('ASC');
  expect(back('/movies?sort=RANDOM&reversed=true').reversed).toBe(false);
  for (const sort of ['TITLE', 'YEAR'] as const) for (const reversed of [true, false]) expect(isReversed(sort, directionOf({ sort, reversed }))).toBe(reversed);
  expect(bucketsOf(back('/movies?sort=ADDED_AT'))).toEqual({ filter: {}, direction: 'DESC', letters: false, months: true });
});

it('offers films and series what each can be sorted by', () => {
  expect(back('/series?sort=EPISODE_AIRED_ON').sort).toBe('EPISODE_AIRED_ON');
  expect(back('/movies?sort=EPISODE_AIRED_ON').sort).toBe('TITLE');
  expect(back('/movies?sort=RUNTIME').sort).toBe('RUNTIME');
  expect(offers(wholeOf('SERIES'))).not.toContain('RUNTIME');
  expect(directionOf(back('/movies?sort=LAST_PLAYED_AT'))).toBe('DESC');
});

it('knows the orders of each kind', () => {
  const albums = (address: string) => listingOf(new URL(address, 'http://x').searchParams, 'ALBUM');
  expect(albums('/music?sort=RATING')).toEqual(wholeOf('ALBUM'));
  expect(addressOf('/music', wholeOf('ALBUM'))).toBe('/music');
  expect(argumentsOf(albums('/music?sort=LAST_HEARD_AT'))).toMatchObject({ orderBy: { field: 'LAST_HEARD_AT', direction: 'DESC' } });
  expect(argumentsOf(albums('/music?title=live&sort=YEAR'))).toMatchObject({ orderBy: { field: 'YEAR' }, filter: { text: 'live' } });
  expect(argumentsOf(wholeOf('ARTIST'))).toMatchObject({ orderBy: { field: 'NAME', direction: 'ASC' } });
  expect(bucketsOf(wholeOf('ARTIST')).letters).toBe(true);
  expect(bucketsOf(wholeOf('ALBUM')).letters).toBe(false);
});

it('leaves a random order of a saved filter to be chosen when it is opened', () => {
  const saved = { filter: {}, orderField: 'RANDOM', direction: 'DESC' } as const;
  expect(addressOf('/movies', listingOfSaved('MOVIE', saved))).toBe('/movies?sort=RANDOM');
});

it('opens a saved filter with what can be changed of it', () => {
  const listing = { ...whole, sort: 'YEAR', reversed: true, genre: 'genre_1', title: 'sea', filter: { unmatched: true } } as const;
  const saved = { filter: filterOfListing(listing), orderField: listing.sort, direction: directionOf(listing) };
  expect(listingOfSaved('MOVIE', saved)).toEqual(listing);
  expect(back(addressOf('/movies', listingOfSaved('MOVIE', saved)))).toEqual(listing);
  const several = { filter: { genreIds: ['a', 'b'] }, orderField: 'TITLE', direction: 'ASC' } as const;
  expect(listingOfSaved('SERIES', several)).toEqual({ ...wholeOf('SERIES'), filter: several.filter });
  expect(listingOfSaved('MOVIE', { filter: null, orderField: 'TITLE', direction: 'ASC' })).toEqual(whole);
});
