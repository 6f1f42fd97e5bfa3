import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SongFragment } from '$lib/api/generated/graphql';

/** Media without sound: tests tell what happened to it. */
class Audio {
  currentTime = 0;
  volume = 1;
  preload = '';
  onended?: () => void;
  ontimeupdate?: () => void;
  onplay?: () => void;
  onpause?: () => void;
  play = async () => this.onplay?.();
  pause = () => this.onpause?.();
}

const decks = vi.hoisted(() => [] as { song: { id: string }; audio: Audio; from: number; closed: boolean }[]);
const library = vi.hoisted(() => new Map<string, unknown>());
const reading = vi.hoisted(() => ({ before: async () => {} }));
vi.mock('./deck', () => ({
  Deck: class {
    audio = new Audio();
    session = null;
    from = -1;
    closed = false;
    constructor(readonly song: { id: string }) {
      decks.push(this);
    }
    open = async (from: number) => void (this.from = from);
    close = () => void (this.closed = true);
  }
}));
vi.mock('./songs', () => ({ songsById: async (ids: string[]) => (await reading.before(), ids.map((id) => library.get(id) ?? null)) }));

const held = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (key: string) => held.get(key) ?? null,
  setItem: (key: string, value: string) => void held.set(key, value),
  removeItem: (key: string) => void held.delete(key)
});
const { MusicPlayer } = await import('./player.svelte');

const song = (id: string) => ({ id, title: id, credit: '', durationMs: 30_000, missingSince: null, replayGain: null, album: null }) as unknown as SongFragment;
const songs = ['a', 'b', 'c'].map(song);
const now = () => decks.findLast((deck) => !deck.closed && deck.audio.onended);
const settled = () => new Promise((done) => setTimeout(done));
const ends = () => (now()?.audio.onended?.(), settled());

beforeEach(() => {
  for (const one of songs) library.set(one.id, one);
});
afterEach(() => {
  decks.length = 0;
  held.clear();
  library.clear();
  reading.before = async () => {};
});

describe('the music player', () => {
  it('plays on to the end, and what is repeated again', async () => {
    const player = new MusicPlayer();
    await player.play(songs, 'b');
    await ends();
    expect([player.song?.id, player.playing]).toEqual(['c', true]);
    player.turnRepeat();
    await ends();
    expect([player.repeat, player.song?.id]).toEqual(['ALL', 'a']);
    player.turnRepeat();
    await ends();
    expect([player.repeat, player.song?.id]).toEqual(['ONE', 'a']);
    player.turnRepeat();
    for (let i = 0; i < 3; i++) await ends();
    expect([player.repeat, player.song, decks.every((deck) => deck.closed)]).toEqual(['OFF', undefined, true]);
  });

  it('opens the next song before the end, and another one where that changes', async () => {
    const player = new MusicPlayer();
    await player.play(songs);
    const audio = now()!.audio;
    audio.currentTime = 20;
    audio.ontimeupdate?.();
    expect(decks.map((deck) => deck.song.id)).toEqual(['a', 'b']);
    await player.add([song('x')], 'NEXT');
    expect(decks[1]?.closed).toBe(true);
    audio.ontimeupdate?.();
    await ends();
    expect(decks.map((deck) => deck.song.id)).toEqual(['a', 'b', 'x']);
    expect(player.queue.list.map(({ id }) => id)).toEqual(['a', 'x', 'b', 'c']);
  });

  it('goes on with what follows when the song that plays is taken out', async () => {
    const player = new MusicPlayer();
    await player.play(songs);
    await player.remove(0);
    expect([player.song?.id, player.queue.list.length]).toEqual(['b', 2]);
    await player.remove(1);
    await player.remove(0);
    expect(player.song).toBeUndefined();
  });

  it('takes in more as it is read, until something else is played', async () => {
    const player = new MusicPlayer();
    let go = () => {};
    const more = async function* () {
      yield [song('x')];
      await new Promise<void>((done) => (go = done));
      yield [song('y')];
    };
    const all = player.playAll(more());
    await settled();
    expect([player.song?.id, player.playing]).toEqual(['x', true]);
    await player.play(songs);
    go();
    await all;
    expect(player.queue.list.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('waits where it was after the page came anew, for its owner alone', async () => {
    const before = new MusicPlayer();
    await before.enter('one');
    await before.play(songs, 'b');
    before.seek(12_000);
    before.leave();
    expect([before.playing, decks.every((deck) => deck.closed)]).toEqual([false, true]);
    const after = new MusicPlayer();
    await after.enter('one');
    expect([after.song?.id, after.positionMs, after.playing]).toEqual(['b', 12_000, false]);
    after.toggle();
    await settled();
    expect([decks.at(-1)?.from, after.playing]).toEqual([12_000, true]);
    await after.enter('other');
    expect(after.song).toBeUndefined();
    await after.enter('one');
    expect(after.song?.id).toBe('b');
  });

  /** A queue of one as they left it: at b, in the middle. */
  async function left() {
    const player = new MusicPlayer();
    await player.enter('one');
    await player.play(songs, 'b');
    player.turnRepeat();
    player.seek(12_000);
    player.leave();
    return player;
  }
  const keptIds = () => (JSON.parse(held.get('music.queue.one') ?? '{"ids":[]}') as { ids: string[] }).ids;

  it('leaves out what is gone meanwhile, and keeps what is missing for now', async () => {
    await left();
    library.delete('a');
    library.set('b', { ...song('b'), missingSince: '2026-01-01T00:00:00Z' });
    const after = new MusicPlayer();
    await after.enter('one');
    expect([after.queue.list.map(({ id }) => id), after.queue.at, after.positionMs]).toEqual([['c'], 0, 0]);
    await after.add([song('x')], 'NEXT');
    after.leave();
    expect(keptIds()).toEqual(['b', 'c', 'x']);
  });

  it('keeps a queue that could not be read, and tries again', async () => {
    await left();
    reading.before = () => Promise.reject(new Error('away'));
    const after = new MusicPlayer();
    await after.enter('one');
    after.leave();
    expect([after.song, keptIds()]).toEqual([undefined, ['a', 'b', 'c']]);
    reading.before = async () => {};
    await after.enter('one');
    expect([after.song?.id, after.positionMs, after.repeat]).toEqual(['b', 12_000, 'ALL']);
  });

  it('keeps a queue that is read slowly, and adds to that', async () => {
    await left();
    let go = () => {};
    reading.before = () => new Promise<void>((done) => (go = done));
    const after = new MusicPlayer();
    const entered = after.enter('one');
    after.leave();
    expect(keptIds()).toEqual(['a', 'b', 'c']);
    const added = after.add([song('x')], 'END');
    go();
    await Promise.all([entered, added]);
    expect([after.queue.list.map(({ id }) => id), after.playing]).toEqual([['a', 'b', 'c', 'x'], false]);
  });

  it('does not overwrite what another tab keeps while nothing is done here', async () => {
    const idle = await left();
    await idle.enter('one');
    const busy = new MusicPlayer();
    await busy.enter('one');
    await busy.play([song('x'), song('y')]);
    idle.leave();
    idle.stop();
    expect(keptIds()).toEqual(['x', 'y']);
    busy.stop();
    expect(held.size).toBe(0);
  });

  it('does not repeat for one what another one repeated', async () => {
    const player = await left();
    await player.enter('other');
    expect(player.repeat).toBe('OFF');
  });

  it('begins nothing after it was left, and has it wait', async () => {
    const player = new MusicPlayer();
    await player.enter('one');
    let go = () => {};
    const more = async function* () {
      await new Promise<void>((done) => (go = done));
      yield songs;
    };
    const all = player.playAll(more());
    player.leave();
    go();
    await all;
    expect([player.playing, decks.length, player.song?.id]).toEqual([false, 0, 'a']);
    await player.enter('one');
    player.toggle();
    await settled();
    expect(player.playing).toBe(true);
  });
});
