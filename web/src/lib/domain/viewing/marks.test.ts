import { expect, it, vi } from 'vitest';
import { markAll, markOf, marks, told } from './marks';

const offered = vi.hoisted(() => vi.fn());
vi.mock('./undo', () => ({ offerUndo: offered }));

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

it('undoes in the order of the items, in whatever order the answers came', async () => {
  const answer: Record<string, () => void> = {};
  const set = (id: string) => new Promise((resolve) => (answer[id] = () => resolve({ markWatched: { markId: `mark_${id}` } })));
  const marking = markAll(['a', 'b', 'c'].map((id) => ({ id, title: id })), set);
  for (const id of ['c', 'b', 'a']) answer[id]?.();
  expect(await marking).toEqual([]);
  expect(offered.mock.calls.at(-1)?.[1]).toEqual(['mark_a', 'mark_b', 'mark_c']);
});
