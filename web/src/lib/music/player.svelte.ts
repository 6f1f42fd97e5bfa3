import type { SongFragment } from '$lib/api/generated/graphql';
import { browserCapabilities } from '$lib/player/capabilities';
import { playerApi } from '$lib/player/api';
import { SystemControls } from '$lib/player/media-session';
import { openSource, type Feed } from '$lib/player/source';
import { t } from '$lib/i18n/i18n';
import { factorOf, gainModes, type GainMode } from './gain';
import { empty, moved, nextOf, without, type Queue } from './queue';

export const seed = () => Math.floor(Math.random() * 2 ** 31);

/** How long before its end the next song is opened, and how often the server is told where a song is. */
const prepareMs = 15_000;
const reportMs = 10_000;

/** One song that is open: an element, its session and what feeds it. */
class Deck {
  readonly audio = new Audio();
  #feed: Feed | undefined;
  session: string | null = null;
  constructor(readonly song: SongFragment) {}

  async open(broke: () => void): Promise<void> {
    const { session, url, mimeType } = await this.#start();
    this.session = session;
    // What feeds a video element feeds one of sound too.
    this.#feed = openSource(this.audio as unknown as HTMLVideoElement, { url, mimeType, startSeconds: 0 }, { broke, levels: () => {} });
  }

  async #start() {
    const { id, url, mimeType } = await playerApi.start({ itemId: this.song.id, positionMs: 0, capabilities: await browserCapabilities(), clientName: 'web' });
    return { session: id, url, mimeType };
  }

  close(positionMs: number): void {
    this.audio.pause();
    this.#feed?.close();
    if (this.session) void playerApi.stop(this.session, Math.round(positionMs)).catch(() => {});
    this.session = null;
  }
}

const stored = <T extends string>(key: string, values: readonly T[], otherwise: T): T =>
  values.find((value) => typeof localStorage !== 'undefined' && value === localStorage.getItem(key)) ?? otherwise;

/** Plays a queue of songs, one open beside the next, so that one follows the other without a gap. */
export class MusicPlayer {
  queue = $state.raw<Queue<SongFragment>>(empty);
  playing = $state(false);
  positionMs = $state(0);
  problem = $state('');
  volume = $state(1);
  gain = $state<GainMode>(stored('music.gain', gainModes, 'TRACK'));
  readonly song = $derived<SongFragment | undefined>(this.queue.list[this.queue.at]);
  readonly durationMs = $derived(this.song?.durationMs ?? 0);
  #deck: Deck | null = null;
  #next: Deck | null = null;
  #reported = 0;
  #turn = 0;
  readonly #controls = new SystemControls(globalThis.navigator?.mediaSession, (init) => new MediaMetadata(init));

  /** Plays songs from the beginning, or from one of them on. */
  async play(songs: readonly SongFragment[], from?: string): Promise<void> {
    if (songs.length === 0) return;
    this.queue = { list: songs, at: Math.max(0, songs.findIndex((song) => song.id === from)) };
    this.#controls.take({
      play: () => this.toggle(true),
      pause: () => this.toggle(false),
      seekBy: (seconds) => this.seek(this.positionMs + seconds * 1000),
      seekTo: (ms) => this.seek(ms),
      next: () => void this.skip(1),
      previous: () => void this.skip(-1)
    });
    await this.#begin();
  }

  toggle(play = !this.playing): void {
    const audio = this.#deck?.audio;
    if (!audio) return;
    if (play) void audio.play().catch(() => {});
    else audio.pause();
  }

  seek(ms: number): void {
    if (!this.#deck) return;
    this.positionMs = Math.max(0, Math.min(ms, this.durationMs));
    this.#deck.audio.currentTime = this.positionMs / 1000;
  }

  /** Goes on or back; back within a song goes to its beginning first. */
  async skip(by: number): Promise<void> {
    if (by < 0 && this.positionMs > 3000) return this.seek(0);
    const queue = moved(this.queue, by);
    if (!queue) return by > 0 ? this.stop() : this.seek(0);
    this.queue = queue;
    await this.#begin();
  }

  jump(place: number): Promise<void> {
    return place === this.queue.at ? Promise.resolve(this.seek(0)) : this.skipTo(place);
  }

  async skipTo(place: number): Promise<void> {
    const queue = moved(this.queue, place - this.queue.at);
    if (!queue) return;
    this.queue = queue;
    await this.#begin();
  }

  remove(place: number): void {
    if (place === this.queue.at) return void this.skip(1);
    this.queue = without(this.queue, place);
    this.#dropNext();
  }

  setVolume(volume: number): void {
    this.volume = volume;
    this.#loud();
  }

  setGain(mode: GainMode): void {
    this.gain = mode;
    localStorage.setItem('music.gain', mode);
    this.#loud();
  }

  stop(): void {
    this.#turn++;
    this.#deck?.close(this.positionMs);
    this.#dropNext();
    this.#deck = null;
    this.queue = empty;
    this.playing = false;
    this.positionMs = 0;
    this.#controls.release();
  }

  #dropNext(): void {
    this.#next?.close(0);
    this.#next = null;
  }

  async #begin(): Promise<void> {
    const { song } = this;
    if (!song) return;
    const turn = ++this.#turn;
    this.problem = '';
    this.#deck?.close(this.positionMs);
    this.positionMs = 0;
    const prepared = this.#next?.song.id === song.id ? this.#next : null;
    if (!prepared) this.#dropNext();
    this.#next = null;
    const deck = prepared ?? new Deck(song);
    this.#deck = deck;
    this.#listen(deck);
    try {
      if (!prepared) await deck.open(() => this.#broke(deck));
      if (turn !== this.#turn) return deck.close(0);
      this.#loud();
      this.#controls.show({ title: song.title, detail: song.credit, artwork: song.album?.cover?.large ?? null });
      await deck.audio.play();
    } catch (error) {
      // A browser that wants a click first is no problem of the song.
      if (turn === this.#turn && !(error instanceof DOMException)) this.problem = error instanceof Error && error.message ? error.message : t('state.failed');
    }
  }

  #broke(deck: Deck): void {
    if (deck === this.#deck) this.problem = t('state.failed');
    else if (deck === this.#next) this.#dropNext();
  }

  #listen(deck: Deck): void {
    const mine = <T>(does: () => T) => () => void (deck === this.#deck && does());
    deck.audio.onplay = mine(() => (this.playing = true));
    deck.audio.onpause = mine(() => ((this.playing = false), this.#report(deck, true)));
    deck.audio.ontimeupdate = mine(() => this.#tick(deck));
    deck.audio.onended = mine(() => this.skip(1));
  }

  #tick(deck: Deck): void {
    this.positionMs = deck.audio.currentTime * 1000;
    this.#report(deck, false);
    this.#controls.tell({ positionMs: this.positionMs, durationMs: this.durationMs, rate: 1, state: this.playing ? 'playing' : 'paused' });
    const next = nextOf(this.queue);
    if (next && !this.#next && this.durationMs - this.positionMs < prepareMs) {
      const prepared = (this.#next = new Deck(next));
      prepared.audio.preload = 'auto';
      prepared.open(() => this.#broke(prepared)).catch(() => this.#broke(prepared));
    }
  }

  #report(deck: Deck, paused: boolean): void {
    const now = Date.now();
    if (!deck.session || (!paused && now - this.#reported < reportMs)) return;
    this.#reported = now;
    void playerApi.report(deck.session, { positionMs: Math.round(deck.audio.currentTime * 1000), paused }).catch(() => {});
  }

  #loud(): void {
    if (this.#deck && this.song) this.#deck.audio.volume = Math.min(1, this.volume * factorOf(this.song.replayGain, this.gain));
  }
}

export const music = new MusicPlayer();
