import { describe, expect, it } from 'vitest';
import { changed, fieldsOf, shown, taken, written, wrong } from './fields';

describe('fields of a form', () => {
  it('are written and taken back', () => {
    expect(written('list', ['Crime', 'Warner Bros., Inc.'])).toBe('Crime\nWarner Bros., Inc.');
    expect(taken('list', ' Crime \n\nDrama')).toEqual(['Crime', 'Drama']);
    expect(taken('list', '')).toEqual([]);
    expect(written('minutes', ['6990000'])).toBe('116.5');
    expect(taken('minutes', '116,5')).toBe(6_990_000);
    expect(written('text', [])).toBe('');
    expect(taken('text', '  ')).toBeNull();
    expect(taken('number', '1995')).toBe(1995);
  });

  it('are sent only where they were changed', () => {
    const before = { title: 'Heat', genres: 'Crime', tagline: 'x', year: '1995' };
    expect(changed(fieldsOf.Movie, before, before)).toEqual({});
    expect(changed(fieldsOf.Movie, before, { ...before, title: ' Hitze', tagline: '', genres: 'Crime\nWar' })).toEqual({
      title: 'Hitze',
      tagline: null,
      genres: ['Crime', 'War']
    });
  });

  it('are refused where they are no numbers', () => {
    const before = { year: '1995', runtimeMs: '90' };
    expect(() => changed(fieldsOf.Movie, before, { year: 'MCM', runtimeMs: 'long' })).toThrow(
      expect.objectContaining({ list: [expect.objectContaining({ path: ['year'] }), expect.objectContaining({ path: ['runtimeMs'] })] })
    );
    for (const text of ['1.5', '1e3', '0x10', 'x', '99999999999']) expect(wrong('number', text), text).not.toBe('');
    for (const text of ['', ' 7 ', '1995']) expect(wrong('number', text), text).toBe('');
    expect([wrong('minutes', '1,5'), wrong('text', 'x')]).toEqual(['', '']);
  });

  it('are shown in one line', () => {
    expect(shown('GENRES', ['a', 'b'])).toBe('a, b');
    expect(shown('RUNTIME_MS', ['60000'])).toContain('1');
    expect(shown('STATUS', ['ENDED'])).not.toBe('ENDED');
    expect(shown('TITLE', [])).not.toBe('');
    expect(shown('CREDITS', ['ACTOR | Al Pacino | Hanna'])).toMatch(/^Al Pacino \(.+: Hanna\)$/);
  });
});
