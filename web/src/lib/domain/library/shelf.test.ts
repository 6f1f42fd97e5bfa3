import { isRedirect } from '@sveltejs/kit';
import { expect, it } from 'vitest';
import { listed } from './shelf.svelte';

/** Where an address leads to instead. */
function leads(address: string): URL | null {
  try {
    listed(new URL(address, 'http://x'), 'MOVIE');
    return null;
  } catch (thrown) {
    if (!isRedirect(thrown)) throw thrown;
    return new URL(thrown.location, 'http://x');
  }
}

it('gives a random order another seed each time it is opened', () => {
  const one = leads('/movies?sort=RANDOM&genre=g')!, other = leads('/movies?sort=RANDOM&genre=g')!;
  for (const url of [one, other]) {
    expect(url.pathname).toBe('/movies');
    expect(Number(url.searchParams.get('seed'))).toBeGreaterThan(0);
    expect(url.searchParams.get('genre')).toBe('g');
  }
  expect(one.searchParams.get('seed')).not.toBe(other.searchParams.get('seed'));
});

it('keeps a random order that an address names, and asks nothing of others', () => {
  expect(leads('/movies?sort=RANDOM&seed=7')).toBeNull();
  expect(listed(new URL('http://x/movies?sort=RANDOM&seed=7'), 'MOVIE').seed).toBe(7);
  expect(leads('/movies?sort=YEAR')).toBeNull();
});
