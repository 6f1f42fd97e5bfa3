import { describe, expect, it, vi } from 'vitest';
import { askedOnce, capabilitiesOf, probeOf, type Scope } from './capabilities';

interface Machine {
  /** Parts of types that are played; all others are not. */
  plays: string[];
  /** The tallest picture that is decoded without dropping frames, by a part of the type. */
  smoothTo?: Record<string, number>;
  efficient?: string[];
  range?: 'high' | 'standard';
  /** Transfer functions that are decoded. */
  transfers?: string[];
  channels?: number;
  without?: 'mediaCapabilities' | 'MediaSource';
}

/** A window of a browser on such a machine. */
function browser(machine: Machine) {
  const plays = (type: string) => machine.plays.some((part) => type.includes(part));
  const decodingInfo = vi.fn(async ({ video, audio }: MediaDecodingConfiguration) => {
    const type = (video ?? audio)!.contentType;
    const wanted = Object.entries(machine.smoothTo ?? {}).find(([part]) => type.includes(part));
    const supported =
      plays(type) &&
      (!video?.transferFunction || (machine.transfers ?? []).includes(video.transferFunction)) &&
      (!audio || Number(audio.channels) <= (machine.channels ?? 8));
    return {
      supported,
      smooth: supported && (!video || video.height <= (wanted?.[1] ?? 4320)),
      powerEfficient: supported && (machine.efficient ?? []).some((part) => type.includes(part))
    } as MediaCapabilitiesDecodingInfo;
  });
  const screen = { range: machine.range ?? 'standard' };
  const scope: Scope = {
    navigator: machine.without === 'mediaCapabilities' ? {} : { mediaCapabilities: { decodingInfo } },
    matchMedia: (query) => ({ matches: query === `(dynamic-range: ${screen.range})` }),
    MediaSource: machine.without === 'MediaSource' ? undefined : { isTypeSupported: plays },
    document: { createElement: () => ({ canPlayType: (type) => (plays(type) ? 'probably' : '') }) }
  };
  return { scope, screen, decodingInfo };
}
const ask = (machine: Machine) => capabilitiesOf(probeOf(browser(machine).scope));

describe('capabilitiesOf', () => {
  it('tells nothing of a browser that plays nothing', async () => {
    expect(await ask({ plays: [] })).toEqual({ containers: [], video: [], audio: [], hls: false });
  });

  it('takes the largest picture that is smooth, and the highest level that is decoded at all', async () => {
    const { video } = await ask({ plays: ['avc1'], smoothTo: { avc1: 1088 } });
    expect(video).toEqual([{ codec: 'h264', maxBitDepth: 8, maxLevel: 52, maxWidth: 1920, maxHeight: 1088, hdr: ['SDR'] }]);
  });

  it('asks for each size with its own rate and the level that it needs', async () => {
    const { scope, decodingInfo } = browser({ plays: ['avc1'] });
    await capabilitiesOf(probeOf(scope));
    const asked = decodingInfo.mock.calls.flatMap(([{ video }]) => (video ? [[video.contentType.match(/"(.*)"/)![1], video.height, video.framerate]] : []));
    expect(asked).toEqual([
      ['avc1.640034', 2160, 60],
      ['avc1.640033', 2160, 30],
      ['avc1.64002a', 1088, 60],
      ['avc1.640028', 1088, 30],
      ['avc1.64001f', 720, 30]
    ]);
  });

  it('keeps the smallest picture of a machine that is smooth at none', async () => {
    const { video } = await ask({ plays: ['avc1'], smoothTo: { avc1: 0 } });
    expect(video[0]).toMatchObject({ maxHeight: 720, maxLevel: 52 });
  });

  it('says 8 bits where 10 are not decoded', async () => {
    const { video } = await ask({ plays: ['vp09.00'] });
    expect(video).toEqual([expect.objectContaining({ codec: 'vp9', maxBitDepth: 8, maxHeight: 4320 })]);
  });

  it('counts levels as each codec does', async () => {
    const { video } = await ask({ plays: ['av01.0.13', 'hvc1.2.4.L150', 'avc1.640028'] });
    expect(video.map(({ codec, maxLevel }) => [codec, maxLevel])).toEqual([['av1', 13], ['hevc', 150], ['h264', 40]]);
  });

  it('puts first what costs no power', async () => {
    const { video } = await ask({ plays: ['av01', 'hvc1', 'avc1'], efficient: ['avc1', 'hvc1'] });
    expect(video.map((one) => one.codec)).toEqual(['hevc', 'h264', 'av1']);
  });

  it.each([
    ['standard', ['pq', 'hlg'], ['SDR']],
    ['high', ['pq', 'hlg'], ['SDR', 'HDR10', 'HDR10_PLUS', 'HLG']],
    ['high', ['hlg'], ['SDR', 'HLG']],
    ['high', [], ['SDR']]
  ] as const)('names dynamic ranges of a %s screen that decodes %j', async (range, transfers, want) => {
    const { video } = await ask({ plays: ['hvc1', 'avc1'], range, transfers: [...transfers] });
    expect(video.find((one) => one.codec === 'hevc')!.hdr).toEqual(want);
    expect(video.find((one) => one.codec === 'h264')!.hdr).toEqual(['SDR']);
  });

  it('names Dolby Vision only where its own codec is played', async () => {
    const { video } = await ask({ plays: ['hvc1', 'dvh1'], range: 'high', transfers: ['pq'] });
    expect(video[0]!.hdr).toEqual(['SDR', 'HDR10', 'HDR10_PLUS', 'DOLBY_VISION']);
  });

  it('asks for channels until they fit', async () => {
    const { audio } = await ask({ plays: ['mp4a', 'ec-3'], channels: 6 });
    expect(audio).toEqual([{ codec: 'aac', maxChannels: 6 }, { codec: 'eac3', maxChannels: 6 }]);
  });

  it('asks for vp8 and vorbis in webm', async () => {
    const { video, audio } = await ask({ plays: ['webm; codecs="vp8"', 'webm; codecs="vorbis"'] });
    expect([video.map((one) => one.codec), audio.map((one) => one.codec)]).toEqual([['vp8'], ['vorbis']]);
  });

  it('opens only containers of the element itself, and HLS natively too', async () => {
    const { containers, hls } = await ask({ plays: ['video/mp4; codecs="avc1.42e01e', 'mpegurl'], without: 'MediaSource' });
    expect([containers, hls]).toEqual([['mp4'], true]);
  });

  it('says only what it knows where a browser has no Media Capabilities', async () => {
    const { video, audio } = await ask({ plays: ['hvc1.2', 'mp4a'], without: 'mediaCapabilities', range: 'high' });
    expect(video).toEqual([{ codec: 'hevc', maxBitDepth: 10, maxLevel: 180, hdr: ['SDR', 'HDR10', 'HDR10_PLUS', 'HLG'] }]);
    expect(audio).toEqual([{ codec: 'aac', maxChannels: 8 }]);
  });

  it('takes a refused question for no', async () => {
    const { scope, decodingInfo } = browser({ plays: ['avc1', 'mp4a'] });
    decodingInfo.mockRejectedValue(new TypeError('unknown field'));
    expect(await capabilitiesOf(probeOf(scope))).toMatchObject({ video: [], audio: [] });
  });
});

it('asks once, and again on a screen of another range', async () => {
  const { scope, screen, decodingInfo } = browser({ plays: ['hvc1'], transfers: ['pq'] });
  const asked = askedOnce(scope);
  expect((await asked()).video[0]!.hdr).toEqual(['SDR']);
  const questions = decodingInfo.mock.calls.length;
  await asked();
  expect(decodingInfo).toHaveBeenCalledTimes(questions);
  screen.range = 'high';
  expect((await asked()).video[0]!.hdr).toContain('HDR10');
});
