import { describe, expect, it } from 'vitest';
import { filterOf, fresh, inputOf, specs, treeOf, type Condition, type Tree } from './rules';

const rule = (field: string, value: Condition['value'], not = false): Condition => ({ field, value, not });

describe('rules', () => {
  it('writes conditions and groups as a filter, and reads them again', () => {
    const tree: Tree = {
      every: true,
      rules: [rule('genre', 'genre_1'), rule('watched', true, true)],
      groups: [{ every: false, rules: [rule('yearTo', 1990), rule('titleContains', 'x')] }]
    };
    const filter = filterOf('MOVIE', tree);
    expect(filter).toEqual({ and: [{ genres: { any: ['genre_1'] } }, { not: { watched: true } }, { or: [{ yearTo: 1990 }, { titleContains: 'x' }] }] });
    expect(treeOf('MOVIE', filter)).toEqual(tree);
    expect(treeOf('MOVIE', {})).toEqual({ every: true, rules: [], groups: [] });
  });

  it('knows every field of every kind', () => {
    for (const kind of ['MOVIE', 'SERIES', 'EPISODE', 'TRACK'] as const) {
      for (const { field, control } of specs[kind]) {
        const value =
          { number: 7, yes: false, words: ['calm', 'wild'], resolution: 'UHD', hdr: 'HLG', status: 'ENDED', day: '2020-02-29' }[control as 'number'] ??
          'some_1';
        const tree: Tree = { every: false, rules: [rule(field, value)], groups: [] };
        expect(treeOf(kind, filterOf(kind, tree)), field).toEqual(tree);
      }
    }
  });

  it('asks the server in its own words', () => {
    const written = (kind: 'MOVIE' | 'EPISODE' | 'TRACK', field: string, value: Condition['value']) =>
      filterOf(kind, { every: true, rules: [rule(field, value)], groups: [] });
    expect(written('MOVIE', 'label', 'label_1')).toEqual({ and: [{ labels: { any: ['label_1'] } }] });
    expect(written('MOVIE', 'audioLanguage', 'de')).toEqual({ and: [{ audioLanguages: ['de'] }] });
    expect(written('EPISODE', 'series.person', 'person_1')).toEqual({ and: [{ series: { people: { any: ['person_1'] } } }] });
    expect(written('EPISODE', 'series.status', 'ENDED')).toEqual({ and: [{ series: { statuses: ['ENDED'] } }] });
    expect(written('EPISODE', 'airedFrom', '2020-02-29')).toEqual({ and: [{ airedFrom: '2020-02-29' }] });
    expect(written('EPISODE', 'resolution', 'UHD')).toEqual({ and: [{ resolutions: ['UHD'] }] });
    expect(written('TRACK', 'wordsLanguage', 'deu')).toEqual({ and: [{ languages: ['deu'] }] });
    expect(written('TRACK', 'lossless', true)).toEqual({ and: [{ lossless: true }] });
    expect(written('TRACK', 'ownRatingFrom', 8)).toEqual({ and: [{ ownRatingFrom: 8 }] });
  });

  it('counts minutes, and leaves out what has no value yet', () => {
    const tree: Tree = {
      every: true,
      rules: [rule('minutesTo', 2.5), rule('yearFrom', null), rule('titleContains', ''), rule('moods', [])],
      groups: [{ every: true, rules: [rule('bpmTo', NaN)] }]
    };
    expect(inputOf('TRACK', tree, 'RANDOM', false, 50)).toEqual({
      tracks: { and: [{ durationMsTo: 150_000 }] },
      orderField: 'RANDOM',
      direction: 'ASC',
      limit: 50
    });
    expect(fresh('EPISODE')).toEqual(rule('watched', true));
    expect(fresh('MOVIE')).toEqual(rule('genre', null));
  });

  it('does not pretend to show what it cannot', () => {
    for (const filter of [
      { yearTo: 1990, and: [] },
      { and: [{ and: [{ or: [] }] }] },
      { and: [{ hdr: ['HDR10', 'HLG'] }] },
      { and: [{ labels: { none: ['label_1'] } }] },
      { and: [{ yearFrom: 1, yearTo: 2 }] },
      { not: {} },
      null,
      5
    ]) {
      expect(treeOf('MOVIE', filter)).toBeNull();
    }
  });
});
