import { expect, it } from 'vitest';
import { labelPageFor, labelPageOf, labelPages } from './tabs';

it('takes an unknown word for film sets', () => {
  expect(['studios', 'evil', 'toString', ''].map(labelPageOf)).toEqual(['studios', 'sets', 'sets', 'sets']);
});

it('finds the page of each kind of label', () => {
  for (const [page, kind] of Object.entries(labelPages)) expect(labelPageFor(kind)).toBe(page);
});
