import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { debounced } from './debounce';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('runs once for all that is asked in a while', () => {
  const run = vi.fn();
  const wait = debounced(100, run);
  wait.later();
  vi.advanceTimersByTime(60);
  wait.later();
  vi.advanceTimersByTime(60);
  expect(run).not.toHaveBeenCalled();
  wait.now();
  vi.advanceTimersByTime(200);
  expect(run).toHaveBeenCalledTimes(1);
});

it('does not run once it is cancelled', () => {
  const run = vi.fn();
  const wait = debounced(100, run);
  wait.later();
  expect(wait.waiting()).toBe(true);
  wait.cancel();
  expect(wait.waiting()).toBe(false);
  vi.advanceTimersByTime(200);
  expect(run).not.toHaveBeenCalled();
  wait.later();
  vi.advanceTimersByTime(200);
  expect(run).toHaveBeenCalledTimes(1);
  expect(wait.waiting()).toBe(false);
});
