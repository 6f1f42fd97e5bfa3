import Hls from 'hls.js';

export interface Source {
  url: string;
  mimeType: string;
  startSeconds: number;
}

/** One size in which a playlist offers the picture. */
export interface Level {
  /** As the playlists call it. */
  name: string;
  height: number;
  bitRate: number;
}

/** Why media stopped coming: no answer, an address that has ended, or nothing that can be decoded. */
export type Breakdown = 'network' | 'gone' | 'media';

export interface SourceEvents {
  broke(what: Breakdown): void;
  /** The sizes there are, and the one that is shown. */
  levels(levels: Level[], shown: number): void;
}

/** What feeds a video element. */
export interface Feed {
  close(): void;
  /** Chooses a size by its place among the levels; null lets the network decide. */
  chooseLevel(place: number | null): void;
  /** Changes the sound by its place among the renditions; false where it takes a new session. */
  chooseAudio(place: number): boolean;
  /** Bits per second that come through; null while nobody knows. */
  bandwidth(): number | null;
}

const isPlaylist = (type: string) => /mpegurl/i.test(type);

/** Feeds a video element from a file or a playlist. */
export function openSource(video: HTMLVideoElement, source: Source, events: SourceEvents): Feed {
  if (isPlaylist(source.mimeType) && Hls.isSupported()) return openPlaylist(video, source, events);
  const begin = () => {
    if (source.startSeconds > 0) video.currentTime = source.startSeconds;
  };
  const broke = () => events.broke(video.error?.code === MediaError.MEDIA_ERR_NETWORK ? 'network' : 'media');
  video.addEventListener('loadedmetadata', begin, { once: true });
  video.addEventListener('error', broke);
  video.src = source.url;
  return {
    close() {
      video.removeEventListener('loadedmetadata', begin);
      video.removeEventListener('error', broke);
      video.removeAttribute('src');
      video.load();
    },
    chooseLevel() {},
    chooseAudio: () => false,
    bandwidth: () => null
  };
}

/** A rendition is named by the folder of its playlist. */
const nameOf = (address: string) => new URL(address, location.href).pathname.split('/').at(-2) ?? '';

// Sound and picture end so far from each other, and from what playlists add up to.
const endSeconds = 1;

/** Whether the position lies in what is loaded up to the end. */
function holdsEnd({ buffered, currentTime, duration }: HTMLVideoElement): boolean {
  const last = buffered.length - 1;
  return last >= 0 && buffered.end(last) > duration - endSeconds && currentTime >= buffered.start(last);
}

function openPlaylist(video: HTMLVideoElement, source: Source, events: SourceEvents): Feed {
  const hls = new Hls({
    startPosition: source.startSeconds,
    maxBufferLength: 30,
    backBufferLength: 60,
    capLevelToPlayerSize: true,
    // Subtitles are tracks of the element, the same for direct play.
    renderTextTracksNatively: false
  });
  // The server lists first what it wants to begin with; hls.js alone would begin by a guess at the line.
  hls.on(Hls.Events.MANIFEST_PARSED, (_, { firstLevel }) => {
    hls.startLevel = firstLevel;
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
    if (status === 404 || status === 410) events.broke('gone');
    else events.broke(problem.type === Hls.ErrorTypes.NETWORK_ERROR ? 'network' : 'media');
  });
  const tell = () => {
    const levels = hls.levels.map((level) => ({ name: nameOf(level.uri), height: level.height, bitRate: level.bitrate }));
    events.levels(levels, hls.currentLevel);
  };
  hls.on(Hls.Events.MANIFEST_PARSED, tell);
  hls.on(Hls.Events.LEVEL_SWITCHED, tell);
  // hls.js tells the browser that all is there only after a picture was shown, and close to the end none is shown before.
  const tellEnd = () => {
    if (video.seeking && holdsEnd(video)) hls.trigger(Hls.Events.BUFFER_EOS, { type: null });
  };
  hls.on(Hls.Events.FRAG_BUFFERED, tellEnd);
  video.addEventListener('seeking', tellEnd);
  hls.loadSource(source.url);
  hls.attachMedia(video);
  return {
    close() {
      video.removeEventListener('seeking', tellEnd);
      hls.destroy();
    },
    chooseLevel: (place) => void (hls.nextLevel = place ?? -1),
    chooseAudio(place) {
      if (!hls.audioTracks[place]) return false;
      hls.audioTrack = place;
      return true;
    },
    bandwidth: () => (Number.isFinite(hls.bandwidthEstimate) ? hls.bandwidthEstimate : null)
  };
}
