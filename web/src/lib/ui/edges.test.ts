import { expect, it } from 'vitest';
import { edgesOf } from './edges';

it.each([
  [0, 300, 300, false, false],
  [0, 300, 900, false, true],
  [200, 300, 900, true, true],
  [600, 300, 900, true, false],
  [599.6, 300, 900, true, false]
])('at %d of %d in %d', (scrollLeft, clientWidth, scrollWidth, before, after) => {
  expect(edgesOf({ scrollLeft, clientWidth, scrollWidth })).toEqual({ before, after });
});
