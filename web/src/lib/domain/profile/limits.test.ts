import { expect, test } from 'vitest';
import { anyAge, countriesOf, inputOf, limitsOf, namesAt } from './limits';

const ratings = [
  { country: 'DE', system: 'FSK', rating: '12', minimumAge: 12 },
  { country: 'DE', system: 'FSK', rating: '6', minimumAge: 6 },
  { country: 'US', system: 'MPAA', rating: 'PG', minimumAge: 8 },
  { country: 'US', system: 'MPAA', rating: 'PG-13', minimumAge: 13 },
  { country: 'US', system: 'TV', rating: 'TV-G', minimumAge: 0 }
];

test('limits become what is sent, and back', () => {
  expect(inputOf(limitsOf(null))).toBeNull();
  const limits = limitsOf({
    maxAge: null,
    unrated: true,
    onlyAllowed: true,
    allowed: [{ __typename: 'Movie', id: 'movie_1', title: 'Heidi' }],
    denied: [{ __typename: 'Genre', id: 'genre_1', name: 'Horror' }]
  });
  expect(limits).toMatchObject({ limited: true, maxAge: anyAge, allowed: [{ id: 'movie_1', label: 'Heidi' }], denied: [{ id: 'genre_1', label: 'Horror' }] });
  expect(inputOf(limits)).toEqual({ maxAge: null, unrated: true, onlyAllowed: true, allowedIds: ['movie_1'], deniedIds: ['genre_1'] });
  expect(inputOf({ ...limits, maxAge: 6 })).toMatchObject({ maxAge: 6 });
});

test('an age has a name in each system of a country', () => {
  expect(countriesOf(ratings)).toEqual(['DE', 'US']);
  expect(namesAt(ratings, 'DE', 12)).toEqual(['FSK 12']);
  expect(namesAt(ratings, 'US', 12)).toEqual(['MPAA PG', 'TV TV-G']);
  expect(namesAt(ratings, 'DE', 3)).toEqual([]);
});
