import { expect, it } from 'vitest';
import { episodesAddress, episodesArguments, episodesAsked } from './episodes';

const back = (address: string) => episodesAsked(new URL(address, 'http://x').searchParams);

it('reads back the address it writes', () => {
  for (const asked of [back('/series/episodes'), { sort: 'RATING', part: 'unwatched', reversed: true } as const])
    expect(back(episodesAddress(asked))).toEqual(asked);
  expect(episodesAddress(back('/x?sort=evil&part=worse&reversed=1'))).toBe('/series/episodes');
});

it('asks for the newest and best first, and for titles from A', () => {
  expect(episodesArguments(back('/x'))).toMatchObject({ orderBy: { field: 'ADDED_AT', direction: 'DESC' }, filter: {} });
  expect(episodesArguments(back('/x?sort=TITLE&part=missing'))).toMatchObject({ orderBy: { direction: 'ASC' }, filter: { missing: true } });
  expect(episodesArguments(back('/x?sort=TITLE&reversed=true')).orderBy.direction).toBe('DESC');
  expect(episodesArguments(back('/x?sort=AIRED_ON&reversed=true')).orderBy.direction).toBe('ASC');
});
