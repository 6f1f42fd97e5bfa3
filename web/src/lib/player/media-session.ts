/** What keys on keyboards and headsets, and the system's own controls, can ask for. */
export interface Remote {
  play(): void;
  pause(): void;
  seekBy(seconds: number): void;
  seekTo(positionMs: number): void;
  next?: () => void;
  previous?: () => void;
}

export interface Playing {
  title: string;
  detail: string;
  artwork: string | null;
}

interface Clock {
  positionMs: number;
  durationMs: number;
  rate: number;
  state: MediaSessionPlaybackState;
}

type Session = Pick<MediaSession, 'setActionHandler' | 'setPositionState' | 'playbackState' | 'metadata'>;

const actions: MediaSessionAction[] = ['play', 'pause', 'seekbackward', 'seekforward', 'seekto', 'nexttrack', 'previoustrack'];

/** Ties a player to the system's media controls. */
export class SystemControls {
  constructor(
    private readonly session: Session | undefined,
    private readonly metadata: (init: MediaMetadataInit) => MediaMetadata
  ) {}

  /** Takes the controls; those that have nothing to do are left out. */
  take(remote: Remote): void {
    const handlers: Partial<Record<MediaSessionAction, MediaSessionActionHandler | null>> = {
      play: () => remote.play(),
      pause: () => remote.pause(),
      seekbackward: (details) => remote.seekBy(-(details.seekOffset ?? 10)),
      seekforward: (details) => remote.seekBy(details.seekOffset ?? 10),
      seekto: (details) => details.seekTime !== undefined && remote.seekTo(details.seekTime * 1000),
      nexttrack: remote.next ?? null,
      previoustrack: remote.previous ?? null
    };
    for (const action of actions) this.#handle(action, handlers[action] ?? null);
  }

  show({ title, detail, artwork }: Playing): void {
    if (!this.session) return;
    this.session.metadata = this.metadata({ title, artist: detail, artwork: artwork ? [{ src: artwork }] : [] });
  }

  tell({ positionMs, durationMs, rate, state }: Clock): void {
    if (!this.session) return;
    this.session.playbackState = state;
    // The system refuses positions outside of the length.
    if (durationMs > 0) this.session.setPositionState({ duration: durationMs / 1000, position: Math.min(positionMs, durationMs) / 1000, playbackRate: rate });
    else this.session.setPositionState();
  }

  release(): void {
    if (!this.session) return;
    for (const action of actions) this.#handle(action, null);
    this.session.metadata = null;
    this.session.playbackState = 'none';
    this.session.setPositionState();
  }

  #handle(action: MediaSessionAction, handler: MediaSessionActionHandler | null) {
    try {
      this.session?.setActionHandler(action, handler);
    } catch {
      // An older browser does not know every action.
    }
  }
}

export const systemControls = () => new SystemControls(navigator.mediaSession, (init) => new MediaMetadata(init));
