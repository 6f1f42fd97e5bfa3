import type { FacetField, Hdr, MovieFilter, SeriesFilter, VideoResolution } from '$lib/api/generated/graphql';

/** The filter of films, which is that of series too. */
export type Filter = MovieFilter & SeriesFilter;

/** What the panel offers, in its order. */
export const fields: FacetField[] = [
  'GENRE', 'DECADE', 'RESOLUTION', 'HDR', 'MINIMUM_AGE', 'COLLECTION', 'STUDIO', 'NETWORK', 'COUNTRY', 'KEYWORD',
  'AUDIO_LANGUAGE', 'SUBTITLE_LANGUAGE', 'VIDEO_CODEC', 'AUDIO_CODEC', 'CONTAINER', 'EDITION', 'LANGUAGE'
];

const lists = {
  RESOLUTION: 'resolutions', HDR: 'hdr', VIDEO_CODEC: 'videoCodecs', AUDIO_CODEC: 'audioCodecs', AUDIO_LANGUAGE: 'audioLanguages',
  SUBTITLE_LANGUAGE: 'subtitleLanguages', CONTAINER: 'containers', EDITION: 'editions'
} as const;
type ListField = keyof typeof lists;

const isList = (field: FacetField): field is ListField => field in lists;

/** Whether the filter asks for a value of a field. */
export function asks(filter: Filter, field: FacetField, value: string): boolean {
  if (isList(field)) return (filter[lists[field]] ?? []).includes(value as VideoResolution & Hdr);
  if (field === 'DECADE') return filter.yearFrom === Number(value) && filter.yearTo === Number(value) + 9;
  if (field === 'MINIMUM_AGE') return filter.minimumAgeTo === Number(value);
  return (idsOf(filter, field)?.all ?? []).includes(value);
}

const idsOf = (filter: Filter, field: FacetField) => (field === 'GENRE' ? filter.genres : filter.labels);

/** The filter with a value of a field asked for, or not any more. */
export function toggled(filter: Filter, field: FacetField, value: string): Filter {
  const on = !asks(filter, field, value);
  const flip = <T>(list: readonly T[] | null | undefined) => (on ? [...(list ?? []), value] : (list ?? []).filter((one) => one !== value));
  if (isList(field)) return clean({ ...filter, [lists[field]]: flip(filter[lists[field]]) });
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
