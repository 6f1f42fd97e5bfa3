import { describe, expect, test } from 'vitest';
import { addressOf, nextAddress, scopeOf, scopes, variablesOf, type Scope } from './scope';

describe('what a search is narrowed to', () => {
  test('comes from the address and goes into it', () => {
    for (const scope of Object.keys(scopes) as Scope[]) {
      expect(scopeOf(new URL(addressOf('a&b', scope), 'http://x').searchParams.get('in'))).toBe(scope);
    }
    expect(addressOf('a&b c', null)).toBe('/search?q=a%26b+c');
    expect(addressOf('a', 'movies', true)).toBe('/search?q=a&in=movies&full=1');
    for (const unknown of [null, '', 'toString', 'films']) expect(scopeOf(unknown)).toBeNull();
  });
  test('stays while one types on', () => {
    expect(nextAddress('ab', new URL('http://x/search?q=a&in=movies&full=1'))).toBe('/search?q=ab&in=movies&full=1');
    expect(nextAddress('ab', new URL('http://x/search?q=a'))).toBe('/search?q=ab');
    expect(nextAddress('ab', new URL('http://x/movies?in=movies&full=1'))).toBe('/search?q=ab');
  });
  test('asks the server for no other kinds', () => {
    expect(variablesOf('x', 'songs', true)).toMatchObject({ kinds: ['TRACK'], full: false, titles: true, people: false, lists: false, first: 100 });
    expect(variablesOf('x', 'people', false)).toMatchObject({ titles: false, people: true, lists: false, aside: 100 });
    expect(variablesOf('x', 'lists', false)).toMatchObject({ titles: false, people: false, lists: true });
    expect(variablesOf('x', null, true)).toMatchObject({ full: true, titles: true, people: true, lists: true, kinds: expect.not.arrayContaining(['PERSON']) });
  });
});
