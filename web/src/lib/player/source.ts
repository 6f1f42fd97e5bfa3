import Hls from 'hls.js';

export interface Source {
  url: string;
  mimeType: string;
  startSeconds: number;
}

const isPlaylist = (type: string) => /mpegurl/i.test(type);

/** Feeds a video element from a file or a playlist; the returned function lets go of it. */
export function openSource(video: HTMLVideoElement, source: Source, onFatal: () => void): () => void {
  if (isPlaylist(source.mimeType) && Hls.isSupported()) return openPlaylist(video, source, onFatal);
  const begin = () => {
    if (source.startSeconds > 0) video.currentTime = source.startSeconds;
  };
  video.addEventListener('loadedmetadata', begin, { once: true });
  video.addEventListener('error', onFatal);
  video.src = source.url;
  return () => {
    video.removeEventListener('loadedmetadata', begin);
    video.removeEventListener('error', onFatal);
    video.removeAttribute('src');
    video.load();
  };
}

function openPlaylist(video: HTMLVideoElement, source: Source, onFatal: () => void): () => void {
  const hls = new Hls({
    startPosition: source.startSeconds,
    maxBufferLength: 30,
    backBufferLength: 60,
    capLevelToPlayerSize: true,
    // Subtitles are tracks of the element, the same for direct play.
    renderTextTracksNatively: false
  });
  let recovered = false;
  hls.on(Hls.Events.ERROR, (_, problem) => {
    if (!problem.fatal) return;
    if (problem.type === Hls.ErrorTypes.MEDIA_ERROR && !recovered) {
      recovered = true;
      hls.recoverMediaError();
      return;
    }
    onFatal();
  });
  hls.loadSource(source.url);
  hls.attachMedia(video);
  return () => hls.destroy();
}
