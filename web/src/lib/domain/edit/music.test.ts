import { describe, expect, it } from 'vitest';
import type { ItemField } from '$lib/api/generated/graphql';
import { discInputs, lyricsInputs, packWords, unpackWords, wordsOf } from './music';
import { changed, fieldsOf, grouped, shown, taken, wrong, written } from './fields';

describe('fields of music in a form', () => {
  it('have words', () => {
    const values = ['de | [00:01.00]Eins | zwei\ndrei', '| plain', 'bare'];
    const list = wordsOf(values);
    expect(list).toEqual([{ language: 'de', text: '[00:01.00]Eins | zwei\ndrei' }, { language: '', text: 'plain' }, { language: '', text: 'bare' }]);
    expect(unpackWords(packWords(list))).toEqual(list);
    expect(unpackWords('')).toEqual([]);
    expect(lyricsInputs([...list, { language: 'fr', text: ' ' }])).toEqual([
      { language: 'de', text: '[00:01.00]Eins | zwei\ndrei' },
      { language: null, text: 'plain' },
      { language: null, text: 'bare' }
    ]);
    expect(taken('lyrics', written('lyrics', values))).toHaveLength(3);
    expect(shown('LYRICS', values)).toContain('plain');
  });

  it('are not sent where nothing is said', () => {
    expect(packWords([])).toBe(written('lyrics', []));
    const empty = packWords([{ language: 'de', text: ' ' }]);
    expect(changed(fieldsOf.Track, { lyrics: '' }, { lyrics: packWords([]) })).toEqual({});
    expect(changed(fieldsOf.Track, { lyrics: '' }, { lyrics: empty })).toEqual({});
    expect(changed(fieldsOf.Track, { lyrics: packWords([{ language: '', text: 'a' }]) }, { lyrics: packWords([]) })).toEqual({ lyrics: [] });
    expect(changed(fieldsOf.Track, { lyrics: '' }, { lyrics: packWords([{ language: '', text: 'a' }]) })).toEqual({ lyrics: [{ language: null, text: 'a' }] });
  });

  it('have discs', () => {
    expect(discInputs(['1 | The Early Years | CD | 12', ' 2', ''])).toEqual([
      { number: 1, title: 'The Early Years', media: 'CD', trackTotal: 12 },
      { number: 2, title: null, media: null, trackTotal: null }
    ]);
    expect(wrong('discs', '1 | A\nB')).not.toBe('');
    for (const text of ['', '1 | A\n2', '1 | | CD | 12\n\n 02 | B |  |  ']) expect(wrong('discs', text), text).toBe('');
    for (const text of ['0', 'x', '1000', '1 | | CD | twelve', '1 | | CD | 0', '1 | | CD | 1.5', '1 | A | B | CD | 12', '1 | A | CD | 12 |'])
      expect(wrong('discs', `7\n${text}`), text).toContain('2');
    expect(() => changed(fieldsOf.Release, { discs: '1' }, { discs: '1 | | CD | twelve' })).toThrow();
  });

  it('have numbers and answers', () => {
    expect(changed(fieldsOf.Track, { bpm: '' }, { bpm: '99,5' })).toEqual({ bpm: 99.5 });
    expect(() => changed(fieldsOf.Track, { bpm: '' }, { bpm: 'fast' })).toThrow();
    expect(changed(fieldsOf.Album, { compilation: 'false' }, { compilation: 'true' })).toEqual({ compilation: true });
    expect(shown('COMPILATION', ['true'])).not.toBe('true');
    expect(shown('SERIES_TYPE', ['ANIME'])).not.toBe('');
  });

  it('stand in groups, each field once', () => {
    for (const kind of Object.keys(fieldsOf) as (keyof typeof fieldsOf)[])
      expect(grouped(kind).flatMap(({ fields }) => fields)).toHaveLength(fieldsOf[kind].length);
    const groupOf = (kind: keyof typeof fieldsOf, field: ItemField) => grouped(kind).find(({ fields }) => fields.some((one) => one.field === field))?.group;
    expect(groupOf('Album', 'ALBUM_KIND')).toBe('sorting');
    expect(groupOf('Series', 'STATUS')).toBe('sorting');
    expect([groupOf('Release', 'COUNTRY'), groupOf('Release', 'LABEL'), groupOf('Release', 'BARCODE')]).toEqual(['sorting', 'sorting', 'elsewhere']);
    expect(grouped('Movie').map(({ group }) => group)).toEqual(['names', 'numbers', 'words', 'sorting', 'people', 'elsewhere']);
  });
});
