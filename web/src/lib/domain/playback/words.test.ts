import { describe, expect, it } from 'vitest';
import type { PlaybackReason } from '$lib/api/generated/graphql';
import { againstOf, qualityOf, reasonOf, refusalOf, workOf } from './words';

describe('words', () => {
  it('are there for reasons, and for those of a newer server their names', () => {
    expect(reasonOf('NO_INDEX')).toBe('The file has no index to cut it by');
    expect(reasonOf('MOON_TOO_FULL' as PlaybackReason)).toBe('MOON_TOO_FULL');
    expect(refusalOf({ reason: 'SERVER_BUSY', message: '' })).toContain('no room');
    expect(refusalOf({ reason: 'X' as 'SERVER_BUSY', message: 'the server is asleep' })).toBe('the server is asleep');
  });

  it('name qualities and work', () => {
    expect(['v0-copy', 'v0-720p', 'v0-1080p'].map(qualityOf)).toEqual(['Original', '720p', '1080p']);
    expect([0, 0.48, 2.12].map(workOf)).toEqual(['None', '48 % of a processor', '212 % of a processor']);
  });

  it('say what speaks against a way', () => {
    const way = { fits: true, allowed: true, without: [] as PlaybackReason[] };
    expect(againstOf(way)).toBe('');
    expect(againstOf({ ...way, fits: false })).toBe('No room on the server now');
    expect(againstOf({ ...way, fits: false, allowed: false })).toBe('Not for your account');
    expect(againstOf({ ...way, without: ['SUBTITLE_CHOSEN', 'REQUESTED'] })).toBe('Without the subtitles, Larger than asked for');
  });
});
