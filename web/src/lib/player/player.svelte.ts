import type { ClientCapabilitiesInput, SessionFragment, StartPlaybackInput } from '$lib/api/generated/graphql';
import { untrack } from 'svelte';
import type { Source } from './source';

export type Phase = 'idle' | 'starting' | 'loading' | 'playing' | 'paused' | 'waiting' | 'ended' | 'failed';

/** What the player asks of the server. `start` throws with a sentence when playback is refused. */
export interface PlayerApi {
  start(input: StartPlaybackInput): Promise<SessionFragment>;
  report(sessionId: string, positionMs: number, paused: boolean): Promise<void>;
  /** May be called while the page goes away. */
  stop(sessionId: string, positionMs: number): Promise<void>;
}

/** Feeds a video element; see openSource. */
export type Open = (video: HTMLVideoElement, source: Source, onFatal: () => void) => () => void;

export interface Wish {
  itemId: string;
  fileId?: string;
  positionMs?: number;
  audioStream?: number;
}

const reportEveryMs = 10_000;

/** One viewer in front of one video: begins a session, follows the element, and tells the server how far it is. */
export class Player {
  phase = $state<Phase>('idle');
  session = $state.raw<SessionFragment | null>(null);
  /** Why `phase` is failed; empty when only the element knows. */
  problem = $state('');
  positionMs = $state(0);
  durationMs = $state(0);
  bufferedMs = $state(0);
  volume = $state(1);
  muted = $state(false);
  audioStream = $state<number | undefined>();
  subtitle = $state<number | null>(null);

  #video: HTMLVideoElement | null = null;
  #close = () => {};
  #timer: ReturnType<typeof setInterval> | undefined;
  #wish: Wish | null = null;
  // Answers to an older start are dropped.
  #turn = 0;

  constructor(
    private readonly api: PlayerApi,
    private readonly open: Open,
    private readonly capabilities: () => ClientCapabilitiesInput
  ) {}

  /** Takes the element that shows the video. */
  attach(video: HTMLVideoElement): () => void {
    this.#video = video;
    const listeners = this.#listeners(video);
    for (const [name, listener] of Object.entries(listeners)) video.addEventListener(name, listener);
    // An effect that attaches must not attach again whenever the position changes.
    untrack(() => this.#feed());
    return () => {
      for (const [name, listener] of Object.entries(listeners)) video.removeEventListener(name, listener);
      this.#close();
      this.#close = () => {};
      this.#video = null;
    };
  }

  /** Begins a session in place of the one there is. */
  async start(wish: Wish): Promise<void> {
    const turn = ++this.#turn;
    this.#wish = wish;
    this.#leave();
    this.phase = 'starting';
    this.problem = '';
    try {
      const session = await this.api.start({ ...wish, capabilities: this.capabilities(), clientName: 'Revenge Web' });
      if (turn !== this.#turn) {
        void this.api.stop(session.id, session.positionMs).catch(() => {});
        return;
      }
      this.session = session;
      this.positionMs = session.positionMs;
      this.durationMs = session.durationMs;
      this.audioStream = wish.audioStream ?? this.audioTracks.find((track) => track.default)?.index ?? this.audioTracks[0]?.index;
      this.subtitle ??= this.#subtitleFor(session);
      this.phase = 'loading';
      this.#feed();
    } catch (error) {
      if (turn === this.#turn) this.fail(error instanceof Error ? error.message : '');
    }
  }

  get audioTracks() {
    return this.session?.file?.streams.filter((stream) => stream.kind === 'AUDIO') ?? [];
  }

  get running(): boolean {
    return this.phase === 'playing' || this.phase === 'waiting';
  }

  /** Begins again where it stopped, after a failure. */
  retry = () => this.#wish && this.start({ ...this.#wish, positionMs: Math.round(this.positionMs) });

  chooseAudio(stream: number) {
    if (this.#wish && stream !== this.audioStream) {
      void this.start({ ...this.#wish, fileId: this.session?.file?.id ?? this.#wish.fileId, positionMs: Math.round(this.positionMs), audioStream: stream });
    }
  }

  toggle() {
    if (!this.#video) return;
    if (this.running) this.#video.pause();
    else this.play();
  }

  play() {
    // A browser may refuse to begin by itself; then the viewer presses play.
    this.#video?.play().catch(() => {
      if (this.phase === 'loading') this.phase = 'paused';
    });
  }

  seek(positionMs: number) {
    if (!this.#video || this.durationMs === 0) return;
    this.positionMs = Math.min(Math.max(0, positionMs), this.durationMs);
    this.#video.currentTime = this.positionMs / 1000;
  }

  seekBy(seconds: number) {
    this.seek(this.positionMs + seconds * 1000);
  }

  setVolume(volume: number) {
    this.volume = Math.min(1, Math.max(0, Math.round(volume * 100) / 100));
    this.muted = this.volume === 0;
    this.#sound();
  }

  toggleMute() {
    this.muted = !this.muted;
    this.#sound();
  }

  toggleSubtitle() {
    this.subtitle = this.subtitle === null ? (this.session?.subtitles[0]?.stream ?? null) : null;
  }

  /** Ends the session; for leaving the page. */
  stop() {
    this.#turn++;
    this.#leave();
    this.phase = 'idle';
  }

  fail(message: string) {
    clearInterval(this.#timer);
    this.problem = message;
    this.phase = 'failed';
  }

  /** What is shown unasked: the default, or what must be translated for those who hear this language. */
  #subtitleFor(session: SessionFragment): number | null {
    const heard = this.audioTracks.find((track) => track.index === this.audioStream)?.language;
    return session.subtitles.find((track) => track.default || (track.forced && track.language === heard))?.stream ?? null;
  }

  #sound() {
    if (!this.#video) return;
    this.#video.volume = this.volume;
    this.#video.muted = this.muted;
  }

  #feed() {
    if (!this.#video || !this.session) return;
    this.#close();
    const { url, mimeType } = this.session;
    this.#close = this.open(this.#video, { url, mimeType, startSeconds: this.positionMs / 1000 }, () => this.fail(''));
    this.#sound();
    this.play();
  }

  #leave() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (!this.session) return;
    void this.api.stop(this.session.id, Math.round(this.positionMs)).catch(() => {});
    this.session = null;
    this.#close();
    this.#close = () => {};
  }

  #report(paused: boolean) {
    if (!this.session) return;
    // A report that is lost is made good by the next.
    void this.api.report(this.session.id, Math.round(this.positionMs), paused).catch(() => {});
  }

  #listeners(video: HTMLVideoElement): Record<string, () => void> {
    const halt = (phase: Phase) => () => {
      clearInterval(this.#timer);
      this.#timer = undefined;
      if (this.phase === 'failed' || !this.session || (phase === 'paused' && video.ended)) return;
      this.phase = phase;
      this.#report(true);
    };
    return {
      playing: () => {
        this.phase = 'playing';
        this.#timer ??= setInterval(() => this.#report(false), reportEveryMs);
      },
      waiting: () => {
        if (this.phase === 'playing') this.phase = 'waiting';
      },
      pause: halt('paused'),
      ended: halt('ended'),
      seeked: () => {
        if (this.phase === 'paused') this.#report(true);
      },
      timeupdate: () => {
        if (this.session && video.readyState > 0) this.positionMs = video.currentTime * 1000;
      },
      durationchange: () => {
        if (Number.isFinite(video.duration)) this.durationMs = video.duration * 1000;
      },
      progress: () => {
        this.bufferedMs = bufferedAfter(video.buffered, video.currentTime) * 1000;
      }
    };
  }
}

/** Up to where the range around a position is loaded, in seconds. */
export function bufferedAfter(ranges: TimeRanges, at: number): number {
  for (let i = 0; i < ranges.length; i++) {
    if (ranges.start(i) <= at + 0.1 && ranges.end(i) >= at) return ranges.end(i);
  }
  return at;
}
