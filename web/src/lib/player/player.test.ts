import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionFragment, StartPlaybackInput, StreamRowFragment } from '$lib/api/generated/graphql';
import { bufferedAfter, Player } from './player.svelte';

/** A media element without media: tests tell it what happened. */
class Screen extends EventTarget {
  currentTime = 0;
  duration = 60;
  readyState = 4;
  volume = 1;
  muted = false;
  ended = false;
  buffered = { length: 0, start: () => 0, end: () => 0 };
  play = vi.fn(async () => this.tell('playing'));
  pause = vi.fn(() => this.tell('pause'));
  tell(name: string) {
    this.dispatchEvent(new Event(name));
  }
  at(seconds: number) {
    this.currentTime = seconds;
    this.tell('timeupdate');
  }
}

const silent: StreamRowFragment = {
  index: 0,
  kind: 'AUDIO',
  codec: 'aac',
  profile: null,
  language: 'en',
  title: null,
  default: false,
  forced: false,
  hearingImpaired: false,
  commentary: false,
  attachedPicture: false,
  width: null,
  height: null,
  bitDepth: null,
  hdr: null,
  frameRate: null,
  channels: 2,
  channelLayout: 'stereo'
};

const session = (id: string, positionMs = 0): SessionFragment => ({
  id,
  decision: 'REMUX',
  reasons: [],
  url: `/media/${id}/master.m3u8`,
  mimeType: 'application/vnd.apple.mpegurl',
  positionMs,
  durationMs: 60_000,
  expiresAt: '',
  file: {
    id: 'file_1',
    name: 'a.mkv',
    container: 'matroska',
    videoCodec: 'h264',
    audioCodec: 'aac',
    width: 1280,
    height: 720,
    hdr: 'SDR',
    bitRate: 1_000_000,
    streams: [1, 2].map((index) => ({ ...silent, index, default: index === 1 })),
    chapters: []
  },
  subtitles: [{ stream: 3, language: 'en', title: 'English', forced: false, default: false, url: '/s' }]
});

function setup(start = async (_: StartPlaybackInput) => session('s1')) {
  const api = { start: vi.fn(start), report: vi.fn(async () => {}), stop: vi.fn(async () => {}) };
  const close = vi.fn();
  let fatal = () => {};
  const open = vi.fn((_video, _source, onFatal: () => void) => {
    fatal = onFatal;
    return close;
  });
  const capabilities = { containers: ['mp4'], video: [], audio: [] };
  const player = new Player(api, open, () => capabilities);
  const screen = new Screen();
  const detach = player.attach(screen as unknown as HTMLVideoElement);
  return { api, open, close, player, screen, detach, breakDown: () => fatal() };
}

describe('Player', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('begins where the server says and plays', async () => {
    const { player, open, api } = setup(async () => session('s1', 12_000));
    await player.start({ itemId: 'movie_1' });
    expect(api.start).toHaveBeenCalledWith(expect.objectContaining({ itemId: 'movie_1', capabilities: expect.objectContaining({ containers: ['mp4'] }) }));
    expect(open.mock.calls[0]![1]).toEqual({ url: '/media/s1/master.m3u8', mimeType: 'application/vnd.apple.mpegurl', startSeconds: 12 });
    expect(player.phase).toBe('playing');
    expect(player.audioStream).toBe(1);
  });

  it('reports each ten seconds while it plays, and when it pauses', async () => {
    const { player, screen, api } = setup();
    await player.start({ itemId: 'movie_1' });
    screen.at(9.5);
    vi.advanceTimersByTime(10_000);
    expect(api.report).toHaveBeenLastCalledWith('s1', 9500, false);
    player.toggle();
    expect(player.phase).toBe('paused');
    expect(api.report).toHaveBeenLastCalledWith('s1', 9500, true);
    vi.advanceTimersByTime(60_000);
    expect(api.report).toHaveBeenCalledTimes(2);
  });

  it('reports the end once, though the element pauses too', async () => {
    const { player, screen, api } = setup();
    await player.start({ itemId: 'movie_1' });
    screen.at(60);
    screen.ended = true;
    screen.tell('pause');
    screen.tell('ended');
    expect(player.phase).toBe('ended');
    expect(api.report.mock.calls).toEqual([['s1', 60_000, true]]);
  });

  it('ends the session once when it is left', async () => {
    const { player, screen, api, close, detach } = setup();
    await player.start({ itemId: 'movie_1' });
    screen.at(7);
    player.stop();
    player.stop();
    detach();
    expect(api.stop.mock.calls).toEqual([['s1', 7000]]);
    expect(close).toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(api.report).not.toHaveBeenCalled();
  });

  it('shows the sentence of a refusal and can try again', async () => {
    let refuse = true;
    const { player } = setup(async () => {
      if (refuse) throw new Error('The media worker is missing.');
      return session('s2');
    });
    await player.start({ itemId: 'movie_1' });
    expect([player.phase, player.problem]).toEqual(['failed', 'The media worker is missing.']);
    refuse = false;
    await player.retry();
    expect([player.phase, player.problem]).toEqual(['playing', '']);
  });

  it('fails when the media breaks, and keeps the place for the next try', async () => {
    const { player, screen, api, breakDown } = setup();
    await player.start({ itemId: 'movie_1' });
    screen.at(33);
    breakDown();
    expect(player.phase).toBe('failed');
    await player.retry();
    expect(api.start).toHaveBeenLastCalledWith(expect.objectContaining({ positionMs: 33_000 }));
    expect(api.stop).toHaveBeenCalledWith('s1', 33_000);
  });

  it('changes audio with a new session at the same place', async () => {
    let n = 0;
    const { player, screen, api } = setup(async () => session(`s${++n}`));
    await player.start({ itemId: 'movie_1' });
    screen.at(20);
    player.chooseAudio(1);
    expect(api.start).toHaveBeenCalledTimes(1);
    player.chooseAudio(2);
    await vi.waitFor(() => expect(player.session?.id).toBe('s2'));
    expect(api.start).toHaveBeenLastCalledWith(expect.objectContaining({ audioStream: 2, positionMs: 20_000, fileId: 'file_1' }));
    expect(api.stop.mock.calls).toEqual([['s1', 20_000]]);
  });

  it('ends a session that came after it was left', async () => {
    let answer = (_: SessionFragment) => {};
    const { player, api } = setup(() => new Promise<SessionFragment>((done) => (answer = done)));
    const started = player.start({ itemId: 'movie_1' });
    player.stop();
    answer(session('late'));
    await started;
    expect(player.session).toBeNull();
    expect(api.stop).toHaveBeenCalledWith('late', 0);
  });

  it('seeks within the film', async () => {
    const { player, screen } = setup();
    await player.start({ itemId: 'movie_1' });
    player.seekBy(10);
    expect(screen.currentTime).toBe(10);
    player.seekBy(-30);
    expect(screen.currentTime).toBe(0);
    player.seek(99_000);
    expect(screen.currentTime).toBe(60);
  });

  it('waits for a press where the browser does not play by itself', async () => {
    const { player, screen } = setup();
    screen.play.mockRejectedValueOnce(new DOMException('', 'NotAllowedError'));
    await player.start({ itemId: 'movie_1' });
    await vi.waitFor(() => expect(player.phase).toBe('paused'));
  });

  it('shows a forced subtitle only to those who hear its language', async () => {
    const forced = { ...session('s1').subtitles[0]!, forced: true };
    const heard = (language: string) => async () => ({ ...session('s1'), subtitles: [{ ...forced, language }] });
    const same = setup(heard('en')).player;
    await same.start({ itemId: 'movie_1' });
    expect(same.subtitle).toBe(3);
    const other = setup(heard('de')).player;
    await other.start({ itemId: 'movie_1' });
    expect(other.subtitle).toBeNull();
  });

  it('keeps volume within bounds and subtitles on or off', async () => {
    const { player, screen } = setup();
    await player.start({ itemId: 'movie_1' });
    player.setVolume(1.4);
    expect(screen.volume).toBe(1);
    player.setVolume(-1);
    expect([screen.volume, screen.muted]).toEqual([0, true]);
    player.toggleSubtitle();
    expect(player.subtitle).toBe(3);
    player.toggleSubtitle();
    expect(player.subtitle).toBeNull();
  });
});

it('finds the loaded range around a place', () => {
  const spans: [number, number][] = [[0, 5], [10, 20]];
  const ranges = { length: 2, start: (i: number) => spans[i]![0], end: (i: number) => spans[i]![1] };
  expect([bufferedAfter(ranges, 3), bufferedAfter(ranges, 7), bufferedAfter(ranges, 12)]).toEqual([5, 7, 20]);
});
