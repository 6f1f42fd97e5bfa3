import { describe, expect, it } from 'vitest';
import { before, seen } from './before';

const watched = { watched: true };
const season = (number: number, states: boolean[]) => ({
  id: `s${number}`,
  number,
  episodes: states.map((state, at) => ({ id: `s${number}e${at + 1}`, seasonNumber: number, number: at + 1, watchState: state ? watched : null }))
});
const name = ({ id }: { id: string }) => id;

describe('what comes before an episode', () => {
  const seasons = [season(1, [true, true]), season(2, [true, false]), season(3, [false, true, false, false]), season(4, [false]), season(0, [false, false])];
  it('is whole seasons, and the episodes of its own that are left', () => {
    expect(before(seasons, 's3e4', name)).toEqual([{ id: 's2', title: 's2' }, { id: 's3e1', title: 'S03E01' }, { id: 's3e3', title: 'S03E03' }]);
  });
  it('is nothing for the first, for specials and for what is not there', () => {
    for (const id of ['s1e1', 's1e2', 's0e2', 'x']) expect(before(seasons, id, name)).toEqual([]);
  });
});

it('a season without episodes was not seen', () => {
  expect(seen(season(1, []))).toBe(false);
  expect(seen(season(1, [true]))).toBe(true);
});
