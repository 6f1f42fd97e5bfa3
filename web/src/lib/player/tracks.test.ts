import { describe, expect, it } from 'vitest';
import type { SessionFragment } from '$lib/api/generated/graphql';
import { chapterAt, heightsOf, renditionsOf, subtitleOf } from './tracks';

const track = (stream: number, language: string, marks: { forced?: boolean; default?: boolean } = {}) => ({ stream, language, title: '', url: '', forced: false, default: false, ...marks });
const session = (change: object) => ({ subtitles: [], ...change }) as unknown as SessionFragment;

describe('subtitleOf', () => {
  const subtitles = [track(2, 'en', { forced: true }), track(3, 'en'), track(4, 'de', { default: true })];
  it.each([
    ['what was chosen before', 'en', 'en', 3],
    ['the default where that language is not there', 'en', 'fr', 4],
    ['the default where nothing was chosen', 'en', undefined, 4],
    ['what must be translated where none were wanted', 'en', null, 2],
    ['nothing for those who hear another language', 'de', null, null]
  ])('takes %s', (_, heard, wanted, want) => expect(subtitleOf(session({ subtitles }), heard, wanted)).toBe(want));
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
