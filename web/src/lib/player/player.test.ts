import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionFragment } from '$lib/api/generated/graphql';
import { Mistakes } from '$lib/api/mutate';
import { ApiError } from '$lib/api/request';
import { session, setup, standing, stream } from './staged';

/** What was told of how far it is. */
const told = (report: { mock: { calls: [string, { positionMs: number; paused?: boolean }][] } }) =>
  report.mock.calls.map(([id, { positionMs, paused }]) => [id, positionMs, paused]);

describe('Player', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('begins where the server says and plays', async () => {
    const { player, open, api } = setup(async () => session('s1', { positionMs: 12_000 }));
    await player.start({ itemId: 'movie_1' });
    expect(api.start).toHaveBeenCalledWith(expect.objectContaining({ itemId: 'movie_1', capabilities: expect.objectContaining({ containers: ['mp4'] }) }));
    expect(open.mock.calls[0]![1]).toEqual({ url: '/media/s1/master.m3u8', mimeType: 'application/vnd.apple.mpegurl', startSeconds: 12 });
    expect([player.phase, player.audioStream]).toEqual(['playing', 1]);
  });

  it('reports each ten seconds while it plays, and when it pauses', async () => {
    const { player, element, api } = setup();
    await player.start({ itemId: 'movie_1' });
    element.at(9.5);
    vi.advanceTimersByTime(10_000);
    expect(told(api.report).at(-1)).toEqual(['s1', 9500, false]);
    expect(api.report.mock.calls.at(-1)![1]).toMatchObject({ bandwidth: 5_000_000 });
    player.toggle();
    expect(player.phase).toBe('paused');
    expect(told(api.report).at(-1)).toEqual(['s1', 9500, true]);
    player.toggle();
    expect(told(api.report).at(-1)).toEqual(['s1', 9500, false]);
    player.toggle();
    vi.advanceTimersByTime(60_000);
    expect(api.report).toHaveBeenCalledTimes(4);
  });

  it('reports the end once, though the element pauses too, and can go back', async () => {
    const { player, element, api } = setup();
    player.onended = vi.fn();
    await player.start({ itemId: 'movie_1' });
    element.finish();
    expect(player.phase).toBe('ended');
    expect(player.onended).toHaveBeenCalledOnce();
    expect(told(api.report)).toEqual([['s1', 60_000, true]]);
    element.ended = false;
    player.screen.seek(10_000);
    element.tell('seeked');
    expect(player.phase).toBe('paused');
  });

  it('ends the session once when it is left', async () => {
    const { player, element, api, feed, detach } = setup();
    await player.start({ itemId: 'movie_1' });
    element.at(7);
    player.stop();
    player.stop();
    detach();
    expect(api.stop.mock.calls).toEqual([['s1', 7000]]);
    expect(feed.close).toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(api.report).not.toHaveBeenCalled();
  });

  it.each([
    [
      new Mistakes([{ path: ['itemId'], code: 'NOT_FOUND', message: 'None of its files is there.' }]),
      { code: 'NOT_FOUND', message: 'None of its files is there.' }
    ],
    [new ApiError('UNAVAILABLE', 'The media worker is missing.', 'r1'), { code: 'UNAVAILABLE', message: 'The media worker is missing.', requestId: 'r1' }]
  ])('says why it was refused, and can try again', async (refusal, want) => {
    let refuse = true;
    const { player } = setup(async () => {
      if (refuse) throw refusal;
      return session('s2');
    });
    await player.start({ itemId: 'movie_1' });
    expect([player.phase, player.problem]).toEqual(['failed', want]);
    refuse = false;
    await player.retry();
    expect([player.phase, player.problem]).toEqual(['playing', null]);
  });

  it('ends a session that came after it was left', async () => {
    let answer = (_: SessionFragment) => {};
    const { player, api } = setup(() => new Promise<SessionFragment>((done) => (answer = done)));
    const started = player.start({ itemId: 'movie_1' });
    await vi.waitFor(() => expect(api.start).toHaveBeenCalled());
    player.stop();
    answer(session('late'));
    await started;
    expect(player.session).toBeNull();
    expect(api.stop).toHaveBeenCalledWith('late', 0);
  });

  it('pauses what has begun but does not move yet', async () => {
    const { player, element } = setup();
    element.play.mockImplementation(async () => void (element.paused = false));
    await player.start({ itemId: 'movie_1' });
    expect(player.phase).toBe('loading');
    player.toggle();
    expect([element.paused, player.phase]).toEqual([true, 'paused']);
  });

  it('waits for a press where the browser does not play by itself', async () => {
    const { player, element } = setup();
    element.play.mockRejectedValueOnce(new DOMException('', 'NotAllowedError'));
    await player.start({ itemId: 'movie_1' });
    await vi.waitFor(() => expect(player.phase).toBe('paused'));
  });
});

describe('Player when media stops coming', () => {
  it('asks for less each time the browser cannot decode, then gives up with the place kept', async () => {
    const { player, element, api, source } = setup();
    await player.start({ itemId: 'movie_1' });
    element.at(33);
    for (const want of [
      { containers: [], video: [expect.objectContaining({ codec: 'av1' })] },
      { containers: [], video: [expect.objectContaining({ codec: 'h264' })] }
    ]) {
      source().broke('media');
      await vi.waitFor(() =>
        expect(api.start).toHaveBeenLastCalledWith(expect.objectContaining({ positionMs: 33_000, capabilities: expect.objectContaining(want) }))
      );
      player.screen.positionMs = 33_000;
    }
    source().broke('media');
    await vi.waitFor(() => expect([player.phase, player.problem?.code]).toEqual(['failed', 'MEDIA']));
    expect(api.start).toHaveBeenCalledTimes(3);
  });

  it('renews an address that has ended once, and again only after it played', async () => {
    const { player, element, api, source } = setup();
    await player.start({ itemId: 'movie_1' });
    source().broke('gone');
    await vi.waitFor(() => expect(api.start).toHaveBeenCalledTimes(2));
    await vi.waitFor(() => expect(player.phase).toBe('playing'));
    element.at(5);
    source().broke('gone');
    await vi.waitFor(() => expect(api.start).toHaveBeenCalledTimes(3));
    source().broke('network');
    await vi.waitFor(() => expect(player.problem?.code).toBe('NETWORK'));
  });

  it('says that the server is away', async () => {
    const { player, api, source } = setup();
    await player.start({ itemId: 'movie_1' });
    api.state.mockRejectedValue(new ApiError('OFFLINE', ''));
    source().broke('network');
    await vi.waitFor(() => expect(player.problem).toMatchObject({ code: 'OFFLINE' }));
  });

  it('does not begin again what somebody stopped', async () => {
    const { player, api, source } = setup();
    await player.start({ itemId: 'movie_1' });
    api.state.mockResolvedValue(standing('STOPPED'));
    source().broke('gone');
    await vi.waitFor(() => expect([player.phase, player.problem?.code]).toEqual(['stopped', 'STOPPED']));
    expect(api.start).toHaveBeenCalledOnce();
    await player.retry();
    expect(player.phase).toBe('playing');
  });
});

describe('Player when the server has ended the session', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('learns from a report that it was stopped', async () => {
    const { player, api, feed } = setup();
    await player.start({ itemId: 'movie_1' });
    api.report.mockResolvedValue(standing('STOPPED'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect([player.phase, player.session, feed.close.mock.calls.length > 0]).toEqual(['stopped', null, true]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(api.report).toHaveBeenCalledOnce();
  });

  it('shows what an administrator says, at once', async () => {
    const { player, feed, unfollow, tell } = setup();
    await player.start({ itemId: 'movie_1' });
    tell(standing('PLAYING'));
    expect(player.phase).toBe('playing');
    tell(standing('STOPPED', 'The disk is changed now.'));
    expect([player.phase, player.problem]).toEqual(['stopped', { code: 'ENDED', message: 'The disk is changed now.' }]);
    expect(feed.close).toHaveBeenCalled();
    expect(unfollow).toHaveBeenCalledOnce();
    await player.retry();
    expect([player.phase, player.problem]).toEqual(['playing', null]);
  });

  it('begins anew where it was, when a long pause ends', async () => {
    const { player, element, api } = setup();
    await player.start({ itemId: 'movie_1' });
    element.at(21);
    api.report.mockResolvedValue(standing('ABANDONED'));
    player.toggle();
    await vi.advanceTimersByTimeAsync(0);
    expect([player.phase, player.session]).toEqual(['paused', null]);
    player.play();
    await vi.advanceTimersByTimeAsync(0);
    expect(api.start).toHaveBeenLastCalledWith(expect.objectContaining({ positionMs: 21_000, fileId: undefined }));
    expect(player.phase).toBe('playing');
  });
});

describe('choices', () => {
  it('changes the sound inside the playlist, chosen one first', async () => {
    const { player, api, feed } = setup();
    await player.start({ itemId: 'movie_1' });
    player.chooseAudio(1);
    expect(feed.chooseAudio).not.toHaveBeenCalled();
    player.chooseAudio(2);
    expect([feed.chooseAudio.mock.calls, player.audioStream]).toEqual([[[1]], 2]);
    expect(api.start).toHaveBeenCalledOnce();
  });

  it('changes the sound of a file with a new session at the same place', async () => {
    let n = 0;
    const { player, element, api, feed } = setup(async () => session(`s${++n}`));
    feed.chooseAudio.mockReturnValue(false);
    await player.start({ itemId: 'movie_1' });
    element.at(20);
    player.chooseAudio(2);
    await vi.waitFor(() => expect(player.session?.id).toBe('s2'));
    expect(api.start).toHaveBeenLastCalledWith(expect.objectContaining({ audioStream: 2, positionMs: 20_000, fileId: 'file_1' }));
    expect(api.stop.mock.calls).toEqual([['s1', 20_000]]);
  });

  it('asks for a smaller picture with a new session, and for the best again', async () => {
    const { player, api } = setup();
    await player.start({ itemId: 'movie_1' });
    player.chooseHeight(480);
    await vi.waitFor(() => expect(api.start).toHaveBeenLastCalledWith(expect.objectContaining({ maxHeight: 480 })));
    player.chooseHeight(480);
    player.chooseHeight(null);
    await vi.waitFor(() => expect(api.start).toHaveBeenLastCalledWith(expect.objectContaining({ maxHeight: undefined })));
    expect(api.start).toHaveBeenCalledTimes(3);
  });

  it('keeps to a level of the playlist, or leaves it to the network', async () => {
    const { player, feed, source } = setup();
    await player.start({ itemId: 'movie_1' });
    source().levels([{ name: 'v0-copy', height: 720, bitRate: 3e6 }, { name: 'v0-360p', height: 360, bitRate: 8e5 }], 1);
    expect([player.levels.length, player.shownLevel]).toEqual([2, 1]);
    player.chooseLevel(0);
    player.chooseLevel(null);
    expect(feed.chooseLevel.mock.calls).toEqual([[0], [null]]);
  });

  it('walks chapters, backwards first to the beginning of the present one', async () => {
    const { player, element } = setup();
    await player.start({ itemId: 'movie_1' });
    const walk = (from: number, step: -1 | 1) => {
      element.at(from);
      player.seekChapter(step);
      return element.currentTime;
    };
    expect([walk(5, 1), walk(25, -1), walk(21, -1), walk(1, -1), walk(45, 1)]).toEqual([20, 20, 0, 0, 45]);
  });

  it('remembers subtitles by their language, also that there are none', async () => {
    const { player, preferences } = setup();
    await player.start({ itemId: 'movie_1' });
    player.toggleSubtitle();
    expect(player.subtitle).toBe(0);
    expect(preferences.save).toHaveBeenLastCalledWith({ subtitles: 'en' });
    player.toggleSubtitle();
    expect(player.subtitle).toBeNull();
    expect(preferences.save).toHaveBeenLastCalledWith({ subtitles: null });
  });

  it('has pictures drawn by the server, and goes back to text or to none', async () => {
    const pictures = { ...stream, index: 4, kind: 'SUBTITLE' as const, codec: 'hdmv_pgs_subtitle', language: 'fr' };
    const { player, api } = setup(async ({ subtitleStream }) => {
      const made = session('s1', { subtitleStream: subtitleStream === 4 ? 4 : null });
      made.file!.streams.push(pictures);
      made.subtitles[0]!.default = subtitleStream === 3;
      return made;
    });
    await player.start({ itemId: 'movie_1' });
    expect([player.pictures.length, player.drawn]).toEqual([1, null]);
    player.drawSubtitle(4);
    await vi.waitFor(() => expect([player.drawn, player.subtitle]).toEqual([4, null]));
    player.drawSubtitle(4);
    expect(api.start).toHaveBeenCalledTimes(2);
    player.chooseSubtitle(0);
    await vi.waitFor(() => expect([player.drawn, player.subtitle]).toEqual([null, 0]));
    expect(api.start).toHaveBeenLastCalledWith(expect.objectContaining({ subtitleStream: 3 }));
    player.drawSubtitle(4);
    await vi.waitFor(() => expect(player.drawn).toBe(4));
    player.toggleSubtitle();
    await vi.waitFor(() => expect([player.drawn, player.subtitle]).toEqual([null, null]));
    expect(api.start).toHaveBeenLastCalledWith(expect.objectContaining({ subtitleStream: -1 }));
  });

  it('keeps a chosen text when the quality changes', async () => {
    const { player, api } = setup(async ({ subtitleStream }) =>
      session('s1', { subtitles: session('').subtitles.map((track) => ({ ...track, default: subtitleStream === 3 })) })
    );
    await player.start({ itemId: 'movie_1' });
    player.chooseSubtitle(0);
    player.chooseHeight(480);
    await vi.waitFor(() => expect(api.start).toHaveBeenLastCalledWith(expect.objectContaining({ maxHeight: 480, subtitleStream: 3 })));
    await vi.waitFor(() => expect(player.subtitle).toBe(0));
  });
});
