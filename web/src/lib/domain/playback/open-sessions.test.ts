import { describe, expect, it, vi } from 'vitest';
import type { OpenSessionFragment } from '$lib/api/generated/graphql';
import type { follow } from '$lib/api/live';
import { aheadOf, OpenSessions, speedOf } from './open-sessions.svelte';

const session = (change: Partial<OpenSessionFragment> = {}) =>
  ({ id: 'playback_1', state: 'PLAYING', positionMs: 10_000, durationMs: 60_000, encodings: [], ...change }) as OpenSessionFragment;

function setup() {
  let now = 0;
  let tell = (_: OpenSessionFragment[]) => {};
  const stop = vi.fn();
  const subscribe = vi.fn((_document: unknown, _variables: unknown, next: (value: object) => void) => {
    tell = (sessions) => next({ playbackSessionsChanged: { cursor: '', sessions } });
    return stop;
  });
  const open = new OpenSessions(subscribe as unknown as typeof follow, () => now);
  const end = open.follow();
  return { open, end, stop, tell: (...sessions: OpenSessionFragment[]) => tell(sessions), pass: (ms: number) => void (now += ms) };
}

describe('open sessions', () => {
  it('go on between what their players tell', () => {
    const { open, tell, pass } = setup();
    tell(session());
    pass(4000);
    expect(open.positionOf(open.sessions![0]!)).toBe(14_000);
    // Something else about it changed.
    tell(session({ bandwidth: 5 }));
    pass(1000);
    expect(open.positionOf(open.sessions![0]!)).toBe(15_000);
    tell(session({ positionMs: 16_000 }));
    expect(open.positionOf(open.sessions![0]!)).toBe(16_000);
    pass(100_000);
    expect(open.positionOf(open.sessions![0]!)).toBe(60_000);
  });

  it('stand still while they are paused', () => {
    const { open, tell, pass } = setup();
    tell(session({ state: 'PAUSED' }));
    pass(4000);
    expect(open.positionOf(open.sessions![0]!)).toBe(10_000);
  });

  it('are not followed any more when nobody looks', () => {
    const { end, stop } = setup();
    end();
    expect(stop).toHaveBeenCalledOnce();
  });

  it('are as fast as their slowest transcode', () => {
    const encodings = [{ speed: 3, aheadMs: 9000 }, { speed: 0, aheadMs: -5 }, { speed: 2, aheadMs: 4000 }] as OpenSessionFragment['encodings'];
    expect([speedOf({ encodings }), aheadOf({ encodings })]).toEqual([2, 0]);
    expect([speedOf({ encodings: [] }), aheadOf({ encodings: [] })]).toEqual([null, null]);
  });
});
