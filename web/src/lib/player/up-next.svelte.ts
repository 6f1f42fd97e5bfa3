const offerMs = 30_000;
// A clip is not all credits.
const longEnoughMs = 5 * 60_000;
const countSeconds = 15;

/** Offers the next episode: near the end, and when it is over with a countdown that goes on by itself. */
export class UpNext {
  /** What is left of the countdown; null while none runs. */
  seconds = $state<number | null>(null);
  offered = $state(false);
  #dismissed = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** `auto` says whether it goes on by itself. */
  constructor(
    private readonly go: () => void,
    private readonly auto = true
  ) {}

  /** Tells where playback is. */
  at(positionMs: number, durationMs: number) {
    // Whoever goes back from the end is not done.
    if (this.seconds !== null && durationMs - positionMs > 2000) this.reset();
    if (this.seconds !== null || this.#dismissed) return;
    this.offered = durationMs >= longEnoughMs && durationMs - positionMs <= offerMs;
  }

  /** Tells that it is over. */
  ended() {
    if (this.#dismissed || this.seconds !== null) return;
    this.offered = true;
    if (!this.auto) return;
    this.seconds = countSeconds;
    this.#timer = setInterval(() => {
      this.seconds = (this.seconds ?? 1) - 1;
      if (this.seconds <= 0) this.take();
    }, 1000);
  }

  /** Goes on at once. */
  take() {
    this.reset();
    this.go();
  }

  /** Stays; it is not offered again for this episode. */
  dismiss() {
    this.reset();
    this.#dismissed = true;
  }

  /** Begins anew, for another episode, or when the viewer went back. */
  reset() {
    clearInterval(this.#timer);
    this.seconds = null;
    this.offered = false;
    this.#dismissed = false;
  }
}
