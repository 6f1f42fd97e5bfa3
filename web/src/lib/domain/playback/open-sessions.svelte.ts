import { OpenSessionsDocument, type OpenSessionFragment } from '$lib/api/generated/graphql';
import { follow } from '$lib/api/live';

/** What everybody plays, followed live. Players tell each ten seconds where they are; in between the place is reckoned. */
export class OpenSessions {
  sessions = $state.raw<OpenSessionFragment[] | null>(null);
  #told = new Map<string, { positionMs: number; at: number }>();

  constructor(
    private readonly subscribe: typeof follow = follow,
    private readonly now: () => number = Date.now
  ) {}

  follow(): () => void {
    return this.subscribe(OpenSessionsDocument, {}, ({ playbackSessionsChanged }) => this.#take(playbackSessionsChanged.sessions));
  }

  /** Where a session is by now. */
  positionOf(session: OpenSessionFragment, now = this.now()): number {
    const told = this.#told.get(session.id);
    if (!told || session.state !== 'PLAYING') return session.positionMs;
    return Math.min(session.durationMs || Infinity, session.positionMs + Math.max(0, now - told.at));
  }

  #take(sessions: OpenSessionFragment[]) {
    const before = this.#told;
    this.#told = new Map(
      sessions.map(({ id, positionMs }) => {
        const told = before.get(id);
        return [id, told?.positionMs === positionMs ? told : { positionMs, at: this.now() }];
      })
    );
    this.sessions = sessions;
  }
}

/** How fast a session is encoded: its slowest transcode; null where nothing is. */
export function speedOf(session: Pick<OpenSessionFragment, 'encodings'>): number | null {
  const speeds = session.encodings.map(({ speed }) => speed).filter((speed) => speed > 0);
  return speeds.length > 0 ? Math.min(...speeds) : null;
}

/** How much is encoded ahead of the player; null where nothing is. */
export function aheadOf(session: Pick<OpenSessionFragment, 'encodings'>): number | null {
  const ahead = session.encodings.map(({ aheadMs }) => aheadMs);
  return ahead.length > 0 ? Math.max(0, Math.min(...ahead)) : null;
}
