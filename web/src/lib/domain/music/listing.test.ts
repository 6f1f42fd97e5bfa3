import { describe, expect, it } from 'vitest';
import { addressOf, argumentsOf, listingOf } from './listing';

describe('the listing of albums', () => {
  it('is what its address says', () => {
    const listing = listingOf(new URLSearchParams('sort=YEAR&title=live'));
    expect(listing).toEqual({ sort: 'YEAR', title: 'live' });
    expect(addressOf('/music', listing)).toBe('/music?sort=YEAR&title=live');
    expect(addressOf('/music', listingOf(new URLSearchParams('sort=nonsense')))).toBe('/music');
  });
  it('shows the newest first', () => {
    expect(argumentsOf({ sort: 'ADDED_AT', title: '' })).toEqual({ first: 48, orderBy: { field: 'ADDED_AT', direction: 'DESC' }, filter: {} });
    expect(argumentsOf({ sort: 'ARTIST', title: 'x' }).orderBy.direction).toBe('ASC');
  });
});
