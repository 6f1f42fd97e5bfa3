import { vi } from 'vitest';
import type { PlaybackState, SessionFragment, StartPlaybackInput, StreamRowFragment } from '$lib/api/generated/graphql';
import { Player, type Standing } from './player.svelte';
import type { Preferences } from './preferences';
import type { Source, SourceEvents } from './source';

/** A media element without media: tests tell it what happened. */
class Element extends EventTarget {
  currentTime = 0;
  duration = 60;
  readyState = 4;
  volume = 1;
  muted = false;
  ended = false;
  paused = true;
  playbackRate = 1;
  defaultPlaybackRate = 1;
  buffered = { length: 0, start: () => 0, end: () => 0 };
  play = vi.fn(async () => {
    this.paused = false;
    this.tell('playing');
  });
  pause = vi.fn(() => {
    this.paused = true;
    this.tell('pause');
  });
  tell(name: string) {
    this.dispatchEvent(new Event(name));
  }
  at(seconds: number) {
    this.currentTime = seconds;
    this.tell('timeupdate');
  }
  finish() {
    this.at(60);
    this.ended = this.paused = true;
    this.tell('pause');
    this.tell('ended');
  }
}

export const stream: StreamRowFragment = {
  index: 0, kind: 'AUDIO', codec: 'aac', profile: null, language: 'en', title: null, default: false, forced: false, hearingImpaired: false,
  commentary: false, attachedPicture: false, width: null, height: null, bitDepth: null, hdr: null, frameRate: null, channels: 2, channelLayout: 'stereo'
};

export const session = (id: string, change: Partial<SessionFragment> = {}): SessionFragment => ({
  id,
  decision: 'REMUX',
  reasons: [],
  url: `/media/${id}/master.m3u8`,
  mimeType: 'application/vnd.apple.mpegurl',
  positionMs: 0,
  durationMs: 60_000,
  expiresAt: '',
  audioStream: 1,
  subtitleStream: null,
  part: null,
  lastPart: null,
  nextPart: null,
  trickplayUrl: null,
  trickplay: null,
  file: {
    id: 'file_1', name: 'a.mkv', container: 'matroska', videoCodec: 'h264', audioCodec: 'aac', width: 1280, height: 720, hdr: 'SDR', bitRate: 1_000_000,
    streams: [1, 2].map((index) => ({ ...stream, index, default: index === 1 })),
    chapters: [0, 20_000, 40_000].map((startMs) => ({ startMs, endMs: startMs + 20_000, title: null }))
  },
  subtitles: [{ stream: 3, language: 'en', title: 'English', forced: false, default: false, hearingImpaired: false, url: '/s' }],
  ...change
});

export const standing = (state: PlaybackState, message = ''): Standing => ({ state, message });

/** A player in front of such an element, with a server that answers what it is told. */
export function setup(start = async (_: StartPlaybackInput) => session('s1'), kept: Partial<Preferences> = {}) {
  let tell = (_: Standing) => {};
  const unfollow = vi.fn();
  const api = {
    start: vi.fn(start),
    report: vi.fn(async (_id: string, _progress: { positionMs: number; paused?: boolean }) => standing('PLAYING')),
    state: vi.fn(async (_: string) => standing('PLAYING')),
    follow: vi.fn((_id: string, told: (standing: Standing) => void) => {
      tell = told;
      return unfollow;
    }),
    stop: vi.fn(async (_id: string, _at: number) => {})
  };
  const feed = { close: vi.fn(), chooseLevel: vi.fn(), chooseAudio: vi.fn((_: number) => true), bandwidth: () => 5e6 };
  let events: SourceEvents;
  const open = vi.fn((_video: HTMLVideoElement, _source: Source, given: SourceEvents) => {
    events = given;
    return feed;
  });
  const capabilities = { containers: ['mp4'], video: [{ codec: 'av1', maxBitDepth: 10, hdr: ['SDR' as const] }], audio: [] };
  const preferences = { load: () => ({ volume: 1, muted: false, ...kept }), save: vi.fn() };
  const player = new Player(api, open, async () => capabilities, preferences);
  const element = new Element();
  const detach = player.attach(element as unknown as HTMLVideoElement);
  return { api, open, feed, player, preferences, element, detach, unfollow, source: () => events, tell: (standing: Standing) => tell(standing) };
}
