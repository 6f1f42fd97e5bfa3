import { LiveStateDocument, ReportProgressDocument, StartChannelDocument, StopPlaybackDocument } from '$lib/api/generated/graphql';
import { request } from '$lib/api/client';
import { mutate } from '$lib/api/mutate';
import { ApiError } from '$lib/api/request';
import { browserCapabilities } from './capabilities';
import type { LiveApi, LiveState } from './live.svelte';

/** A session that nobody knows any more has ended as if nobody had been heard of. */
async function state(id: string): Promise<LiveState> {
  const { node } = await request(LiveStateDocument, { id });
  return node?.__typename === 'PlaybackSession' ? node : { state: 'ABANDONED', message: '' };
}

export const liveApi: LiveApi = {
  async start(itemId) {
    const capabilities = await browserCapabilities();
    const { startPlayback } = await mutate(StartChannelDocument, { input: { itemId, capabilities, clientName: 'Revenge Web' } });
    if (!startPlayback.session) throw new ApiError('INTERNAL', '');
    return startPlayback.session;
  },
  async report(sessionId, paused) {
    const { reportProgress } = await request(ReportProgressDocument, { input: { sessionId, positionMs: 0, paused } });
    return reportProgress.session?.state ?? (await state(sessionId)).state;
  },
  state,
  async stop(sessionId) {
    await request(StopPlaybackDocument, { input: { sessionId } }, { keepalive: true });
  }
};
