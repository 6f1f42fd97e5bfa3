import { describe, expect, it } from 'vitest';
import { bulkInput, nothing, type BulkKind } from './bulk';
import { Selection, most } from './selection.svelte';

describe('editing many', () => {
  it('sends what is written', () => {
    expect(bulkInput(['a'], nothing(), 'movie')).toEqual({ ids: ['a'] });
    const bulk = nothing();
    bulk.lists.genres = { mode: 'REMOVE', text: 'War\n Crime ' };
    bulk.texts.certification = ' R ';
    expect(bulkInput(['a', 'b'], bulk, 'movie')).toEqual({ ids: ['a', 'b'], genres: { mode: 'REMOVE', values: ['War', 'Crime'] }, certification: 'R' });
    bulk.lists.moods = { mode: 'SET', text: 'Calm' };
    bulk.texts.year = ' 1968';
    expect(bulkInput(['a'], bulk, 'track')).toEqual({
      ids: ['a'],
      genres: { mode: 'REMOVE', values: ['War', 'Crime'] },
      moods: { mode: 'SET', values: ['Calm'] },
      year: 1968
    });
    bulk.texts.disc = 'two';
    expect(() => bulkInput(['a'], bulk, 'track')).toThrow(expect.objectContaining({ list: [expect.objectContaining({ path: ['disc'] })] }));
    expect(bulkInput(['a'], bulk, 'movie')).toHaveProperty('certification', 'R');
  });

  it('sends what a kind has, and nothing else', () => {
    const bulk = nothing();
    for (const one of Object.values(bulk.lists)) one.text = 'x';
    for (const name of Object.keys(bulk.texts) as (keyof typeof bulk.texts)[]) bulk.texts[name] = '7';
    bulk.compilation = 'false';
    const sent = (kind: BulkKind) => Object.keys(bulkInput(['a'], bulk, kind)).filter((name) => name !== 'ids').sort();
    expect(sent('movie')).toEqual(['certification', 'collection', 'countries', 'genres', 'language', 'studios', 'tags']);
    expect(sent('series')).toEqual(['certification', 'countries', 'genres', 'language', 'networks', 'studios', 'tags']);
    expect(sent('album')).toEqual(['artists', 'compilation', 'genres', 'moods', 'secondaryKinds', 'styles', 'year']);
    expect(sent('track')).toEqual(['artists', 'disc', 'genres', 'languages', 'moods', 'styles', 'year']);
    expect(bulkInput(['a'], bulk, 'album').compilation).toBe(false);
    expect(bulkInput(['a'], nothing(), 'album')).toEqual({ ids: ['a'] });
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
