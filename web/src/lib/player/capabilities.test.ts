import { describe, expect, it } from 'vitest';
import { capabilitiesOf } from './capabilities';

const plays = (words: string[]) => (type: string) => words.some((word) => type.includes(word));
const nothing = () => false;

describe('capabilitiesOf', () => {
  it('tells nothing of a browser that plays nothing', () => {
    expect(capabilitiesOf({ element: nothing, mse: nothing, hdr: false })).toEqual({ containers: [], video: [], audio: [], hls: false });
  });

  it('takes the highest level and the most bits of each codec', () => {
    const found = capabilitiesOf({ element: nothing, mse: plays(['avc1.64002a', 'avc1.640028', 'av01.0.08M.10', 'av01.0.08M.08']), hdr: false });
    expect(found.video).toEqual([
      { codec: 'h264', maxBitDepth: 8, maxLevel: 42, hdr: ['SDR'] },
      { codec: 'av1', maxBitDepth: 10, maxLevel: undefined, hdr: ['SDR'] }
    ]);
  });

  it('names dynamic ranges only where screen and depth allow', () => {
    const found = capabilitiesOf({ element: nothing, mse: plays(['hvc1.2.4', 'avc1.640034']), hdr: true });
    expect(found.video.map(({ codec, hdr }) => [codec, hdr])).toEqual([
      ['h264', ['SDR']],
      ['hevc', ['SDR', 'HDR10', 'HLG']]
    ]);
  });

  it('asks for vp8 and vorbis in webm', () => {
    const found = capabilitiesOf({ element: nothing, mse: (type) => /webm; codecs="(vp8|vorbis)"/.test(type), hdr: false });
    expect(found.video.map((one) => one.codec)).toEqual(['vp8']);
    expect(found.audio.map((one) => one.codec)).toEqual(['vorbis']);
  });

  it('opens only containers of the element itself, and HLS natively too', () => {
    const found = capabilitiesOf({ element: plays(['video/mp4', 'mpegurl']), mse: plays(['webm']), hdr: false });
    expect(found.containers).toEqual(['mp4']);
    expect(found.hls).toBe(true);
  });
});
