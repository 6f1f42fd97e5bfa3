import { expect, it, vi } from 'vitest';
import { SystemControls } from './media-session';

function setup() {
  const handlers = new Map<string, MediaSessionActionHandler | null>();
  const session = {
    setActionHandler: vi.fn((action: MediaSessionAction, handler: MediaSessionActionHandler | null) => {
      if (action === 'seekto' && handlers.get('refuses')) throw new TypeError('unknown action');
      handlers.set(action, handler);
    }),
    setPositionState: vi.fn(),
    playbackState: 'none' as MediaSessionPlaybackState,
    metadata: null as MediaMetadata | null
  };
  const remote = { play: vi.fn(), pause: vi.fn(), seekBy: vi.fn(), seekTo: vi.fn(), next: vi.fn() };
  const controls = new SystemControls(session, (init) => init as MediaMetadata);
  const press = (action: MediaSessionAction, details: object = {}) => handlers.get(action)?.({ action, ...details });
  return { handlers, session, remote, controls, press };
}

it('does what the keys ask, and takes only keys that do something', () => {
  const { controls, remote, press, handlers } = setup();
  controls.take(remote);
  press('play');
  press('pause');
  press('seekbackward');
  press('seekforward', { seekOffset: 30 });
  press('seekto', { seekTime: 12.5 });
  press('nexttrack');
  expect(remote.play).toHaveBeenCalledOnce();
  expect(remote.pause).toHaveBeenCalledOnce();
  expect(remote.seekBy.mock.calls).toEqual([[-10], [30]]);
  expect(remote.seekTo).toHaveBeenCalledWith(12_500);
  expect(remote.next).toHaveBeenCalledOnce();
  expect(handlers.get('previoustrack')).toBeNull();
});

it('says what plays and where it is, never beyond the end', () => {
  const { controls, session } = setup();
  controls.show({ title: 'A', detail: 'B', artwork: '/a.jpg' });
  expect(session.metadata).toEqual({ title: 'A', artist: 'B', artwork: [{ src: '/a.jpg' }] });
  controls.tell({ positionMs: 61_000, durationMs: 60_000, rate: 1.5, state: 'playing' });
  expect(session.setPositionState).toHaveBeenLastCalledWith({ duration: 60, position: 60, playbackRate: 1.5 });
  expect(session.playbackState).toBe('playing');
  controls.tell({ positionMs: 0, durationMs: 0, rate: 1, state: 'paused' });
  expect(session.setPositionState).toHaveBeenLastCalledWith();
});

it('lets go of everything', () => {
  const { controls, session, remote, handlers } = setup();
  controls.take(remote);
  controls.show({ title: 'A', detail: '', artwork: null });
  controls.release();
  expect([...handlers.values()].every((handler) => handler === null)).toBe(true);
  expect([session.metadata, session.playbackState]).toEqual([null, 'none']);
});

it('lives without a media session, and with one that knows less', () => {
  const none = new SystemControls(undefined, () => ({}) as MediaMetadata);
  const { controls, remote, handlers } = setup();
  handlers.set('refuses', () => {});
  expect(() => {
    none.take(remote);
    none.show({ title: '', detail: '', artwork: null });
    none.tell({ positionMs: 0, durationMs: 1, rate: 1, state: 'none' });
    none.release();
    controls.take(remote);
  }).not.toThrow();
});
