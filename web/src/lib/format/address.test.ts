import { expect, it } from 'vitest';
import { addressOf } from './address';

it('says what is asked for but for what is usual', () => {
  expect(addressOf('/p', { q: '', sort: 'COUNT' }, { sort: 'COUNT' })).toBe('/p');
  expect(addressOf('/p', { q: 'a&b', sort: 'NAME' }, { sort: 'COUNT' })).toBe('/p?q=a%26b&sort=NAME');
});

it('keeps a text that is the name of an order', () => {
  expect(addressOf('/p', { q: 'COUNT', sort: 'COUNT' }, { sort: 'COUNT' })).toBe('/p?q=COUNT');
});
