import { expect, it } from 'vitest';
import type { TitleKind } from '$lib/api/generated/graphql';
import { asks, clean, count, filterOf, offered, seen, toggled, unseen, type Filter } from './filter';
import { shelves } from './kinds';

it('takes back what it asked for, of every field', () => {
  for (const kind of Object.keys(shelves) as TitleKind[]) for (const field of shelves[kind].fields) {
    const value = field === 'DECADE' ? '1980' : field === 'MINIMUM_AGE' ? '12' : 'one';
    const on = toggled({}, kind, field, value);
    expect(asks(on, kind, field, value), field).toBe(true);
    expect(count(on), field).toBe(1);
    expect(toggled(on, kind, field, value), field).toEqual({});
  }
});

it('keeps what else a filter asks for', () => {
  const filter: Filter = { unmatched: true, labels: { none: ['b'] } };
  const on = toggled(toggled(filter, 'MOVIE', 'STUDIO', 'a'), 'MOVIE', 'GENRE', 'g');
  expect(on).toEqual({ unmatched: true, labels: { none: ['b'], all: ['a'] }, genres: { all: ['g'] } });
  expect(toggled(toggled(on, 'MOVIE', 'STUDIO', 'a'), 'MOVIE', 'GENRE', 'g')).toEqual({ unmatched: true, labels: { none: ['b'], all: [] } });
});

it('tells what is not so from what is not asked for', () => {
  expect(clean({ watched: false, favourite: null, ratingFrom: 0, hdr: [], labels: { all: [] } })).toEqual({ watched: false, ratingFrom: 0 });
  expect(count({ watched: false, ratingFrom: 6, ratingTo: 8 })).toBe(3);
});

it('shows numbers in order, and counts for an age what is for younger viewers too', () => {
  const values = [{ value: '12', count: 5 }, { value: '0', count: 2 }];
  expect(offered('MINIMUM_AGE', values)).toEqual([{ value: '0', count: 2 }, { value: '12', count: 7 }]);
  expect(offered('DECADE', values)).toEqual([values[1], values[0]]);
  expect(offered('GENRE', values)).toEqual(values);
});

it('reads what is no filter as none', () => {
  for (const text of [null, '', '{', '[]', '1', 'null']) expect(filterOf(text)).toEqual({});
  expect(filterOf('{"yearFrom":1980}')).toEqual({ yearFrom: 1980 });
});

it('asks for what was seen or heard as the kind has it', () => {
  for (const [kind, fresh, known] of [
    ['MOVIE', { watched: false }, { watched: true }],
    ['ALBUM', { heard: false }, { heard: true }],
    ['TRACK', { heardAtMost: 0 }, { heardAtLeast: 1 }]
  ] as const) {
    expect(clean(unseen(kind, {}).change)).toEqual(fresh);
    expect(clean(seen(kind, {}).change)).toEqual(known);
    expect(unseen(kind, fresh).on).toBe(true);
    expect(clean({ ...fresh, ...unseen(kind, fresh).change })).toEqual({});
    expect(clean({ ...fresh, ...seen(kind, fresh).change })).toEqual(known);
    expect(clean({ ...known, ...seen(kind, known).change })).toEqual({});
  }
});

it('tells countries of records from those of films, which are labels', () => {
  for (const kind of ['MOVIE', 'SERIES'] as const) {
    expect(toggled({}, kind, 'COUNTRY', 'a')).toEqual({ labels: { all: ['a'] } });
    expect(toggled({}, kind, 'LANGUAGE', 'a')).toEqual({ labels: { all: ['a'] } });
  }
  expect(toggled({}, 'ALBUM', 'COUNTRY', 'DE')).toEqual({ countries: ['DE'] });
  expect(toggled({}, 'TRACK', 'LANGUAGE', 'deu')).toEqual({ languages: ['deu'] });
});
