import { expect, it, vi } from 'vitest';
import { preferencesIn } from './preferences';

const storage = (text: string | null = null) => {
  let kept = text;
  return { getItem: () => kept, setItem: (_: string, value: string) => void (kept = value) };
};

it('reads back what it saved', () => {
  const store = preferencesIn(storage());
  for (const preferences of [{ volume: 0.4, muted: true, subtitles: 'de' }, { volume: 1, muted: false, subtitles: null }]) {
    store.save(preferences);
    expect(store.load()).toEqual(preferences);
  }
  store.save({ volume: 0.5 });
  expect(store.load()).toEqual({ volume: 0.5, muted: false, subtitles: null });
});

it.each([null, 'nonsense', '{"volume":7,"muted":"yes","subtitles":3}'])('takes %j for not set', (text) => {
  expect(preferencesIn(storage(text)).load()).toEqual({ volume: 1, muted: false, subtitles: undefined });
});

it('goes on without a storage', () => {
  const closed = {
    getItem: vi.fn(() => {
      throw new DOMException('', 'SecurityError');
    }),
    setItem: vi.fn(() => {
      throw new DOMException('', 'QuotaExceededError');
    })
  };
  const store = preferencesIn(closed);
  expect(() => store.save({ volume: 1, muted: false })).not.toThrow();
  expect(store.load().volume).toBe(1);
});
