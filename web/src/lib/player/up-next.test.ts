import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { UpNext } from './up-next.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const hour = 3_600_000;

it('is offered in the last half minute of what is long enough', () => {
  const next = new UpNext(vi.fn());
  next.at(hour - 30_001, hour);
  expect(next.offered).toBe(false);
  next.at(hour - 30_000, hour);
  expect([next.offered, next.seconds]).toEqual([true, null]);
  next.at(0, hour);
  expect(next.offered).toBe(false);
  next.at(59_000, 60_000);
  expect(next.offered).toBe(false);
});

it('counts down once it is over, and goes on by itself once', () => {
  const go = vi.fn();
  const next = new UpNext(go);
  next.ended();
  next.ended();
  expect([next.offered, next.seconds]).toEqual([true, 15]);
  vi.advanceTimersByTime(14_000);
  expect([next.seconds, go.mock.calls.length]).toEqual([1, 0]);
  vi.advanceTimersByTime(60_000);
  expect(go).toHaveBeenCalledOnce();
});

it('stays when it is told to, until another episode', () => {
  const go = vi.fn();
  const next = new UpNext(go);
  next.ended();
  next.dismiss();
  vi.advanceTimersByTime(60_000);
  next.at(hour - 1, hour);
  next.ended();
  expect([next.offered, next.seconds, go.mock.calls.length]).toEqual([false, null, 0]);
  next.reset();
  next.ended();
  expect(next.seconds).toBe(15);
  next.reset();
});

it('ends the countdown when the viewer goes back', () => {
  const go = vi.fn();
  const next = new UpNext(go);
  next.ended();
  next.at(59_000, 60_000);
  expect(next.seconds).toBe(15);
  next.at(30_000, 60_000);
  vi.advanceTimersByTime(60_000);
  expect([next.seconds, next.offered, go.mock.calls.length]).toEqual([null, false, 0]);
});
