import { OwnSessionDocument, ReportProgressDocument, SessionStateDocument, StartPlaybackDocument, StopPlaybackDocument } from '$lib/api/generated/graphql';
import { request } from '$lib/api/client';
import { follow } from '$lib/api/live';
import { mutate } from '$lib/api/mutate';
import { ApiError } from '$lib/api/request';
import type { PlayerApi, Standing } from './player.svelte';

/** A session that nobody knows any more has ended as if nobody had been heard of. */
async function state(id: string): Promise<Standing> {
  const { node } = await request(SessionStateDocument, { id });
  return node?.__typename === 'PlaybackSession' ? node : { state: 'ABANDONED', message: '' };
}

export const playerApi: PlayerApi = {
  async start(input) {
    const { startPlayback } = await mutate(StartPlaybackDocument, { input });
    if (!startPlayback.session) throw new ApiError('INTERNAL', '');
    return startPlayback.session;
  },
  async report(sessionId, progress) {
    const { reportProgress } = await request(ReportProgressDocument, { input: { sessionId, ...progress } });
    return reportProgress.session ?? state(sessionId);
  },
  state,
  follow: (id, told) => follow(OwnSessionDocument, { id }, ({ playbackSession }) => told(playbackSession.session)),
  async stop(sessionId, positionMs) {
    await request(StopPlaybackDocument, { input: { sessionId, positionMs } }, { keepalive: true });
  }
};
