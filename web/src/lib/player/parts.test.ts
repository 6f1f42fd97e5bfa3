import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '$lib/api/request';
import { session, setup, stream } from './staged';

describe('what is played after something else', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('goes on with the next part by itself, and is at the end behind the last', async () => {
    const sessions = [session('s1', { part: 1, lastPart: 2, nextPart: { id: 'file_2', streams: [] } }), session('s2', { part: 2, lastPart: 2 })];
    const { player, element, api } = setup(async () => sessions.shift()!);
    player.onended = vi.fn();
    await player.start({ itemId: 'movie_1' });
    element.finish();
    await vi.waitFor(() => expect(player.session?.id).toBe('s2'));
    expect(api.start.mock.calls[1]![0]).toMatchObject({ itemId: 'movie_1', fileId: 'file_2', positionMs: 0 });
    expect(player.onended).not.toHaveBeenCalled();
    element.finish();
    expect(player.onended).toHaveBeenCalledOnce();
  });

  it('asks the next part for what was chosen, and tries again at its beginning', async () => {
    const text = { ...stream, kind: 'SUBTITLE' as const, codec: 'subrip' };
    const next = [{ ...stream, index: 4, language: 'de' }, { ...stream, index: 5, codec: 'opus' }, { ...stream, index: 6 }, { ...text, index: 7 }];
    let refuse = false;
    const { player, element, api } = setup(async () => {
      if (refuse) throw new ApiError('UNAVAILABLE', '');
      const made = session('s1', { part: 1, lastPart: 2, nextPart: { id: 'file_2', streams: next } });
      made.file!.streams.push({ ...text, index: 3 });
      return made;
    });
    await player.start({ itemId: 'movie_1', positionMs: 30_000 });
    player.chooseAudio(2);
    player.chooseSubtitle(0);
    refuse = true;
    element.finish();
    await vi.waitFor(() => expect([player.phase, player.screen.positionMs]).toEqual(['failed', 0]));
    refuse = false;
    await player.retry();
    for (const [asked] of api.start.mock.calls.slice(1)) expect(asked).toMatchObject({ fileId: 'file_2', positionMs: 0, audioStream: 6, subtitleStream: 7 });
    expect(api.start).toHaveBeenCalledTimes(3);
    player.chooseSubtitle(null);
    element.ended = false;
    element.finish();
    await vi.waitFor(() => expect(api.start).toHaveBeenCalledTimes(4));
    expect(api.start.mock.lastCall![0]).toMatchObject({ subtitleStream: -1 });
  });

  it('leaves it to the server where to go on, when that did not open', async () => {
    let refuse = false;
    const { player, element, api } = setup(async () => {
      if (refuse) throw new ApiError('UNAVAILABLE', '');
      return session('s1');
    });
    await player.start({ itemId: 'episode_1' });
    element.at(50);
    refuse = true;
    await player.start({ itemId: 'episode_2' });
    await player.retry();
    expect(api.start.mock.lastCall![0]).toMatchObject({ itemId: 'episode_2', positionMs: undefined });
  });
});
