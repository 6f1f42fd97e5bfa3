import { expect, it, vi } from 'vitest';
import { Screen } from './screen.svelte';

class Element extends EventTarget {
  currentTime = 0;
  duration = 60;
  readyState = 4;
  ended = false;
  volume = 1;
  muted = false;
  playbackRate = 1;
  defaultPlaybackRate = 1;
  buffered = { length: 2, start: (i: number) => [0, 10][i]!, end: (i: number) => [5, 20][i]! };
  tell(name: string) {
    this.dispatchEvent(new Event(name));
  }
}

function setup(volume = 0.8) {
  const preferences = { load: () => ({ volume, muted: false }), save: vi.fn() };
  const screen = new Screen(preferences);
  const element = new Element();
  const on = { attached: vi.fn(), detached: vi.fn(), playing: vi.fn(), waiting: vi.fn(), paused: vi.fn(), ended: vi.fn(), seeked: vi.fn(), moved: vi.fn() };
  const detach = screen.attach(element as unknown as HTMLVideoElement, on);
  screen.begin(0, 60_000);
  screen.apply();
  return { screen, element, on, preferences, detach };
}

it('seeks within the film, and not beyond its last pictures', () => {
  const { screen, element } = setup();
  screen.seekBy(10);
  expect(element.currentTime).toBe(10);
  screen.seekBy(-30);
  expect(element.currentTime).toBe(0);
  screen.seek(99_000);
  expect(element.currentTime).toBe(59.9);
});

it('begins as loud as it was, keeps volume within bounds, and remembers it', () => {
  const { screen, element, preferences } = setup(0.8);
  expect(element.volume).toBe(0.8);
  screen.setVolume(1.4);
  expect(element.volume).toBe(1);
  screen.setVolume(-1);
  expect([element.volume, element.muted]).toEqual([0, true]);
  expect(preferences.save).toHaveBeenLastCalledWith({ volume: 0, muted: true });
  screen.toggleMute();
  expect([element.volume, element.muted]).toEqual([0.5, false]);
});

it('steps through the speeds, and a new source keeps the speed', () => {
  const { screen, element } = setup();
  screen.stepRate(1);
  expect([screen.rate, element.playbackRate, element.defaultPlaybackRate]).toEqual([1.25, 1.25, 1.25]);
  for (let i = 0; i < 9; i++) screen.stepRate(1);
  expect(screen.rate).toBe(2);
  for (let i = 0; i < 9; i++) screen.stepRate(-1);
  expect(screen.rate).toBe(0.5);
});

it('follows the element until it is detached', () => {
  const { screen, element, on, detach } = setup();
  element.currentTime = 3;
  element.tell('timeupdate');
  element.tell('progress');
  element.tell('enterpictureinpicture');
  expect([screen.positionMs, screen.pictureInPicture]).toEqual([3000, true]);
  expect(screen.buffered).toEqual([{ startMs: 0, endMs: 5000 }, { startMs: 10_000, endMs: 20_000 }]);
  element.duration = Infinity;
  element.tell('durationchange');
  expect(screen.durationMs).toBe(60_000);
  element.ended = true;
  element.tell('pause');
  expect(on.paused).not.toHaveBeenCalled();
  detach();
  element.currentTime = 9;
  element.tell('timeupdate');
  expect([screen.positionMs, on.detached.mock.calls.length, on.moved.mock.calls.length]).toEqual([3000, 1, 1]);
});
