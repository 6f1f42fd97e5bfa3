import { describe, expect, it } from 'vitest';
import { changed, fieldsOf } from './fields';
import { inWords, packed, translatedOf, translationInputs, unpacked } from './translations';

describe('translations in a form', () => {
  const texts = ['de | title | Das Boot', 'de | overview | Im Meer | tief\nunten', 'fr | tagline | Nage'];
  it('are read, kept and sent', () => {
    const list = translatedOf([...texts, 'nonsense', 'de | plot | x']);
    expect(list).toEqual([
      { language: 'de', title: 'Das Boot', overview: 'Im Meer | tief\nunten', tagline: '' },
      { language: 'fr', title: '', overview: '', tagline: 'Nage' }
    ]);
    expect(unpacked(packed(list))).toEqual(list);
    expect(unpacked('')).toEqual([]);
    expect(translationInputs([...list, { language: 'es', title: ' ', overview: '', tagline: '' }])).toEqual([
      { language: 'de', title: 'Das Boot', overview: 'Im Meer | tief\nunten', tagline: null },
      { language: 'fr', title: null, overview: null, tagline: 'Nage' }
    ]);
    expect(inWords(list)).toBe('de: Das Boot, fr: Nage');
  });

  it('are not sent where nothing is said', () => {
    for (const now of [packed([]), packed([{ language: 'de', title: ' ', overview: '', tagline: '' }])])
      expect(changed(fieldsOf.Movie, { translations: '' }, { translations: now })).toEqual({});
    expect(changed(fieldsOf.Movie, { translations: packed(translatedOf(texts)) }, { translations: packed([]) })).toEqual({ translations: [] });
  });
});
