import type { SongFragment } from '$lib/api/generated/graphql';
import { playerApi } from '$lib/player/api';
import { browserCapabilities } from '$lib/player/capabilities';
import { openSource, type Feed } from '$lib/player/source';

/** One song that is open: an element, its session and what feeds it. */
export class Deck {
  readonly audio = new Audio();
  #feed: Feed | undefined;
  #closed = false;
  #opening: Promise<void> | undefined;
  session: string | null = null;
  constructor(readonly song: SongFragment) {}

  /** Opens it once; who comes later waits for that. */
  open(positionMs: number, broke: () => void): Promise<void> {
    return (this.#opening ??= this.#open(positionMs, broke));
  }

  async #open(positionMs: number, broke: () => void): Promise<void> {
    const from = Math.round(positionMs);
    const { id, url, mimeType } = await playerApi.start({
      itemId: this.song.id,
      positionMs: from,
      capabilities: await browserCapabilities(),
      clientName: 'web'
    });
    this.session = id;
    if (this.#closed) return this.#end(from); // it was closed while the server opened it
    // What feeds a video element feeds one of sound too.
    this.#feed = openSource(this.audio as unknown as HTMLVideoElement, { url, mimeType, startSeconds: from / 1000 }, { broke, levels: () => {} });
  }

  close(positionMs: number): void {
    this.#closed = true;
    this.audio.pause();
    this.#feed?.close();
    this.#end(positionMs);
  }

  #end(positionMs: number): void {
    if (this.session) void playerApi.stop(this.session, Math.round(positionMs)).catch(() => {});
    this.session = null;
  }
}
