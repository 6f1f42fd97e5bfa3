import { expect, it } from 'vitest';
import { markOf, marks, told } from './marks';

it('names what could not be marked, and why', () => {
  const failed = ['One', 'Two', 'Three', 'Four'].map((title) => ({ item: { id: title, title }, reason: 'It is gone.' }));
  expect(told(failed, 9)).toBe('4 of 9 could not be marked: One, Two, Three …. It is gone.');
  expect(told(failed.slice(0, 1), 9)).toBe('1 of 9 could not be marked: One. It is gone.');
});

it('marks songs as favourites alone', () => {
  expect(marks.filter(({ songs }) => songs).map(({ key }) => key)).toEqual(['own.makeFavourite', 'own.notFavourite']);
});

it('finds what undoes a mark', () => {
  expect(markOf({ markWatched: { changed: 1, markId: 'mark_1' } })).toEqual(['mark_1']);
  for (const answer of [{ markWatched: { changed: 0, markId: null } }, { setFavourite: {} }, null, undefined]) expect(markOf(answer)).toEqual([]);
});
