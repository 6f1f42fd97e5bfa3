import { describe, expect, it } from 'vitest';
import type { SessionFragment } from '$lib/api/generated/graphql';
import { chapterAt, drawnOf, heightsOf, picturesOf, renditionsOf, subtitleOf } from './tracks';

const track = (stream: number, language: string, marks: { forced?: boolean; default?: boolean } = {}) => ({
  stream,
  language,
  title: '',
  url: '',
  forced: false,
  default: false,
  ...marks
});
const session = (change: object) => ({ subtitles: [], ...change }) as unknown as SessionFragment;

describe('subtitleOf', () => {
  const subtitles = [track(2, 'en', { forced: true }), track(3, 'en'), track(4, 'de', { default: true }), track(-1, 'fr')];
  it.each([
    ['the language that was chosen before', 'en', undefined, 1],
    ['what the server chose where that language is not there', 'ja', undefined, 2],
    ['what the server chose where nothing was chosen', undefined, undefined, 2],
    ['nothing where none were wanted', null, undefined, null],
    ['what was asked for', 'en', 4, 2],
    ['a text beside the file, which has no index to ask for', 'fr', -1, 3]
  ])('takes %s', (_, wanted, asked, want) => expect(subtitleOf(session({ subtitles }), wanted, asked)).toBe(want));

  it('takes what must be translated also where none were wanted', () => {
    expect(subtitleOf(session({ subtitles: [track(3, 'en'), track(2, 'en', { forced: true, default: true })] }), null)).toBe(1);
  });

  it('takes nothing beside pictures that are drawn', () => {
    const drawn = session({
      subtitles,
      subtitleStream: 5,
      file: {
        streams: [
          { kind: 'SUBTITLE', index: 5, codec: 'hdmv_pgs_subtitle' },
          { kind: 'SUBTITLE', index: 4, codec: 'subrip' }
        ]
      }
    });
    expect([picturesOf(drawn).length, drawnOf(drawn), subtitleOf(drawn, 'en')]).toEqual([1, 5, null]);
  });
});

it('offers only heights below the own one', () => {
  expect(heightsOf(session({ file: { height: 1080 } }))).toEqual([720, 480, 360]);
  expect(heightsOf(null)).toEqual([]);
});

it('lists the sound as playlists do', () => {
  const file = { streams: [{ kind: 'VIDEO', index: 0 }, { kind: 'AUDIO', index: 1 }, { kind: 'AUDIO', index: 2 }, { kind: 'AUDIO', index: 3 }] };
  expect(renditionsOf(session({ file }), 2)).toEqual([2, 1, 3]);
});

it('finds the chapter of a position', () => {
  const chapters = [{ startMs: 1000 }, { startMs: 5000 }];
  expect([chapterAt(chapters, 0), chapterAt(chapters, 5000), chapterAt([], 1)]).toEqual([-1, 1, -1]);
});
