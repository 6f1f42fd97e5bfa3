import { describe, expect, it, vi } from 'vitest';
import type { ScanStateFragment } from '$lib/api/generated/graphql';
import type { follow } from '$lib/api/live';
import { countsOf, isOpen, LiveScan, phasesOf, remainingMs, tookMs } from './scan.svelte';

const scan = (change: Partial<ScanStateFragment> = {}): ScanStateFragment => ({
  id: 'scan_1',
  state: 'RUNNING',
  phase: 'PROBE',
  trigger: 'USER',
  reason: null,
  total: 200,
  current: 50,
  found: 200,
  added: 0,
  changed: 0,
  moved: 0,
  missing: 0,
  restored: 0,
  failed: 0,
  currentItem: null,
  rate: 25,
  createdAt: '2026-01-01T00:00:00Z',
  startedAt: null,
  finishedAt: null,
  ...change
});

describe('a scan', () => {
  it('fills its phases one after the other', () => {
    expect(phasesOf(scan()).map(({ done }) => done)).toEqual([100, 25, 0, 0]);
    expect(phasesOf(scan({ phase: 'WALK', total: 0 })).map(({ done }) => done)).toEqual([null, 0, 0, 0]);
    expect(phasesOf(scan({ phase: 'WAITING' })).map(({ done }) => done)).toEqual([0, 0, 0, 0]);
    expect(phasesOf(scan({ current: 300 }))[1]!.done).toBe(100);
  });

  it('knows how long it still takes, as far as it can', () => {
    expect(remainingMs(scan())).toBe(6000);
    expect(remainingMs(scan({ current: 201 }))).toBe(0);
    expect(remainingMs(scan({ rate: 0 }))).toBeNull();
    expect(remainingMs(scan({ total: 0 }))).toBeNull();
  });

  it('knows how long it took', () => {
    expect(tookMs(scan({ startedAt: '2026-01-01T00:00:00Z', finishedAt: '2026-01-01T00:01:05Z' }))).toBe(65_000);
    expect(tookMs(scan())).toBeNull();
  });

  it('counts what happened, and what it found in any case', () => {
    expect(countsOf(scan({ found: 0 }))).toEqual([{ what: 'found', count: 0 }]);
    expect(countsOf(scan({ failed: 2, added: 1 })).map(({ what }) => what)).toEqual(['found', 'added', 'failed']);
  });

  it.each(['PENDING', 'RUNNING', 'PAUSED', 'WAITING_FOR_APPROVAL'] as const)('is open while it is %s', (state) => expect(isOpen(scan({ state }))).toBe(true));
  it.each(['COMPLETED', 'FAILED', 'CANCELLED'] as const)('is not open once it is %s', (state) => expect(isOpen(scan({ state }))).toBe(false));
});

describe('LiveScan', () => {
  function setup() {
    let tell = (_: ScanStateFragment) => {};
    const stop = vi.fn();
    const subscribe = vi.fn((_document: unknown, _variables: unknown, next: (value: { scanProgress: { cursor: string; scan: ScanStateFragment } }) => void) => {
      tell = (state) => next({ scanProgress: { cursor: '', scan: state } });
      return stop;
    });
    const ended = vi.fn();
    const live = new LiveScan(subscribe as unknown as typeof follow, ended);
    return { live, ended, stop, unfollow: live.follow('library_1'), tell: (state: ScanStateFragment) => tell(state) };
  }

  it('shows each state, and tells once when a scan ends', () => {
    const { live, ended, tell } = setup();
    tell(scan());
    tell(scan({ current: 60 }));
    expect([live.scan?.current, ended.mock.calls.length]).toEqual([60, 0]);
    tell(scan({ state: 'COMPLETED' }));
    tell(scan({ state: 'COMPLETED' }));
    expect(ended).toHaveBeenCalledOnce();
  });

  it('does not tell of a scan that had ended before', () => {
    const { ended, tell } = setup();
    tell(scan({ state: 'COMPLETED' }));
    expect(ended).not.toHaveBeenCalled();
    tell(scan({ id: 'scan_2', state: 'COMPLETED' }));
    expect(ended).toHaveBeenCalledOnce();
  });

  it('stops following', () => {
    const { unfollow, stop } = setup();
    unfollow();
    expect(stop).toHaveBeenCalledOnce();
  });
});
