import { expect, it, vi } from 'vitest';
import { isCharacter, Shortcuts } from './shortcuts.svelte';

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key)
  };
}
const press = (key: string, with_: object = {}) => ({ key, ctrlKey: false, altKey: false, metaKey: false, target: null, ...with_ });

it('are on until they are switched off, and stay so', () => {
  const kept = storage();
  const first = new Shortcuts(kept);
  expect(first.is('?', press('?'))).toBe(true);
  first.on = false;
  expect(first.is('?', press('?'))).toBe(false);
  const other = new Shortcuts(kept);
  expect(other.on).toBe(false);
  other.on = true;
  first.read();
  expect(first.on).toBe(true);
});

it('leave what the browser does with Ctrl and the like', () => {
  const one = new Shortcuts(storage());
  expect(one.is('/', press('/', { ctrlKey: true }))).toBe(false);
  expect(one.is('/', press('?'))).toBe(false);
});

it('go on without a storage', () => {
  const closed = vi.fn(() => {
    throw new DOMException('', 'SecurityError');
  });
  const one = new Shortcuts({ getItem: closed, setItem: closed, removeItem: closed });
  expect(one.on).toBe(true);
  one.on = false;
  expect(one.on).toBe(false);
});

it('tell what a page has, until another page tells it', () => {
  const one = new Shortcuts(storage());
  const first = one.tell([{ keys: ['J'], does: 'moves' }]);
  const second = one.tell([{ keys: ['K'], does: 'plays' }]);
  first();
  expect(one.page).toEqual([{ keys: ['K'], does: 'plays' }]);
  second();
  expect(one.page).toEqual([]);
});

it.each(['a', 'Z', '7', '?', '<', 'ü'])('%s is a character', (key) => expect(isCharacter(key)).toBe(true));
it.each([' ', 'ArrowLeft', 'Home', 'F5', 'Escape', 'Dead'])('%j is none', (key) => expect(isCharacter(key)).toBe(false));
