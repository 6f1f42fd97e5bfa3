import { describe, expect, it } from 'vitest';
import { bitRate, bytes, clock, day, episodeCode, episodeMark, language, month, percent, percentage, runtime, within } from './format';

describe('format', () => {
  it.each([
    [0, '0:00'],
    [-5, '0:00'],
    [65_999, '1:05'],
    [3_600_000, '1:00:00'],
    [36_061_000, '10:01:01']
  ])('clock %d', (ms, want) => expect(clock(ms)).toBe(want));
  it.each([
    [50_000, '50 s'],
    [60_000, '1 min'],
    [6_120_000, '1 h 42 min'],
    [7_200_000, '2 h']
  ])('runtime %d', (ms, want) => expect(runtime(ms)).toBe(want));
  it.each([
    [0, 'en', '0 B'],
    [999, 'en', '999 B'],
    [4_200_000_000, 'en', '4.2 GB'],
    [4_200_000_000, 'de', '4,2 GB'],
    [999_999, 'en', '1 MB']
  ])('bytes %d %s', (count, where, want) => expect(bytes(count, where)).toBe(want));
  it('bit rate', () => expect(bitRate(5_450_000, 'en')).toBe('5.5 Mb/s'));
  it('a day is the same everywhere', () => expect(day('1979-05-25', 'en')).toBe('May 25, 1979'));
  it('languages', () => {
    expect(language('pt-BR', 'en')).toBe('Brazilian Portuguese');
    expect(language('not a tag', 'en')).toBe('not a tag');
  });
  it('episode codes', () => {
    expect(episodeCode(2, 5)).toBe('S02E05');
    expect(episodeCode(0, null)).toBe('S00');
    expect(episodeMark({ seasonNumber: 2, number: 5, absolute: 17 })).toBe('S02E05');
    expect(episodeMark({ seasonNumber: 1, number: null, absolute: 512 })).toBe('#512');
    expect(episodeMark({ seasonNumber: 2023, airedOn: '2023-10-16' }, 'en')).toBe(day('2023-10-16', 'en'));
    expect(episodeMark({ seasonNumber: 0 })).toBe('S00');
  });
  it('percent stays within bounds', () => {
    expect([percent(1, 0), percent(1, 3), percent(9, 3), percent(-1, 3)]).toEqual([0, 33, 100, 0]);
  });
  it('shares', () => expect([percentage(0.826, 'en'), percentage(1, 'de')]).toEqual(['83%', '100\u00a0%']));
  it.each([
    ['2026-03-31T12:00:00Z', 'in 30 days'],
    ['2026-03-02T12:00:00Z', 'in 24 hours'],
    ['2026-03-01T12:30:00Z', 'in 30 minutes'],
    ['2026-02-20T12:00:00Z', '9 days ago']
  ])('within %s', (iso, want) => expect(within(iso, Date.parse('2026-03-01T12:00:00Z'), 'en')).toBe(want));
  it('month', () => expect([month('2026-02', 'en'), month('2026-02', 'de')]).toEqual(['February 2026', 'Februar 2026']));
});
