import { expect, it } from 'vitest';
import { isAdmin, mayAdminister, mayDelete } from './rights';

const captain = { role: 'ADMIN', user: { mayDelete: false } } as const;
const gunner = { role: 'USER', user: { mayDelete: true } } as const;
const boy = { role: 'USER', user: { mayDelete: false } } as const;

it('tells who may do what', () => {
  expect([captain, gunner, boy, null, undefined].map(isAdmin)).toEqual([true, false, false, false, false]);
  expect([captain, gunner, boy, null, undefined].map(mayDelete)).toEqual([true, true, false, false, false]);
});

it('opens pages of administrators for nobody else, but for the trash', () => {
  expect([captain, gunner, boy].map((viewer) => mayAdminister(viewer, '/admin/trash'))).toEqual([true, true, false]);
  for (const path of ['/admin/users', '/admin/libraries/library_1', '/admin/trash/elsewhere']) {
    expect([captain, gunner, boy, null].map((viewer) => mayAdminister(viewer, path)), path).toEqual([true, false, false, false]);
  }
});
