import { untrack } from 'svelte';
import type { PreferenceStore } from './preferences';
import { spansOf, type Span } from './tracks';

export const rates = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];

// Streams end a picture or two before what their playlists add up to, and where nothing is, nothing ends.
const endMs = 100;

/** What the element tells whoever feeds it. */
export interface ScreenEvents {
  /** There is an element to feed. */
  attached(): void;
  detached(): void;
  playing(): void;
  waiting(): void;
  paused(): void;
  ended(): void;
  seeked(): void;
  moved(): void;
}

/** The video element: where it is, how loud, how fast. */
export class Screen {
  positionMs = $state(0);
  durationMs = $state(0);
  buffered = $state.raw<Span[]>([]);
  volume = $state(1);
  muted = $state(false);
  rate = $state(1);
  pictureInPicture = $state(false);

  #video: HTMLVideoElement | null = null;

  constructor(private readonly preferences: PreferenceStore) {
    const kept = preferences.load();
    this.volume = kept.volume;
    this.muted = kept.muted;
  }

  get video() {
    return this.#video;
  }

  /** Takes the element that shows the video. */
  attach(video: HTMLVideoElement, on: ScreenEvents): () => void {
    this.#video = video;
    const listeners = this.#listeners(video, on);
    for (const [name, listener] of Object.entries(listeners)) video.addEventListener(name, listener);
    // An effect that attaches must not attach again whenever the position changes.
    untrack(() => on.attached());
    return () => {
      for (const [name, listener] of Object.entries(listeners)) video.removeEventListener(name, listener);
      on.detached();
      this.#video = null;
    };
  }

  /** Stands where a new source begins. */
  begin(positionMs: number, durationMs: number) {
    this.positionMs = positionMs;
    this.durationMs = durationMs;
    this.buffered = [];
  }

  seek(positionMs: number) {
    if (!this.#video || this.durationMs === 0) return;
    this.positionMs = Math.max(0, Math.min(positionMs, this.durationMs - endMs));
    this.#video.currentTime = this.positionMs / 1000;
  }

  seekBy(seconds: number) {
    this.seek(this.positionMs + seconds * 1000);
  }

  /** Where it is, how much is ready from there, and how many pictures were left out. */
  measured() {
    const positionMs = Math.round(this.positionMs);
    const span = this.buffered.find(({ startMs, endMs }) => startMs <= positionMs && positionMs <= endMs);
    const droppedFrames = this.#video?.getVideoPlaybackQuality?.().droppedVideoFrames;
    return { positionMs, bufferedMs: span ? Math.round(span.endMs - positionMs) : undefined, droppedFrames };
  }

  setVolume(volume: number) {
    this.volume = Math.min(1, Math.max(0, Math.round(volume * 100) / 100));
    this.muted = this.volume === 0;
    this.#keep();
  }

  toggleMute() {
    this.muted = !this.muted;
    // What was turned down to nothing is heard again.
    if (!this.muted && this.volume === 0) this.volume = 0.5;
    this.#keep();
  }

  setRate(rate: number) {
    this.rate = rate;
    this.apply();
  }

  /** The next faster or slower speed. */
  stepRate(step: -1 | 1) {
    const next = rates[rates.indexOf(this.rate) + step];
    if (next) this.setRate(next);
  }

  get offersPictureInPicture() {
    return typeof document !== 'undefined' && document.pictureInPictureEnabled === true;
  }

  togglePictureInPicture() {
    if (this.pictureInPicture) void document.exitPictureInPicture().catch(() => {});
    else void this.#video?.requestPictureInPicture().catch(() => {});
  }

  /** Gives the element what was set. */
  apply() {
    if (!this.#video) return;
    this.#video.volume = this.volume;
    this.#video.muted = this.muted;
    // A new source begins at the default.
    this.#video.defaultPlaybackRate = this.#video.playbackRate = this.rate;
  }

  #keep() {
    this.apply();
    this.preferences.save({ volume: this.volume, muted: this.muted });
  }

  #listeners(video: HTMLVideoElement, on: ScreenEvents): Record<string, () => void> {
    return {
      playing: () => on.playing(),
      waiting: () => on.waiting(),
      pause: () => !video.ended && on.paused(),
      ended: () => on.ended(),
      seeked: () => on.seeked(),
      timeupdate: () => {
        if (video.readyState === 0) return;
        this.positionMs = video.currentTime * 1000;
        on.moved();
      },
      durationchange: () => {
        if (Number.isFinite(video.duration)) this.durationMs = video.duration * 1000;
      },
      progress: () => void (this.buffered = spansOf(video.buffered)),
      enterpictureinpicture: () => void (this.pictureInPicture = true),
      leavepictureinpicture: () => void (this.pictureInPicture = false)
    };
  }
}
