import type { LabelKind } from '$lib/api/generated/graphql';

/** What has ways to browse it. */
export type Shown = 'MOVIE' | 'SERIES';

/** The kinds of labels that can be browsed, by what their page is called in an address. */
export const labelPages = {
  sets: 'COLLECTION',
  studios: 'STUDIO',
  networks: 'NETWORK',
  keywords: 'KEYWORD',
  countries: 'COUNTRY',
  languages: 'LANGUAGE'
} as const satisfies Record<string, LabelKind>;

export type LabelPage = keyof typeof labelPages;

/** The page of all labels of a kind. */
export const labelPageFor = (kind: LabelKind): LabelPage => (Object.keys(labelPages) as LabelPage[]).find((page) => labelPages[page] === kind) ?? 'sets';

/** The page that an address names; film sets for any other word. */
export const labelPageOf = (name: string): LabelPage => (Object.hasOwn(labelPages, name) ? (name as LabelPage) : 'sets');

/** The ways into films and series, each with the name of its text. */
export const tabsOf = {
  MOVIE: [
    { href: '/movies', label: 'browse.movies' },
    { href: '/movies/genres', label: 'browse.genres' },
    { href: '/labels/all/sets', label: 'browse.sets' },
    { href: '/labels/all/studios', label: 'browse.studios' },
    { href: '/labels/all/countries', label: 'browse.countries' },
    { href: '/labels/all/keywords', label: 'browse.keywords' }
  ],
  SERIES: [
    { href: '/series', label: 'browse.series' },
    { href: '/series/episodes', label: 'browse.episodes' },
    { href: '/series/genres', label: 'browse.genres' },
    { href: '/labels/all/networks', label: 'browse.networks' },
    { href: '/labels/all/countries', label: 'browse.countries' },
    { href: '/labels/all/keywords', label: 'browse.keywords' }
  ]
} as const;
