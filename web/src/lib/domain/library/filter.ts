import type {
  AlbumFilter,
  AlbumKind,
  ArtistFilter,
  ArtistRole,
  FacetField,
  Hdr,
  MovieFilter,
  SeriesFilter,
  TitleKind,
  TrackFilter,
  VideoResolution
} from '$lib/api/generated/graphql';
import { ofMusic } from './kinds';

/** The filter of any kind: each has some of the fields. */
export type Filter = MovieFilter & SeriesFilter & ArtistFilter & AlbumFilter & TrackFilter;

const lists = {
  RESOLUTION: 'resolutions', HDR: 'hdr', VIDEO_CODEC: 'videoCodecs', AUDIO_CODEC: 'audioCodecs', AUDIO_LANGUAGE: 'audioLanguages',
  SUBTITLE_LANGUAGE: 'subtitleLanguages', CONTAINER: 'containers', EDITION: 'editions', MOOD: 'moods', STYLE: 'styles', LABEL: 'recordLabels',
  ALBUM_KIND: 'kinds',
  SECONDARY_KIND: 'secondaryKinds', RELEASE_STATUS: 'releaseStatuses', ARTIST_ROLE: 'roles', COUNTRY: 'countries', LANGUAGE: 'languages'
} as const;
type ListField = keyof typeof lists;

/** Whether values of a field are a list of the filter: countries and languages of films and series are labels. */
const isList = (kind: TitleKind, field: FacetField): field is ListField => field in lists && (ofMusic(kind) || (field !== 'COUNTRY' && field !== 'LANGUAGE'));

/** Whether the filter of a kind asks for a value of a field. */
export function asks(filter: Filter, kind: TitleKind, field: FacetField, value: string): boolean {
  if (isList(kind, field)) return (filter[lists[field]] ?? []).includes(value as VideoResolution & Hdr & AlbumKind & ArtistRole);
  if (field === 'DECADE') return filter.yearFrom === Number(value) && filter.yearTo === Number(value) + 9;
  if (field === 'MINIMUM_AGE') return filter.minimumAgeTo === Number(value);
  return (idsOf(filter, field)?.all ?? []).includes(value);
}

const idsOf = (filter: Filter, field: FacetField) => (field === 'GENRE' ? filter.genres : filter.labels);

/** The filter with a value of a field asked for, or not any more. */
export function toggled(filter: Filter, kind: TitleKind, field: FacetField, value: string): Filter {
  const on = !asks(filter, kind, field, value);
  const flip = <T>(list: readonly T[] | null | undefined) => (on ? [...(list ?? []), value] : (list ?? []).filter((one) => one !== value));
  if (isList(kind, field)) return clean({ ...filter, [lists[field]]: flip(filter[lists[field]]) });
  if (field === 'DECADE') return clean({ ...filter, yearFrom: on ? Number(value) : null, yearTo: on ? Number(value) + 9 : null });
  if (field === 'MINIMUM_AGE') return clean({ ...filter, minimumAgeTo: on ? Number(value) : null });
  return clean({ ...filter, [field === 'GENRE' ? 'genres' : 'labels']: { ...idsOf(filter, field), all: flip(idsOf(filter, field)?.all) } });
}

/** The values of a field as they are shown: numbers in order, and ages with all that are for younger viewers too. */
export function offered<V extends { value: string; count: number }>(field: FacetField, values: readonly V[]): V[] {
  if (field !== 'DECADE' && field !== 'MINIMUM_AGE') return [...values];
  const sorted = values.toSorted((a, b) => Number(a.value) - Number(b.value));
  if (field === 'DECADE') return sorted;
  let sum = 0;
  return sorted.map((value) => ({ ...value, count: (sum += value.count) }));
}

/** The filter without what asks for nothing, so that one filter has one address. */
export function clean(filter: Filter): Filter {
  const kept = Object.entries(filter).filter(([, value]) => {
    if (value === null || value === undefined) return false;
    if (Array.isArray(value)) return value.length > 0;
    return typeof value !== 'object' || Object.values(value).some((inner) => !Array.isArray(inner) || inner.length > 0);
  });
  return Object.fromEntries(kept) as Filter;
}

/** Reads a filter out of an address; what is none filters nothing. */
export function filterOf(text: string | null): Filter {
  if (!text) return {};
  try {
    const value: unknown = JSON.parse(text);
    return value && typeof value === 'object' && !Array.isArray(value) ? (value as Filter) : {};
  } catch {
    return {};
  }
}

/** How many things the filter asks for. */
export const count = (filter: Filter): number =>
  Object.entries(filter).reduce((sum, [name, value]) => {
    if (Array.isArray(value)) return sum + value.length;
    if (name === 'genres' || name === 'labels') return sum + Object.values(value as object).flat().length;
    return sum + (name === 'yearTo' && filter.yearFrom ? 0 : 1);
  }, 0);

/** Titles are watched, albums and artists are heard, and of songs it is counted how often. */
export const unseen = (kind: TitleKind, filter: Filter): { on: boolean; change: Filter } => {
  if (kind === 'TRACK') return { on: filter.heardAtMost === 0, change: { heardAtMost: filter.heardAtMost === 0 ? null : 0, heardAtLeast: null } };
  const field = kind === 'ARTIST' || kind === 'ALBUM' ? 'heard' : 'watched';
  return { on: filter[field] === false, change: { [field]: filter[field] === false ? null : false } };
};

/** The opposite of `unseen`. */
export const seen = (kind: TitleKind, filter: Filter): { on: boolean; change: Filter } => {
  if (kind === 'TRACK') return { on: (filter.heardAtLeast ?? 0) > 0, change: { heardAtLeast: filter.heardAtLeast ? null : 1, heardAtMost: null } };
  const field = kind === 'ARTIST' || kind === 'ALBUM' ? 'heard' : 'watched';
  return { on: filter[field] === true, change: { [field]: filter[field] ? null : true } };
};
