import type { LiveSessionFragment, PlaybackState } from '$lib/api/generated/graphql';
import type { PreferenceStore } from './preferences';
import { problemOf, type Problem } from './problem';
import { Screen, type ScreenEvents } from './screen.svelte';
import type { Breakdown } from './source';
import type { LiveFeed } from './live-source';

export type LivePhase = 'idle' | 'starting' | 'loading' | 'playing' | 'paused' | 'waiting' | 'failed' | 'stopped';

export interface LiveState {
  state: PlaybackState;
  /** Why an administrator ended it; empty when none did. */
  message: string;
}

/** What the player asks of the server. `start` throws when the channel is refused. */
export interface LiveApi {
  start(channelId: string): Promise<LiveSessionFragment>;
  report(sessionId: string, paused: boolean): Promise<PlaybackState>;
  state(sessionId: string): Promise<LiveState>;
  /** May be called while the page goes away. */
  stop(sessionId: string): Promise<void>;
}

export type OpenLive = (video: HTMLVideoElement, url: string, broke: (what: Breakdown) => void) => LiveFeed;

const reportEveryMs = 10_000;
const lookEveryMs = 1000;
/** How often a stream that breaks off is opened again before the session is begun anew. */
const tries = 3;
/** Seconds behind the newest picture that count as live. */
export const liveWithin = 8;

/** One viewer in front of one channel. */
export class LivePlayer {
  phase = $state<LivePhase>('idle');
  session = $state.raw<LiveSessionFragment | null>(null);
  /** Why `phase` is failed or stopped. */
  problem = $state.raw<Problem | null>(null);
  /** Seconds behind the newest picture; null while nobody knows. */
  behind = $state<number | null>(null);
  readonly screen: Screen;

  #channel = '';
  #feed: LiveFeed | null = null;
  #timers: ReturnType<typeof setInterval>[] = [];
  #again: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  // Answers to an older start are dropped.
  #turn = 0;

  constructor(
    private readonly api: LiveApi,
    private readonly open: OpenLive,
    preferences: PreferenceStore,
    private readonly pauseMs = 2000
  ) {
    this.screen = new Screen(preferences);
  }

  /** Takes the element that shows the video. */
  attach = (video: HTMLVideoElement) => this.screen.attach(video, this.#events);

  get running(): boolean {
    return this.phase === 'playing' || this.phase === 'waiting';
  }

  get live(): boolean {
    return this.running && (this.behind ?? 0) <= liveWithin;
  }

  /** Begins a session in place of the one there is. */
  async start(channelId: string): Promise<void> {
    const turn = ++this.#turn;
    this.#channel = channelId;
    this.#leave();
    this.phase = 'starting';
    this.problem = null;
    try {
      const session = await this.api.start(channelId);
      if (turn !== this.#turn) return void this.api.stop(session.id).catch(() => {});
      this.session = session;
      this.phase = 'loading';
      this.#show();
    } catch (error) {
      if (turn === this.#turn) this.#end('failed', problemOf(error));
    }
  }

  retry = () => {
    this.#failures = 0;
    return this.start(this.#channel);
  };

  toggle() {
    const { video } = this.screen;
    if (this.session && video && !video.paused) video.pause();
    else this.play();
  }

  /** Goes on; after a pause, with the newest picture. */
  play() {
    if (!this.session && this.phase === 'paused') return void this.start(this.#channel);
    if (this.phase === 'paused') this.toEdge();
    // A browser may refuse to begin by itself; then the viewer presses play.
    this.screen.video?.play().catch(() => {
      if (this.phase === 'loading') this.phase = 'paused';
    });
  }

  toEdge() {
    this.#feed?.toEdge();
  }

  /** Ends the session; for leaving the page. */
  stop() {
    this.#turn++;
    this.#leave();
    this.phase = 'idle';
  }

  #show() {
    const { video } = this.screen;
    if (!video || !this.session) return;
    this.#close();
    this.#feed = this.open(video, this.session.url, (what) => void this.#broke(what));
    this.screen.apply();
    this.play();
  }

  /** Finds out why no more pictures came, and goes on where that is possible. */
  async #broke(what: Breakdown) {
    if (!this.session || this.phase === 'failed') return;
    const turn = this.#turn;
    this.phase = 'waiting';
    let now: LiveState | null = null;
    try {
      now = await this.api.state(this.session.id);
    } catch {
      // The server may be away for a moment as well.
    }
    if (turn !== this.#turn) return;
    if (now?.state === 'STOPPED') return this.#end('stopped', { code: 'STOPPED', message: now.message });
    this.#failures++;
    const anew = now?.state === 'ABANDONED' || what === 'media' || this.#failures % tries === 0;
    if (this.#failures > 2 * tries) return this.#end('failed', { code: what === 'media' ? 'MEDIA' : 'NETWORK', message: '' });
    this.#again = setTimeout(() => {
      if (anew) void this.start(this.#channel);
      else this.#show();
    }, this.pauseMs);
  }

  #end(phase: 'failed' | 'stopped', problem: Problem) {
    this.#rest();
    this.#close();
    this.session = phase === 'stopped' ? null : this.session;
    this.problem = problem;
    this.phase = phase;
  }

  #rest() {
    this.#timers.forEach(clearInterval);
    this.#timers = [];
    clearTimeout(this.#again);
  }

  #close() {
    this.#feed?.close();
    this.#feed = null;
    this.behind = null;
  }

  #leave() {
    this.#rest();
    if (!this.session) return;
    void this.api.stop(this.session.id).catch(() => {});
    this.session = null;
    this.#close();
  }

  async #report(paused: boolean) {
    if (!this.session) return;
    const { id } = this.session;
    const turn = this.#turn;
    let state: PlaybackState;
    try {
      state = await this.api.report(id, paused);
    } catch {
      return; // A report that is lost is made good by the next.
    }
    if (turn !== this.#turn || !this.session) return;
    if (state === 'STOPPED') {
      const { message } = await this.api.state(id).catch(() => ({ message: '' }));
      if (turn === this.#turn) this.#end('stopped', { code: 'STOPPED', message });
    } else if (state === 'ABANDONED' && !paused) void this.start(this.#channel);
  }

  readonly #events: ScreenEvents = {
    attached: () => this.#show(),
    detached: () => this.#close(),
    playing: () => {
      this.phase = 'playing';
      if (this.#timers.length > 0) return;
      this.#timers = [
        setInterval(() => void this.#report(this.phase === 'paused'), reportEveryMs),
        setInterval(() => (this.behind = this.#feed?.behind() ?? null), lookEveryMs)
      ];
    },
    waiting: () => {
      if (this.phase === 'playing') this.phase = 'waiting';
    },
    paused: () => {
      if (!this.session || this.phase === 'failed') return;
      this.phase = 'paused';
      void this.#report(true);
    },
    ended: () => void this.#broke('network'),
    seeked: () => {},
    moved: () => {
      if (this.phase === 'playing') this.#failures = 0;
    }
  };
}
