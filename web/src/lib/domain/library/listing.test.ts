import { expect, it } from 'vitest';
import { addressOf, argumentsOf, listingOf } from './listing';

it('reads back the address it writes', () => {
  const listing = { sort: 'YEAR', genre: 'genre_1', title: 'a & b' } as const;
  const address = addressOf('/movies', listing);
  expect(listingOf(new URL(address, 'http://x').searchParams)).toEqual(listing);
  expect(addressOf('/movies', { sort: 'TITLE', genre: '', title: '' })).toBe('/movies');
});

it('takes an unknown order for the title', () => expect(listingOf(new URLSearchParams('sort=evil')).sort).toBe('TITLE'));

it('asks for titles from A and for the rest from the newest and best', () => {
  expect(argumentsOf({ sort: 'TITLE', genre: '', title: '' })).toMatchObject({ orderBy: { field: 'TITLE', direction: 'ASC' }, filter: {} });
  expect(argumentsOf({ sort: 'RATING', genre: 'g', title: 'x' })).toMatchObject({
    orderBy: { direction: 'DESC' },
    filter: { genreIds: ['g'], titleContains: 'x' }
  });
});
