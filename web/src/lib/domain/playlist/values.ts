import {
  RulesLibrariesDocument, RulesMovieValuesDocument, RulesSeriesValuesDocument, RulesTrackValuesDocument,
  type FacetField, type FacetGroupFragment, type PlaylistRulesKind
} from '$lib/api/generated/graphql';
import { request } from '$lib/api/client';
import { language } from '$lib/format/format';
import { t } from '$lib/i18n/i18n';
import type { Spec } from './rules';

export interface Option {
  value: string;
  label: string;
}

const sizes = { SD: 'filter.SD', HD: 'filter.HD', FULL_HD: 'filter.FULL_HD', UHD: 'filter.UHD' } as const;
const ranges = ['SDR', 'HDR10', 'HDR10_PLUS', 'HLG', 'DOLBY_VISION'] as const;
const states = ['CONTINUING', 'ENDED', 'UNKNOWN'] as const;

/** The values of a field that has the same ones everywhere; null for others. */
export function fixed(control: Spec['control']): Option[] | null {
  if (control === 'resolution') return Object.entries(sizes).map(([value, key]) => ({ value, label: t(key) }));
  if (control === 'hdr') return ranges.map((value) => ({ value, label: value.replace('_PLUS', '+').replaceAll('_', ' ') }));
  if (control === 'status') return states.map((value) => ({ value, label: t(`filter.status.${value}`) }));
  return null;
}

const holds = { MOVIE: 'MOVIES', SERIES: 'SERIES', EPISODE: 'SERIES', TRACK: 'MUSIC' } as const;

/** What films, series or songs have of a field; episodes have what their series have. */
async function facetsOf(kind: PlaylistRulesKind, fields: FacetField[], signal?: AbortSignal): Promise<readonly FacetGroupFragment[]> {
  if (kind === 'MOVIE') return (await request(RulesMovieValuesDocument, { fields }, { signal })).movies.facets;
  if (kind === 'TRACK') return (await request(RulesTrackValuesDocument, { fields }, { signal })).tracks.facets;
  return (await request(RulesSeriesValuesDocument, { fields }, { signal })).series.facets;
}

/** The values of a field that this server has: its libraries, or what is in them. */
export async function there(kind: PlaylistRulesKind, { control, facet }: Spec, signal?: AbortSignal): Promise<Option[]> {
  if (control === 'library') {
    const { libraries } = await request(RulesLibrariesDocument, {}, { signal });
    return libraries.filter((library) => library.kind === holds[kind]).map(({ id, name }) => ({ value: id, label: name }));
  }
  if (!facet) return [];
  const facets = await facetsOf(kind, [facet], signal);
  const spoken = facet === 'AUDIO_LANGUAGE' || facet === 'SUBTITLE_LANGUAGE' || facet === 'LANGUAGE';
  return (facets[0]?.values ?? []).map(({ value, name }) => ({ value, label: spoken ? language(value) : name }));
}
