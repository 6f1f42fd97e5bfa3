import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveFeed } from './live-source';
import { LivePlayer, type LiveApi } from './live.svelte';
import { Mistakes } from '$lib/api/mutate';
import type { Breakdown } from './source';

/** A video element as far as the player uses it. */
class Video extends EventTarget {
  paused = true;
  volume = 1;
  muted = false;
  defaultPlaybackRate = 1;
  playbackRate = 1;
  readyState = 4;
  currentTime = 0;
  ended = false;
  play = vi.fn(async () => {
    this.paused = false;
    this.dispatchEvent(new Event('playing'));
  });
  pause = vi.fn(() => {
    this.paused = true;
    this.dispatchEvent(new Event('pause'));
  });
}

function setup(change: Partial<LiveApi> = {}) {
  let n = 0;
  const feeds: (LiveFeed & { url: string; broke: (what: Breakdown) => void; close: ReturnType<typeof vi.fn>; toEdge: ReturnType<typeof vi.fn> })[] = [];
  const api = {
    start: vi.fn<LiveApi['start']>(
      change.start ?? (async (channelId) => ({ id: `${channelId}-${++n}`, url: `/media/${n}/live/index.m3u8`, mimeType: 'application/vnd.apple.mpegurl' }))
    ),
    report: vi.fn<LiveApi['report']>(change.report ?? (async () => 'PLAYING')),
    state: vi.fn<LiveApi['state']>(change.state ?? (async () => ({ state: 'PLAYING', message: '' }))),
    stop: vi.fn<LiveApi['stop']>(async () => {})
  };
  const player = new LivePlayer(
    api,
    (_, url, broke) => {
      const feed = { url, broke, close: vi.fn(), toEdge: vi.fn(), behind: () => 2 };
      feeds.push(feed);
      return feed;
    },
    { load: () => ({ volume: 1, muted: false }), save: () => {} },
    100
  );
  const video = new Video();
  const detach = player.attach(video as unknown as HTMLVideoElement);
  return { player, api, feeds, video, detach };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('LivePlayer', () => {
  it('plays a channel, tells that it does, and stops', async () => {
    const { player, api, feeds } = setup();
    await player.start('one');
    expect(player.phase).toBe('playing');
    expect(feeds[0]!.url).toBe('/media/1/live/index.m3u8');
    await vi.advanceTimersByTimeAsync(10_500);
    expect(api.report).toHaveBeenCalledWith('one-1', false);
    expect(player.behind).toBe(2);
    expect(player.live).toBe(true);
    player.stop();
    expect(api.stop).toHaveBeenCalledWith('one-1');
    expect(feeds[0]!.close).toHaveBeenCalled();
    const told = api.report.mock.calls.length;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(api.report).toHaveBeenCalledTimes(told);
  });

  it('goes on with the newest picture after a pause', async () => {
    const { player, api, feeds } = setup();
    await player.start('one');
    player.toggle();
    expect(player.phase).toBe('paused');
    await vi.advanceTimersByTimeAsync(0);
    expect(api.report).toHaveBeenLastCalledWith('one-1', true);
    player.toggle();
    expect(feeds[0]!.toEdge).toHaveBeenCalled();
    expect(player.phase).toBe('playing');
  });

  it('says why a channel is refused', async () => {
    const { player } = setup({
      start: async () => {
        throw new Mistakes([{ path: [], code: 'UNAVAILABLE', message: 'this channel sends nothing now' }]);
      }
    });
    await player.start('one');
    expect(player.phase).toBe('failed');
    expect(player.problem).toEqual({ code: 'UNAVAILABLE', message: 'this channel sends nothing now' });
  });

  it('opens the stream again when it breaks off, then begins anew, then gives up', async () => {
    const { player, api, feeds, video } = setup();
    await player.start('one');
    video.play.mockImplementation(async () => {});
    for (let broken = 1; broken <= 6; broken++) {
      feeds.at(-1)!.broke('network');
      await vi.advanceTimersByTimeAsync(150);
      expect(feeds).toHaveLength(broken + 1);
    }
    expect(api.start).toHaveBeenCalledTimes(3);
    feeds.at(-1)!.broke('network');
    await vi.advanceTimersByTimeAsync(150);
    expect(player.phase).toBe('failed');
    expect(player.problem?.code).toBe('NETWORK');
    await player.retry();
    expect(player.phase).toBe('loading');
    expect(player.problem).toBeNull();
  });

  it('counts failures anew when it has played meanwhile', async () => {
    const { player, feeds, video } = setup();
    await player.start('one');
    for (let broken = 0; broken < 20; broken++) {
      feeds.at(-1)!.broke('gone');
      await vi.advanceTimersByTimeAsync(150);
      video.dispatchEvent(new Event('timeupdate'));
    }
    expect(player.phase).toBe('playing');
  });

  it('shows the message of whoever ended it', async () => {
    const { player, feeds, api } = setup({ state: async () => ({ state: 'STOPPED', message: 'Bedtime' }) });
    await player.start('one');
    feeds[0]!.broke('gone');
    await vi.advanceTimersByTimeAsync(0);
    expect(player.phase).toBe('stopped');
    expect(player.problem).toEqual({ code: 'STOPPED', message: 'Bedtime' });
    expect(feeds[0]!.close).toHaveBeenCalled();
    expect(api.stop).not.toHaveBeenCalled();
  });

  it('learns from its reports that it was ended', async () => {
    const { player } = setup({ report: async () => 'STOPPED', state: async () => ({ state: 'STOPPED', message: 'Bedtime' }) });
    await player.start('one');
    await vi.advanceTimersByTimeAsync(10_100);
    expect(player.problem).toEqual({ code: 'STOPPED', message: 'Bedtime' });
  });

  it('drops the answer to an older start', async () => {
    let answer: (value: { id: string; url: string; mimeType: string }) => void = () => {};
    const { player, api } = setup();
    api.start.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    const first = player.start('one');
    await player.start('two');
    answer({ id: 'late', url: '/late', mimeType: '' });
    await first;
    expect(player.session?.id).toBe('two-1');
    expect(api.stop).toHaveBeenCalledWith('late');
  });
});
