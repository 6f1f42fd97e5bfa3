import { describe, expect, it } from 'vitest';
import { bulkInput, nothing } from './bulk';
import { Selection, most } from './selection.svelte';

describe('editing many', () => {
  it('sends what is written', () => {
    expect(bulkInput(['a'], nothing())).toEqual({ ids: ['a'] });
    const bulk = nothing();
    bulk.lists.genres = { mode: 'REMOVE', text: 'War\n Crime ' };
    bulk.texts.certification = ' R ';
    expect(bulkInput(['a', 'b'], bulk)).toEqual({ ids: ['a', 'b'], genres: { mode: 'REMOVE', values: ['War', 'Crime'] }, certification: 'R' });
    bulk.lists.moods = { mode: 'SET', text: 'Calm' };
    bulk.texts.year = ' 1968';
    expect(bulkInput(['a'], bulk, 'track')).toEqual({ ids: ['a'], genres: { mode: 'REMOVE', values: ['War', 'Crime'] }, moods: { mode: 'SET', values: ['Calm'] }, year: 1968 });
    bulk.texts.disc = 'two';
    expect(() => bulkInput(['a'], bulk, 'track')).toThrow(expect.objectContaining({ list: [expect.objectContaining({ path: ['disc'] })] }));
    expect(bulkInput(['a'], bulk)).toHaveProperty('certification', 'R');
  });

  it('chooses so many at most', () => {
    const chosen = new Selection();
    chosen.active = true;
    for (let i = 0; i <= most; i++) chosen.toggle(String(i));
    expect(chosen.ids.size).toBe(most);
    chosen.toggle('0');
    expect(chosen.ids.has('0')).toBe(false);
    chosen.end();
    expect([chosen.active, chosen.ids.size]).toEqual([false, 0]);
  });
});
