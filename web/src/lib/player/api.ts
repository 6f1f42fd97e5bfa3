import { ReportProgressDocument, SessionStateDocument, StartPlaybackDocument, StopPlaybackDocument } from '$lib/api/generated/graphql';
import { request } from '$lib/api/client';
import { mutate } from '$lib/api/mutate';
import { ApiError } from '$lib/api/request';
import type { PlayerApi } from './player.svelte';

/** A session that nobody knows any more has ended as if nobody had been heard of. */
async function state(id: string) {
  const { node } = await request(SessionStateDocument, { id });
  return node?.__typename === 'PlaybackSession' ? node.state : 'ABANDONED';
}

export const playerApi: PlayerApi = {
  async start(input) {
    const { startPlayback } = await mutate(StartPlaybackDocument, { input });
    if (!startPlayback.session) throw new ApiError('INTERNAL', '');
    return startPlayback.session;
  },
  async report(sessionId, positionMs, paused) {
    const { reportProgress } = await request(ReportProgressDocument, { input: { sessionId, positionMs, paused } });
    return reportProgress.session?.state ?? state(sessionId);
  },
  state,
  async stop(sessionId, positionMs) {
    await request(StopPlaybackDocument, { input: { sessionId, positionMs } }, { keepalive: true });
  }
};
