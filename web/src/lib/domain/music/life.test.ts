import { expect, test } from 'vitest';
import { lifeOf } from './life';

test('the years of an artist are those of a person or of a band', () => {
  expect(lifeOf({ born: '1947-01-08', died: '2016-01-10' })).toBe('1947–2016');
  expect(lifeOf({ formed: 'March 1967 in London' })).toBe('1967–');
  expect(lifeOf({ disbanded: '1970' })).toBe('–1970');
  expect(lifeOf({ born: 'unknown', died: null })).toBe('unknown–');
  expect(lifeOf({})).toBe('');
});
