import { expect, test } from 'vitest';
import { lifeOf } from './life';

test('the years of an artist are those that are known', () => {
  expect(lifeOf({ beganYear: 1947, endedYear: 2016 })).toBe('1947–2016');
  expect(lifeOf({ beganYear: 1967, endedYear: null })).toBe('1967–');
  expect(lifeOf({ endedYear: 1970 })).toBe('–1970');
  expect(lifeOf({ beganYear: null, endedYear: null })).toBe('');
});
