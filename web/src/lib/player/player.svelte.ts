import type { ClientCapabilitiesInput, PlaybackState, ReportProgressInput, SessionFragment, StartPlaybackInput } from '$lib/api/generated/graphql';
import type { PreferenceStore } from './preferences';
import { problemOf, type Problem } from './problem';
import { Screen, type ScreenEvents } from './screen.svelte';
import type { Breakdown, Feed, Level, Source, SourceEvents } from './source';
import { alike, audioOf, careful, chapterAt, drawNone, drawnOf, picturesOf, renditionsOf, subtitleOf } from './tracks';

export type Phase = 'idle' | 'starting' | 'loading' | 'playing' | 'paused' | 'waiting' | 'ended' | 'failed' | 'stopped';

/** How a session is: STOPPED or ABANDONED when it has ended, with what an administrator says about that. */
export interface Standing {
  state: PlaybackState;
  message: string;
}

/** What the player asks of the server. `start` throws when playback is refused. */
export interface PlayerApi {
  start(input: StartPlaybackInput): Promise<SessionFragment>;
  report(sessionId: string, progress: Omit<ReportProgressInput, 'sessionId'>): Promise<Standing>;
  state(sessionId: string): Promise<Standing>;
  /** Tells how the session is whenever that changes. */
  follow(sessionId: string, told: (standing: Standing) => void): () => void;
  /** May be called while the page goes away. */
  stop(sessionId: string, positionMs: number): Promise<void>;
}

/** Feeds a video element; see openSource. */
export type Open = (video: HTMLVideoElement, source: Source, events: SourceEvents) => Feed;

export interface Wish {
  itemId: string;
  fileId?: string;
  positionMs?: number;
  audioStream?: number;
  /** -1 is none. */
  subtitleStream?: number;
  /** Encode at most this height. */
  maxHeight?: number;
}

const reportEveryMs = 10_000;
// So soon after its beginning, back means the chapter before.
const chapterGraceMs = 3000;

/** What the server counts in whole numbers; nothing where nothing is known. */
const whole = (value: number | null) => (value === null || value < 1 ? undefined : Math.round(value));

/** One viewer in front of one video: begins a session, feeds the screen, and tells the server how far it is. */
export class Player {
  phase = $state<Phase>('idle');
  session = $state.raw<SessionFragment | null>(null);
  /** Why `phase` is failed or stopped. */
  problem = $state.raw<Problem | null>(null);
  audioStream = $state<number | undefined>();
  /** The text that is shown, by its place among the session's subtitles. */
  subtitle = $state<number | null>(null);
  /** The height that was asked for; null for as good as can be. */
  maxHeight = $state<number | null>(null);
  levels = $state.raw<Level[]>([]);
  /** The chosen level; null while the network decides. */
  level = $state<number | null>(null);
  /** The level on the screen. */
  shownLevel = $state(-1);
  readonly screen: Screen;
  /** Called whenever the position has changed. */
  onmoved = () => {};
  /** Called at the end of the video. */
  onended = () => {};

  #feed: Feed | null = null;
  #unfollow = () => {};
  #timer: ReturnType<typeof setInterval> | undefined;
  #wish: Wish | null = null;
  // Until a session has begun, the server may know better where.
  #begun = false;
  #renditions: number[] = [];
  #wanted: string | null | undefined;
  #care = 0;
  #renewed = false;
  // Answers to an older start are dropped.
  #turn = 0;

  constructor(
    private readonly api: PlayerApi,
    private readonly open: Open,
    private readonly capabilities: () => Promise<ClientCapabilitiesInput>,
    private readonly preferences: PreferenceStore
  ) {
    this.screen = new Screen(preferences);
    this.#wanted = preferences.load().subtitles;
  }

  /** Takes the element that shows the video. */
  attach = (video: HTMLVideoElement) => this.screen.attach(video, this.#events);

  /** Begins a session in place of the one there is. */
  async start(wish: Wish): Promise<void> {
    const turn = ++this.#turn;
    if (wish.itemId !== this.#wish?.itemId) this.#care = 0;
    this.#wish = wish;
    this.#leave();
    this.#begun = false;
    if (wish.positionMs !== undefined) this.screen.positionMs = wish.positionMs;
    this.phase = 'starting';
    this.problem = null;
    try {
      const capabilities = careful[this.#care]!(await this.capabilities());
      if (turn !== this.#turn) return;
      const session = await this.api.start({ ...wish, capabilities, clientName: 'Revenge Web' });
      if (turn === this.#turn) this.#take(session, wish);
      else void this.api.stop(session.id, session.positionMs).catch(() => {});
    } catch (error) {
      if (turn === this.#turn) this.#fail(problemOf(error));
    }
  }

  get audioTracks() {
    return audioOf(this.session);
  }

  /** Subtitles that are pictures. */
  get pictures() {
    return picturesOf(this.session);
  }

  /** The pictures that are drawn into the video, by their stream. */
  get drawn() {
    return drawnOf(this.session);
  }

  get chapters() {
    return this.session?.file?.chapters ?? [];
  }

  get running(): boolean {
    return this.phase === 'playing' || this.phase === 'waiting';
  }

  /** Bits per second that come through; null while nobody knows. */
  bandwidth = () => this.#feed?.bandwidth() ?? null;

  /** Begins again where it stopped. */
  retry = () => this.#again({});

  chooseAudio(stream: number) {
    if (!this.#wish || stream === this.audioStream) return;
    if (this.#feed?.chooseAudio(this.#renditions.indexOf(stream))) {
      this.audioStream = stream;
      this.#wish = { ...this.#wish, audioStream: stream };
    } else void this.#again({ audioStream: stream });
  }

  /** Shows a text by its place, or none. */
  chooseSubtitle(place: number | null) {
    const track = place === null ? undefined : this.session?.subtitles[place];
    this.#wanted = place === null ? null : (track?.language ?? undefined);
    this.preferences.save({ subtitles: this.#wanted });
    const asked = { subtitleStream: track && track.stream >= 0 ? track.stream : drawNone };
    // What is drawn into the picture goes only with the picture.
    if (this.drawn !== null) return void this.#again(asked);
    this.subtitle = place;
    if (this.#wish) this.#wish = { ...this.#wish, ...asked };
  }

  /** Has pictures drawn into the video, which is encoded for it. */
  drawSubtitle(stream: number) {
    if (stream !== this.drawn) void this.#again({ subtitleStream: stream });
  }

  toggleSubtitle() {
    const tracks = this.session?.subtitles ?? [];
    const first = tracks.findIndex((track) => track.language === this.#wanted);
    const off = this.subtitle === null && this.drawn === null;
    if (tracks.length > 0 || !off) this.chooseSubtitle(off ? Math.max(0, first) : null);
  }

  chooseHeight(height: number | null) {
    if (height === this.maxHeight) return;
    this.maxHeight = height;
    void this.#again({ maxHeight: height ?? undefined });
  }

  chooseLevel(place: number | null) {
    this.level = place;
    this.#feed?.chooseLevel(place);
  }

  toggle() {
    const { video } = this.screen;
    // The element knows at once what its events tell a moment later.
    if (this.session && video && !video.paused) video.pause();
    else this.play();
  }

  play() {
    // A session that ended while nobody watched is begun anew.
    if (!this.session && this.phase === 'paused') {
      void this.#again({});
      return;
    }
    // A browser may refuse to begin by itself; then the viewer presses play.
    this.screen.video?.play().catch(() => {
      if (this.phase === 'loading') this.phase = 'paused';
    });
  }

  /** To the beginning of a chapter before or after; backwards first to that of the present one. */
  seekChapter(step: -1 | 1) {
    const { positionMs } = this.screen;
    const next = step < 0 ? Math.max(0, chapterAt(this.chapters, positionMs - chapterGraceMs)) : chapterAt(this.chapters, positionMs) + 1;
    const chapter = this.chapters[next];
    if (chapter) this.screen.seek(chapter.startMs);
  }

  /** Ends the session; for leaving the page. */
  stop() {
    this.#turn++;
    this.#leave();
    this.phase = 'idle';
  }

  #take(session: SessionFragment, wish: Wish) {
    this.session = session;
    this.#begun = true;
    // Within one of several parts, positions are those of its file.
    if (session.part && session.file) this.#wish = { ...wish, fileId: session.file.id };
    this.screen.begin(session.positionMs, session.durationMs);
    this.levels = [];
    this.level = null;
    this.shownLevel = -1;
    this.audioStream = session.audioStream ?? undefined;
    this.#renditions = renditionsOf(session, this.audioStream);
    this.subtitle = subtitleOf(session, this.#wanted, wish.subtitleStream);
    this.#unfollow = this.api.follow(
      session.id,
      (standing) => standing.state === 'STOPPED' && this.session?.id === session.id && this.#halt('stopped', standing.message)
    );
    this.phase = 'loading';
    this.#show();
  }

  #again(change: Partial<Wish>) {
    if (!this.#wish) return;
    const fileId = this.session?.file?.id ?? this.#wish.fileId;
    const positionMs = this.#begun ? Math.round(this.screen.positionMs) : this.#wish.positionMs;
    return this.start({ ...this.#wish, fileId, positionMs, ...change });
  }

  /** What was chosen for a part, asked of the next one. */
  #onward(wish: Wish, { id, streams }: NonNullable<SessionFragment['nextPart']>): Wish {
    const like = (index?: number) => alike(streams, this.session?.file?.streams.find((one) => one.index === index));
    // Texts beside the file are chosen by their language.
    const none = wish.subtitleStream === drawNone && this.#wanted === null;
    return {
      itemId: wish.itemId,
      fileId: id,
      positionMs: 0,
      maxHeight: wish.maxHeight,
      audioStream: like(wish.audioStream),
      subtitleStream: none ? drawNone : like(wish.subtitleStream)
    };
  }

  #show() {
    const { video } = this.screen;
    if (!video || !this.session) return;
    this.#close();
    const { url, mimeType } = this.session;
    this.#feed = this.open(video, { url, mimeType, startSeconds: this.screen.positionMs / 1000 }, {
      broke: (what) => void this.#broke(what),
      levels: (levels, shown) => {
        this.levels = levels;
        this.shownLevel = shown;
      }
    });
    this.screen.apply();
    this.play();
  }

  /** Finds out why no more media came, and goes on where that is possible. */
  async #broke(what: Breakdown) {
    if (!this.session || this.phase === 'failed') return;
    const turn = this.#turn;
    let standing: Standing;
    try {
      standing = await this.api.state(this.session.id);
    } catch (error) {
      if (turn === this.#turn) this.#fail(problemOf(error));
      return;
    }
    if (turn !== this.#turn || !this.session) return;
    if (standing.state === 'STOPPED') this.#halt('stopped', standing.message);
    else if (what === 'media' && this.#care < careful.length - 1) {
      this.#care++;
      await this.#again({});
    } else if (what !== 'media' && !this.#renewed) {
      this.#renewed = true;
      await this.#again({});
    } else this.#fail({ code: what === 'media' ? 'MEDIA' : 'NETWORK', message: '' });
  }

  #fail(problem: Problem) {
    this.#rest();
    this.problem = problem;
    this.phase = 'failed';
  }

  /** The server has ended the session. */
  #halt(phase: 'stopped' | 'paused', message = '') {
    this.#unfollow();
    this.session = null;
    this.#rest();
    this.#close();
    if (phase === 'stopped') this.problem = { code: message ? 'ENDED' : 'STOPPED', message };
    this.phase = phase;
  }

  #rest() {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #close() {
    this.#feed?.close();
    this.#feed = null;
  }

  #leave() {
    this.#unfollow();
    this.#rest();
    if (!this.session) return;
    void this.api.stop(this.session.id, Math.round(this.screen.positionMs)).catch(() => {});
    this.session = null;
    this.#close();
  }

  async #report(paused: boolean) {
    if (!this.session) return;
    const turn = this.#turn;
    let standing: Standing;
    try {
      standing = await this.api.report(this.session.id, {
        ...this.screen.measured(),
        paused,
        bandwidth: whole(this.bandwidth()),
        rendition: this.levels[this.shownLevel]?.name
      });
    } catch {
      return; // A report that is lost is made good by the next.
    }
    if (turn !== this.#turn || !this.session) return;
    if (standing.state === 'STOPPED') this.#halt('stopped', standing.message);
    else if (standing.state === 'ABANDONED' && paused) this.#halt('paused');
    else if (standing.state === 'ABANDONED') void this.#again({});
  }

  #halted(phase: 'paused' | 'ended') {
    this.#rest();
    if (this.phase === 'failed' || !this.session) return;
    this.phase = phase;
    void this.#report(true);
  }

  readonly #events: ScreenEvents = {
    attached: () => this.#show(),
    detached: () => this.#close(),
    playing: () => {
      // Who looks at what is played need not wait for the next report.
      if (this.phase === 'paused') void this.#report(false);
      this.phase = 'playing';
      this.#timer ??= setInterval(() => void this.#report(false), reportEveryMs);
    },
    waiting: () => {
      if (this.phase === 'playing') this.phase = 'waiting';
    },
    paused: () => this.#halted('paused'),
    ended: () => {
      const nextPart = this.session?.nextPart;
      this.#halted('ended');
      if (this.phase !== 'ended') return;
      if (nextPart && this.#wish) void this.start(this.#onward(this.#wish, nextPart));
      else this.onended();
    },
    seeked: () => {
      if (this.phase === 'ended' && this.screen.video?.paused) this.phase = 'paused';
      if (this.phase === 'paused') void this.#report(true);
    },
    moved: () => {
      if (this.phase === 'playing') this.#renewed = false;
      this.onmoved();
    }
  };
}
