import { expect, it } from 'vitest';
import { labelPageOf } from './tabs';

it('takes an unknown word for film sets', () => {
  expect(['studios', 'evil', 'toString', ''].map(labelPageOf)).toEqual(['studios', 'sets', 'sets', 'sets']);
});
