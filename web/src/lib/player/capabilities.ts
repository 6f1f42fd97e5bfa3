import type { AudioCapabilityInput, ClientCapabilitiesInput, Hdr, VideoCapabilityInput } from '$lib/api/generated/graphql';

/** What a browser can be asked. */
export interface Probe {
  /** Whether a plain video element plays it. */
  element(type: string): boolean;
  /** Whether Media Source plays it. */
  mse(type: string): boolean;
  /** Whether the screen shows a high dynamic range. */
  hdr: boolean;
}

interface VideoTest {
  codec: string;
  mime: string;
  bitDepth: number;
  level?: number;
}

// Newest first: the first that plays tells the most of a codec.
const videoTests: VideoTest[] = [
  { codec: 'h264', mime: 'avc1.640034', bitDepth: 8, level: 52 },
  { codec: 'h264', mime: 'avc1.64002a', bitDepth: 8, level: 42 },
  { codec: 'h264', mime: 'avc1.640028', bitDepth: 8, level: 40 },
  { codec: 'h264', mime: 'avc1.42e01e', bitDepth: 8, level: 30 },
  { codec: 'hevc', mime: 'hvc1.2.4.L153.B0', bitDepth: 10 },
  { codec: 'hevc', mime: 'hvc1.1.6.L120.90', bitDepth: 8 },
  { codec: 'av1', mime: 'av01.0.08M.10', bitDepth: 10 },
  { codec: 'av1', mime: 'av01.0.08M.08', bitDepth: 8 },
  { codec: 'vp9', mime: 'vp09.02.40.10', bitDepth: 10 },
  { codec: 'vp9', mime: 'vp09.00.40.08', bitDepth: 8 },
  { codec: 'vp8', mime: 'vp8', bitDepth: 8 }
];

const audioTests = [
  { codec: 'aac', mime: 'mp4a.40.2', channels: 6 },
  { codec: 'mp3', mime: 'mp3', channels: 2 },
  { codec: 'opus', mime: 'opus', channels: 8 },
  { codec: 'flac', mime: 'flac', channels: 8 },
  { codec: 'ac3', mime: 'ac-3', channels: 6 },
  { codec: 'eac3', mime: 'ec-3', channels: 8 },
  { codec: 'vorbis', mime: 'vorbis', channels: 8 }
];

const containerTests = [
  { container: 'mp4', type: 'video/mp4; codecs="avc1.42e01e, mp4a.40.2"' },
  { container: 'webm', type: 'video/webm; codecs="vp9, opus"' },
  { container: 'ogg', type: 'audio/ogg; codecs="vorbis"' },
  { container: 'mp3', type: 'audio/mpeg' },
  { container: 'flac', type: 'audio/flac' }
];

const webmOnly = new Set(['vp8', 'vorbis']);

/** Maps what the browser answers to what the API asks. */
export function capabilitiesOf(probe: Probe): ClientCapabilitiesInput {
  const plays = (kind: 'video' | 'audio', codec: string, mime: string) => {
    const type = `${kind}/${webmOnly.has(codec) ? 'webm' : 'mp4'}; codecs="${mime}"`;
    return probe.mse(type) || probe.element(type);
  };
  const video = new Map<string, VideoCapabilityInput>();
  for (const test of videoTests) {
    if (video.has(test.codec) || !plays('video', test.codec, test.mime)) continue;
    const hdr: Hdr[] = probe.hdr && test.bitDepth > 8 ? ['SDR', 'HDR10', 'HLG'] : ['SDR'];
    video.set(test.codec, { codec: test.codec, maxBitDepth: test.bitDepth, maxLevel: test.level, hdr });
  }
  const audio: AudioCapabilityInput[] = audioTests
    .filter((test) => plays('audio', test.codec, test.mime))
    .map((test) => ({ codec: test.codec, maxChannels: test.channels }));
  const fragmented = probe.mse('video/mp4; codecs="avc1.42e01e, mp4a.40.2"');
  return {
    containers: containerTests.filter((test) => probe.element(test.type)).map((test) => test.container),
    video: [...video.values()],
    audio,
    hls: fragmented || probe.element('application/vnd.apple.mpegurl')
  };
}

/** Asks this browser. */
export function browserProbe(): Probe {
  const element = document.createElement('video');
  return {
    element: (type) => element.canPlayType(type) !== '',
    mse: (type) => 'MediaSource' in window && MediaSource.isTypeSupported(type),
    hdr: matchMedia('(dynamic-range: high)').matches
  };
}
