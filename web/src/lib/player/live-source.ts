import Hls from 'hls.js';
import type { Breakdown } from './source';

/** What feeds a video element with a channel. */
export interface LiveFeed {
  close(): void;
  /** Goes to the newest picture that can be shown without waiting. */
  toEdge(): void;
  /** Seconds between what is shown and what could be; null while nobody knows. */
  behind(): number | null;
}

/** Feeds a video element from a live playlist of low latency. */
export function openLive(video: HTMLVideoElement, url: string, broke: (what: Breakdown) => void): LiveFeed {
  if (!Hls.isSupported()) return openNatively(video, url, broke);
  const hls = new Hls({
    lowLatencyMode: true,
    backBufferLength: 30,
    // The first picture may take as long as the source's key pictures are apart.
    manifestLoadPolicy: { default: { maxTimeToFirstByteMs: 30_000, maxLoadTimeMs: 35_000, timeoutRetry: null, errorRetry: null } }
  });
  let recovered = false;
  hls.on(Hls.Events.ERROR, (_, problem) => {
    if (!problem.fatal) return;
    if (problem.type === Hls.ErrorTypes.MEDIA_ERROR && !recovered) {
      recovered = true;
      hls.recoverMediaError();
      return;
    }
    const status = problem.response?.code ?? 0;
    if (status === 404 || status === 410) broke('gone');
    else broke(problem.type === Hls.ErrorTypes.NETWORK_ERROR ? 'network' : 'media');
  });
  hls.loadSource(url);
  hls.attachMedia(video);
  return {
    close: () => hls.destroy(),
    toEdge() {
      if (hls.liveSyncPosition !== null) video.currentTime = hls.liveSyncPosition;
    },
    behind: () => (hls.liveSyncPosition === null ? null : Math.max(0, hls.liveSyncPosition - video.currentTime))
  };
}

function openNatively(video: HTMLVideoElement, url: string, broke: (what: Breakdown) => void): LiveFeed {
  const failed = () => broke(video.error?.code === MediaError.MEDIA_ERR_NETWORK ? 'network' : 'media');
  const edge = () => (video.seekable.length > 0 ? video.seekable.end(video.seekable.length - 1) : null);
  video.addEventListener('error', failed);
  video.src = url;
  return {
    close() {
      video.removeEventListener('error', failed);
      video.removeAttribute('src');
      video.load();
    },
    toEdge() {
      const at = edge();
      if (at !== null) video.currentTime = at;
    },
    behind() {
      const at = edge();
      return at === null ? null : Math.max(0, at - video.currentTime);
    }
  };
}
