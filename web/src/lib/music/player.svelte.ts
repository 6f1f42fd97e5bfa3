import { told } from '$lib/api/attempt';
import type { SongFragment } from '$lib/api/generated/graphql';
import { playerApi } from '$lib/player/api';
import { SystemControls } from '$lib/player/media-session';
import { t } from '$lib/i18n/i18n';
import { Deck } from './deck';
import { factorOf, gainModes, type GainMode } from './gain';
import { joined, Keeper, parted, type Absent } from './kept';
import { empty, inserted, moved, nextOf, placeAfter, reordered, repeats, shuffled, shuffledRest, without, type Queue, type Repeat } from './queue';
import { songsById } from './songs';

export const seed = () => Math.floor(Math.random() * 2 ** 31);

/** How long before its end the next song is opened, how often the server is told where a song is, and how often that is kept. */
const prepareMs = 15_000;
const reportMs = 10_000;
const keepMs = 3_000;

const stored = <T extends string>(key: string, values: readonly T[], otherwise: T): T =>
  values.find((value) => typeof localStorage !== 'undefined' && value === localStorage.getItem(key)) ?? otherwise;

/** Plays a queue of songs, one open beside the next, so that one follows the other without a gap. */
export class MusicPlayer {
  queue = $state.raw<Queue<SongFragment>>(empty);
  repeat = $state<Repeat>('OFF');
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
  #kept = 0;
  #turn = 0;
  #source = 0;
  #owner = '';
  #keeper: Keeper | null = null;
  #unread = false;
  #restoring = Promise.resolve();
  // Songs of the queue that are missing for now.
  #absent: readonly Absent[] = [];
  // Whether something else has the page, so that nothing may sound.
  #away = false;
  readonly #controls = new SystemControls(globalThis.navigator?.mediaSession, (init) => new MediaMetadata(init));

  /** Takes the player for somebody, with the queue that they had in this browser: it waits where it was. What could not be read is tried again. */
  enter(owner: string): Promise<void> {
    this.#away = false;
    if (owner !== this.#owner) {
      this.#clear();
      this.repeat = 'OFF';
      this.#owner = owner;
      this.#keeper = new Keeper(localStorage, owner);
      this.#unread = true;
    }
    if (this.#unread) this.#restoring = this.#restore(this.#keeper);
    return this.#restoring;
  }

  async #restore(keeper: Keeper | null): Promise<void> {
    const had = this.song ? null : keeper?.read();
    if (!had) return void (this.#unread = false);
    const source = this.#source;
    const songs = await songsById(had.ids).catch(() => null);
    if (!songs || source !== this.#source || this.song) return; // they could not be read, or something else is played by now
    this.#unread = false;
    const { list, absent } = parted(songs);
    if (list.length === 0) return;
    const here = songs[had.at];
    this.#absent = absent;
    this.queue = { list, at: Math.min(parted(songs.slice(0, had.at)).list.length, list.length - 1) };
    this.repeat = had.repeat;
    this.positionMs = here && !here.missingSince ? had.positionMs : 0;
  }

  /** Lets go of what sounds, and keeps the queue where it is; what is being read for it waits too. */
  leave(): void {
    this.#away = true;
    this.#turn++;
    this.#deck?.close(this.positionMs);
    this.#deck = null;
    this.#dropNext();
    this.playing = false;
    if (!this.#keeper?.foreign) this.#keep();
    this.#controls.release();
  }

  /** Plays songs from the beginning, or from one of them on, and then more as they are read. */
  async play(songs: readonly SongFragment[], from?: string, more?: AsyncIterable<readonly SongFragment[]>): Promise<void> {
    const source = ++this.#source;
    if (songs.length > 0) {
      this.#absent = [];
      this.queue = { list: songs, at: Math.max(0, songs.findIndex((song) => song.id === from)) };
      await this.#begin();
    }
    if (!more) return;
    try {
      for await (const page of more) {
        if (source !== this.#source) return;
        const first = this.queue.list.length === 0;
        this.#changed(inserted(this.queue, page, 'END'));
        if (first && page.length > 0 && !this.#away) await this.#begin();
      }
    } catch (error) {
      if (source === this.#source) this.problem = told(error);
    }
  }

  /** Plays all that is read, from its beginning. */
  async playAll(songs: AsyncIterable<readonly SongFragment[]>): Promise<void> {
    this.#clear();
    await this.play([], undefined, songs);
  }

  /** Plays songs in another order. */
  shuffle = (songs: readonly SongFragment[]): Promise<void> => this.play(shuffled(songs));

  /** Puts songs right behind what is played, or at the end; where nothing is, they are played. */
  async add(songs: readonly SongFragment[], where: 'NEXT' | 'END'): Promise<void> {
    await this.#restoring;
    if (this.queue.list.length === 0) return this.play(songs);
    this.#changed(inserted(this.queue, songs, where));
  }

  /** Puts one place of the queue at another. */
  move(from: number, to: number): void {
    this.#changed(reordered(this.queue, from, to));
  }

  shuffleRest(): void {
    this.#changed(shuffledRest(this.queue));
  }

  /** Goes on to the next way of repeating. */
  turnRepeat(): void {
    this.repeat = repeats[(repeats.indexOf(this.repeat) + 1) % repeats.length] as Repeat;
    this.#changed(this.queue);
  }

  toggle(play = !this.playing): void {
    const audio = this.#deck?.audio;
    if (!audio) return void (play && this.#begin(this.positionMs)); // a queue that waited
    if (play) void audio.play().catch(() => {});
    else audio.pause();
  }

  seek(ms: number): void {
    this.positionMs = Math.max(0, Math.min(ms, this.durationMs));
    if (this.#deck) this.#deck.audio.currentTime = this.positionMs / 1000;
  }

  /** Goes on or back; back within a song goes to its beginning first. */
  async skip(by: number): Promise<void> {
    if (by < 0 && this.positionMs > 3000) return this.seek(0);
    const queue = moved(this.queue, by, this.repeat);
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

  /** Takes a place out; where it is the one that is played, what follows is. */
  async remove(place: number): Promise<void> {
    const here = place === this.queue.at;
    if (here && place === this.queue.list.length - 1) return this.stop();
    this.#changed(without(this.queue, place));
    if (here && this.#deck) await this.#begin();
    else if (here) this.positionMs = 0;
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

  /** Ends it, and forgets the queue. */
  stop(): void {
    this.#clear();
    this.#keeper?.forget();
  }

  #clear(): void {
    this.#turn++;
    this.#source++;
    this.#deck?.close(this.positionMs);
    this.#dropNext();
    this.#deck = null;
    this.queue = empty;
    this.#absent = [];
    this.playing = false;
    this.positionMs = 0;
    this.problem = '';
    this.#controls.release();
  }

  #keep(): void {
    this.#kept = Date.now();
    const { list, at } = this.queue;
    if (list.length > 0) this.#keeper?.keep({ ...joined(list.map((song) => song.id), at, this.#absent), positionMs: this.positionMs, repeat: this.repeat });
  }

  /** Takes a queue in which the same song is played; what follows may be another one. */
  #changed(queue: Queue<SongFragment>): void {
    this.queue = queue;
    if (this.#next && this.#next.song.id !== nextOf(queue, this.repeat)?.id) this.#dropNext();
    this.#keep();
  }

  #dropNext(): void {
    this.#next?.close(0);
    this.#next = null;
  }

  async #begin(fromMs = 0): Promise<void> {
    const { song } = this;
    if (!song) return;
    const turn = ++this.#turn;
    this.problem = '';
    this.#controls.take({
      play: () => this.toggle(true),
      pause: () => this.toggle(false),
      seekBy: (seconds) => this.seek(this.positionMs + seconds * 1000),
      seekTo: (ms) => this.seek(ms),
      next: () => void this.skip(1),
      previous: () => void this.skip(-1)
    });
    this.#deck?.close(this.positionMs);
    this.positionMs = fromMs;
    this.#keep();
    const prepared = this.#next?.song.id === song.id ? this.#next : null;
    if (!prepared) this.#dropNext();
    this.#next = null;
    const deck = prepared ?? new Deck(song);
    this.#deck = deck;
    this.#listen(deck);
    try {
      await deck.open(fromMs, () => this.#broke(deck));
      if (turn !== this.#turn) return deck.close(0);
      this.#loud();
      this.#controls.show({ title: song.title, detail: song.credit, artwork: song.album?.cover?.large ?? null });
      await deck.audio.play();
    } catch (error) {
      // A browser that wants a click first is no problem of the song.
      if (turn === this.#turn && !(error instanceof DOMException)) this.problem = told(error);
    }
  }

  #broke(deck: Deck): void {
    if (deck === this.#deck) this.problem = t('state.failed');
    else if (deck === this.#next) this.#dropNext();
  }

  #listen(deck: Deck): void {
    const mine = <T>(does: () => T) => () => void (deck === this.#deck && does());
    deck.audio.onplay = mine(() => (this.playing = true));
    deck.audio.onpause = mine(() => ((this.playing = false), this.#keep(), this.#report(deck, true)));
    deck.audio.ontimeupdate = mine(() => this.#tick(deck));
    deck.audio.onended = mine(() => this.#ended());
  }

  async #ended(): Promise<void> {
    const at = placeAfter(this.queue, this.repeat);
    if (at === null) return this.stop();
    this.queue = { ...this.queue, at };
    await this.#begin();
  }

  #tick(deck: Deck): void {
    this.positionMs = deck.audio.currentTime * 1000;
    if (Date.now() - this.#kept > keepMs) this.#keep();
    this.#report(deck, false);
    this.#controls.tell({ positionMs: this.positionMs, durationMs: this.durationMs, rate: 1, state: this.playing ? 'playing' : 'paused' });
    const next = nextOf(this.queue, this.repeat);
    if (next && !this.#next && this.durationMs - this.positionMs < prepareMs) {
      const prepared = (this.#next = new Deck(next));
      prepared.audio.preload = 'auto';
      prepared.open(0, () => this.#broke(prepared)).catch(() => this.#broke(prepared));
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
