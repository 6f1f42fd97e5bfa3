import { expect, it } from 'vitest';
import { seriesHref } from './href';

it('leads to a series, or to all where there is none', () => {
  expect([seriesHref({ id: 'series_1' }), seriesHref(null), seriesHref(undefined)]).toEqual(['/series/series_1', '/series', '/series']);
});
