import type { AudioCapabilityInput, ClientCapabilitiesInput, Hdr, VideoCapabilityInput } from '$lib/api/generated/graphql';

/** What a browser can be asked. */
export interface Probe {
  /** Whether a plain video element plays it. */
  element(type: string): boolean;
  /** Whether Media Source plays it. */
  mse(type: string): boolean;
  /** How well it decodes; absent in browsers without Media Capabilities. */
  decoding?(configuration: MediaDecodingConfiguration): Promise<{ supported: boolean; smooth: boolean; powerEfficient: boolean }>;
  /** Whether the screen shows a high dynamic range. */
  hdr: boolean;
}

/** One size and rate to ask for; the codec is named with the level that such a picture needs. */
interface Rung {
  mime: string;
  width: number;
  height: number;
  rate: number;
  bitRate: number;
  /** The level as the codec itself counts it. */
  level?: number;
}

interface VideoTest {
  codec: string;
  container: 'mp4' | 'webm';
  /** By bits per colour, most first; each with the hardest picture first. */
  depths: { bits: number; rungs: Rung[] }[];
}

const frames = [
  { width: 7680, height: 4320, rate: 30, bitRate: 60e6 },
  { width: 4096, height: 2160, rate: 60, bitRate: 40e6 },
  { width: 4096, height: 2160, rate: 30, bitRate: 25e6 },
  { width: 1920, height: 1088, rate: 60, bitRate: 12e6 },
  { width: 1920, height: 1088, rate: 30, bitRate: 8e6 },
  { width: 1280, height: 720, rate: 30, bitRate: 4e6 }
];

/** Names of a codec for `frames`, hardest first; null where it has no level for such a picture. */
const rungs = (mimes: ([mime: string, level?: number] | null)[]): Rung[] =>
  frames.flatMap((frame, i) => {
    const named = mimes[i];
    return named ? [{ ...frame, mime: named[0], level: named[1] }] : [];
  });

const videoTests: VideoTest[] = [
  {
    codec: 'av1',
    container: 'mp4',
    depths: [10, 8].map((bits) => ({
      bits,
      rungs: rungs([16, 13, 12, 9, 8, 5].map((level) => [`av01.0.${String(level).padStart(2, '0')}M.${String(bits).padStart(2, '0')}`, level]))
    }))
  },
  {
    codec: 'hevc',
    container: 'mp4',
    depths: [
      { bits: 10, rungs: rungs([180, 153, 150, 123, 120, 93].map((level) => [`hvc1.2.4.L${level}.B0`, level])) },
      { bits: 8, rungs: rungs([180, 153, 150, 123, 120, 93].map((level) => [`hvc1.1.6.L${level}.B0`, level])) }
    ]
  },
  {
    codec: 'vp9',
    container: 'mp4',
    depths: [
      { bits: 10, rungs: rungs([60, 51, 50, 41, 40, 31].map((level) => [`vp09.02.${level}.10`])) },
      { bits: 8, rungs: rungs([60, 51, 50, 41, 40, 31].map((level) => [`vp09.00.${level}.08`])) }
    ]
  },
  {
    codec: 'h264',
    container: 'mp4',
    depths: [{ bits: 8, rungs: rungs([null, ...[52, 51, 42, 40, 31].map((level): [string, number] => [`avc1.6400${level.toString(16)}`, level])]) }]
  },
  { codec: 'vp8', container: 'webm', depths: [{ bits: 8, rungs: rungs([null, null, ['vp8'], ['vp8'], ['vp8'], ['vp8']]) }] }
];

const audioTests = [
  { codec: 'aac', type: 'audio/mp4; codecs="mp4a.40.2"', channels: [8, 6, 2] },
  { codec: 'mp3', type: 'audio/mp4; codecs="mp3"', channels: [2] },
  { codec: 'opus', type: 'audio/mp4; codecs="opus"', channels: [8, 6, 2] },
  { codec: 'flac', type: 'audio/mp4; codecs="flac"', channels: [8, 6, 2] },
  { codec: 'ac3', type: 'audio/mp4; codecs="ac-3"', channels: [6, 2] },
  { codec: 'eac3', type: 'audio/mp4; codecs="ec-3"', channels: [8, 6, 2] },
  { codec: 'vorbis', type: 'audio/webm; codecs="vorbis"', channels: [8, 6, 2] }
];

const containerTests = [
  { container: 'mp4', type: 'video/mp4; codecs="avc1.42e01e, mp4a.40.2"' },
  { container: 'webm', type: 'video/webm; codecs="vp9, opus"' },
  { container: 'ogg', type: 'audio/ogg; codecs="vorbis"' },
  { container: 'mp3', type: 'audio/mpeg' },
  { container: 'flac', type: 'audio/flac' }
];

const nothing = { supported: false, smooth: false, powerEfficient: false };

/** Asks a browser what it decodes well, and says it as the API wants it. */
export async function capabilitiesOf(probe: Probe): Promise<ClientCapabilitiesInput> {
  const [video, audio] = await Promise.all([
    Promise.all(videoTests.map((test) => videoOf(probe, test))),
    Promise.all(audioTests.map((test) => audioOf(probe, test)))
  ]);
  // What the machine decodes without effort comes first.
  const found = video.filter((one) => one !== null).sort((a, b) => Number(b.efficient) - Number(a.efficient));
  return {
    containers: containerTests.filter((test) => probe.element(test.type)).map((test) => test.container),
    video: found.map((one) => one.capability),
    audio: audio.filter((one) => one !== null),
    hls: probe.mse('video/mp4; codecs="avc1.42e01e, mp4a.40.2"') || probe.element('application/vnd.apple.mpegurl')
  };
}

type Extra = Partial<Pick<VideoConfiguration, 'hdrMetadataType' | 'colorGamut' | 'transferFunction'>>;

async function decodes(probe: Probe, container: string, rung: Rung, extra: Extra = {}) {
  const contentType = `video/${container}; codecs="${rung.mime}"`;
  const streamed = probe.mse(contentType);
  if (!streamed && !probe.element(contentType)) return nothing;
  if (!probe.decoding) return { supported: true, smooth: true, powerEfficient: false };
  const { width, height, rate: framerate, bitRate: bitrate } = rung;
  // A browser that does not know a field of the question refuses it.
  return probe
    .decoding({ type: streamed ? 'media-source' : 'file', video: { contentType, width, height, framerate, bitrate, ...extra } })
    .catch(() => nothing);
}

async function videoOf(probe: Probe, test: VideoTest): Promise<{ capability: VideoCapabilityInput; efficient: boolean } | null> {
  for (const { bits, rungs } of test.depths) {
    const answers = await Promise.all(rungs.map((rung) => decodes(probe, test.container, rung)));
    const highest = answers.findIndex((answer) => answer.supported);
    if (highest < 0) continue;
    // Where nothing is smooth, the smallest picture is the best there is.
    const smooth = answers.findIndex((answer) => answer.supported && answer.smooth);
    const best = smooth >= 0 ? smooth : answers.findLastIndex((answer) => answer.supported);
    const { width, height } = rungs[best]!;
    return {
      capability: {
        codec: test.codec,
        maxBitDepth: bits,
        maxLevel: rungs[highest]!.level,
        // Without Media Capabilities nothing is known of sizes.
        ...(probe.decoding && { maxWidth: width, maxHeight: height }),
        hdr: ['SDR', ...(bits > 8 && probe.hdr ? await rangesOf(probe, test, rungs[best]!) : [])]
      },
      efficient: answers[best]!.powerEfficient
    };
  }
  return null;
}

async function rangesOf(probe: Probe, test: VideoTest, rung: Rung): Promise<Hdr[]> {
  const wide = { colorGamut: 'rec2020' } as const;
  const dolby = { ...rung, mime: 'dvh1.08.06' };
  const [pq, hlg, vision] = await Promise.all([
    decodes(probe, test.container, rung, { ...wide, transferFunction: 'pq', hdrMetadataType: 'smpteSt2086' }),
    decodes(probe, test.container, rung, { ...wide, transferFunction: 'hlg' }),
    test.codec === 'hevc' ? decodes(probe, test.container, dolby, { ...wide, transferFunction: 'pq', hdrMetadataType: 'smpteSt2094-10' }) : nothing
  ]);
  const ranges: Hdr[] = [];
  // HDR10+ is HDR10 for whoever does not read its additions.
  if (pq.supported) ranges.push('HDR10', 'HDR10_PLUS');
  if (hlg.supported) ranges.push('HLG');
  if (vision.supported) ranges.push('DOLBY_VISION');
  return ranges;
}

async function audioOf(probe: Probe, test: (typeof audioTests)[number]): Promise<AudioCapabilityInput | null> {
  const streamed = probe.mse(test.type);
  if (!streamed && !probe.element(test.type)) return null;
  const { decoding } = probe;
  if (!decoding) return { codec: test.codec, maxChannels: test.channels[0]! };
  for (const channels of test.channels) {
    const audio = { contentType: test.type, channels: String(channels), bitrate: 64_000 * channels, samplerate: 48_000 };
    const answer = await decoding({ type: streamed ? 'media-source' : 'file', audio }).catch(() => nothing);
    if (answer.supported) return { codec: test.codec, maxChannels: channels };
  }
  return null;
}

/** The parts of a window that are asked. */
export interface Scope {
  navigator: { mediaCapabilities?: Pick<MediaCapabilities, 'decodingInfo'> };
  matchMedia(query: string): { matches: boolean };
  MediaSource?: { isTypeSupported(type: string): boolean };
  /** Media Source as Safari on phones has it. */
  ManagedMediaSource?: { isTypeSupported(type: string): boolean };
  document: { createElement(name: 'video'): Pick<HTMLVideoElement, 'canPlayType'> };
}

export function probeOf(scope: Scope): Probe {
  const element = scope.document.createElement('video');
  const source = scope.MediaSource ?? scope.ManagedMediaSource;
  const { mediaCapabilities } = scope.navigator;
  const screen = (query: string) => scope.matchMedia(`(${query}: high)`).matches;
  return {
    element: (type) => element.canPlayType(type) !== '',
    mse: (type) => source?.isTypeSupported(type) ?? false,
    decoding: mediaCapabilities && ((configuration) => mediaCapabilities.decodingInfo(configuration)),
    // Televisions show video, not pages, in a high range.
    hdr: screen('dynamic-range') || screen('video-dynamic-range')
  };
}

/** Asks once, and again only when the window has come to a screen of another range. */
export function askedOnce(scope: Scope): () => Promise<ClientCapabilitiesInput> {
  let kept: { hdr: boolean; answer: Promise<ClientCapabilitiesInput> } | null = null;
  return () => {
    const probe = probeOf(scope);
    if (kept?.hdr !== probe.hdr) kept = { hdr: probe.hdr, answer: capabilitiesOf(probe) };
    return kept.answer;
  };
}

let asked: ReturnType<typeof askedOnce> | undefined;

/** What this browser plays, asked once while the app is open. */
export const browserCapabilities = () => (asked ??= askedOnce(window as unknown as Scope))();
