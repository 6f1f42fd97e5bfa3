import { expect, it } from 'vitest';
import { expiryOf } from './expiry';

it('ends after so many days, or never', () => {
  const now = new Date('2026-01-01T12:00:00Z');
  expect(expiryOf('30', now)).toBe('2026-01-31T12:00:00.000Z');
  expect(expiryOf('', now)).toBeUndefined();
});
