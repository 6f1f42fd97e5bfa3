import { TranscodeProgressDocument, type TranscodeProgressSubscription } from '$lib/api/generated/graphql';
import { follow } from '$lib/api/live';

export type TranscodeState = TranscodeProgressSubscription['transcodeProgress'];

/** How far the encoding for a session is, followed live. */
export class LiveTranscode {
  progress = $state.raw<TranscodeState | null>(null);

  constructor(private readonly subscribe: typeof follow = follow) {}

  follow(sessionId: string): () => void {
    this.progress = null;
    return this.subscribe(TranscodeProgressDocument, { sessionId }, ({ transcodeProgress }) => (this.progress = transcodeProgress));
  }
}
