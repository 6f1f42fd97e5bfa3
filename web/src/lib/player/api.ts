import { ReportProgressDocument, StartPlaybackDocument, StopPlaybackDocument } from '$lib/api/generated/graphql';
import { request } from '$lib/api/client';
import { mutate } from '$lib/api/mutate';
import { ApiError } from '$lib/api/request';
import type { PlayerApi } from './player.svelte';

export const playerApi: PlayerApi = {
  async start(input) {
    const { startPlayback } = await mutate(StartPlaybackDocument, { input });
    if (!startPlayback.session) throw new ApiError('INTERNAL', '');
    return startPlayback.session;
  },
  async report(sessionId, positionMs, paused) {
    await request(ReportProgressDocument, { input: { sessionId, positionMs, paused } });
  },
  async stop(sessionId, positionMs) {
    await request(StopPlaybackDocument, { input: { sessionId, positionMs } }, { keepalive: true });
  }
};
