import { describe, expect, it } from 'vitest';
import { dayName, dayOf, over, timeOf } from './guide';
import { channelListingOf, channelsAddress, filterOf } from './listing';

const show = { startsAt: '2026-02-07T20:00:00Z', endsAt: '2026-02-07T21:00:00Z' };

describe('over', () => {
  it.each([
    ['2026-02-07T19:00:00Z', 0],
    ['2026-02-07T20:15:00Z', 25],
    ['2026-02-07T21:00:00Z', 100],
    ['2026-02-08T21:00:00Z', 100]
  ])('at %s is %i', (now, percent) => expect(over(show, Date.parse(now))).toBe(percent));
  it('takes a programme without a length for not begun', () => expect(over({ ...show, endsAt: show.startsAt }, Date.parse(show.startsAt))).toBe(0));
});

describe('days', () => {
  it('go from midnight to midnight, also over the change of clocks', () => {
    for (const now of [new Date(2026, 1, 7, 20, 15), new Date(2026, 2, 28, 23, 59), new Date(2026, 9, 25, 0, 1)]) {
      const { from, to } = dayOf(1, now);
      expect(new Date(from).getHours()).toBe(0);
      expect(new Date(to).getHours()).toBe(0);
      expect(new Date(from).getTime()).toBeGreaterThan(now.getTime());
      expect(new Date(to).getDate()).not.toBe(new Date(from).getDate());
    }
  });
  it('have names', () => {
    expect(dayName(new Date(2026, 1, 7).toISOString(), 'en-GB')).toContain('February');
    expect(timeOf(new Date(2026, 1, 7, 20, 15).toISOString(), 'de')).toBe('20:15');
  });
});

describe('listing', () => {
  it('is told by the address and tells it', () => {
    const listing = { group: 'News & more', name: 'ä' };
    const address = channelsAddress(listing);
    expect(channelListingOf(new URL(address, 'http://x').searchParams)).toEqual(listing);
    expect(channelsAddress({ group: '', name: '' })).toBe('/channels');
    expect(filterOf(listing)).toEqual({ group: 'News & more', nameContains: 'ä' });
    expect(filterOf({ group: '', name: '' })).toEqual({});
  });
});
