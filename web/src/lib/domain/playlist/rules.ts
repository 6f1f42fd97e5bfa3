import type { FacetField, PlaylistRulesInput, PlaylistRulesKind, PlaylistRulesOrderField } from '$lib/api/generated/graphql';

export type Value = string | number | boolean | string[];

/** One condition; negated, it must not hold. */
export interface Condition {
  field: string;
  value: Value | null;
  not: boolean;
}

/** Conditions of which every one must hold, or any. */
export interface Group {
  every: boolean;
  rules: Condition[];
}

/** What a smart playlist asks for: conditions, and groups beside them. */
export interface Tree extends Group {
  groups: Group[];
}

export type Control =
  'genre' | 'artist' | 'album' | 'label' | 'person' | 'library' | 'text' | 'words' | 'number' | 'day' | 'yes' | 'resolution' | 'hdr' | 'status' | 'facet';

export interface Spec {
  field: string;
  control: Control;
  /** Where the value lies in a filter. */
  path: string[];
  /** The filter holds a list of one value. */
  list?: boolean;
  /** What one of what is typed is in the filter. */
  scale?: number;
  /** What tells the values that there are. */
  facet?: FacetField;
  min?: number;
  max?: number;
}

const number = (field: string, max: number, more: Partial<Spec> = {}): Spec => ({ field, control: 'number', path: [field], min: 0, max, ...more });
const days = (field: string): Spec => number(field, 36_500, { min: 1 });
const day = (field: string): Spec => ({ field, control: 'day', path: [field] });
const yes = (field: string): Spec => ({ field, control: 'yes', path: [field] });
const one = (field: string, control: Control, path: string[]): Spec => ({ field, control, path, list: true });
const facet = (field: string, name: FacetField, path: string): Spec => ({ field, control: 'facet', facet: name, path: [path], list: true });
const genre = one('genre', 'genre', ['genres', 'any']);
const library: Spec = { field: 'library', control: 'library', path: ['libraryId'] };
/** What the files of films, series and episodes have. */
const ofFiles: Spec[] = [
  one('resolution', 'resolution', ['resolutions']),
  one('hdr', 'hdr', ['hdr']),
  facet('videoCodec', 'VIDEO_CODEC', 'videoCodecs'),
  facet('audioCodec', 'AUDIO_CODEC', 'audioCodecs'),
  facet('audioLanguage', 'AUDIO_LANGUAGE', 'audioLanguages'),
  facet('subtitleLanguage', 'SUBTITLE_LANGUAGE', 'subtitleLanguages'),
  facet('container', 'CONTAINER', 'containers'),
  facet('edition', 'EDITION', 'editions')
];
const titles: Spec[] = [
  genre,
  one('label', 'label', ['labels', 'any']),
  one('person', 'person', ['people', 'any']),
  number('yearFrom', 2200),
  number('yearTo', 2200),
  number('ratingFrom', 10),
  number('ratingTo', 10),
  number('minimumAgeTo', 21),
  { field: 'titleContains', control: 'text', path: ['titleContains'] },
  library,
  ...ofFiles
];
const status = one('status', 'status', ['statuses']);
const ownRating = number('ownRatingFrom', 10, { min: 1 });
/** What those who look after a library ask for. */
const upkeep = [yes('duplicate'), yes('unmatched')];
const ofSeries = [...titles, status, yes('favourite'), yes('watchlisted')].map((spec) => ({
  ...spec,
  field: `series.${spec.field}`,
  path: ['series', ...spec.path]
}));

/** What can be asked for of each kind, in the order in which it is offered. */
export const specs: Record<PlaylistRulesKind, Spec[]> = {
  MOVIE: [...titles, yes('watched'), yes('favourite'), yes('watchlisted'), ownRating, days('addedWithinDays'), days('notPlayedForDays'), ...upkeep],
  SERIES: [...titles, status, yes('watched'), yes('favourite'), yes('watchlisted'), ownRating, days('addedWithinDays'), days('notPlayedForDays'), ...upkeep],
  EPISODE: [
    yes('watched'),
    yes('specials'),
    yes('favourite'),
    yes('watchlisted'),
    ownRating,
    number('ratingFrom', 10),
    days('airedWithinDays'),
    day('airedFrom'),
    day('airedTo'),
    days('addedWithinDays'),
    days('notPlayedForDays'),
    library,
    ...ofFiles,
    yes('duplicate'),
    ...ofSeries
  ],
  TRACK: [
    genre, { field: 'artist', control: 'artist', path: ['artistId'] },
    { field: 'album', control: 'album', path: ['albumId'] }, yes('favourite'), ownRating, number('yearFrom', 2200), number('yearTo', 2200),
    { field: 'titleContains', control: 'text', path: ['titleContains'] }, { field: 'moods', control: 'words', path: ['moods'] },
    { field: 'styles', control: 'words', path: ['styles'] },
    facet('wordsLanguage', 'LANGUAGE', 'languages'), number('bpmFrom', 400), number('bpmTo', 400),
    number('minutesFrom', 600, { path: ['durationMsFrom'], scale: 60_000 }), number('minutesTo', 600, { path: ['durationMsTo'], scale: 60_000 }),
    days('addedWithinDays'), number('heardAtLeast', 1_000_000), number('heardAtMost', 1_000_000), days('notHeardForDays'), library,
    facet('audioCodec', 'AUDIO_CODEC', 'audioCodecs'), facet('container', 'CONTAINER', 'containers'), yes('lossless'), ...upkeep
  ]
};

export const orders: Record<PlaylistRulesKind, PlaylistRulesOrderField[]> = {
  MOVIE: ['ADDED_AT', 'TITLE', 'YEAR', 'RELEASED_ON', 'RATING', 'RUNTIME', 'LAST_PLAYED_AT', 'OWN_RATING', 'PLAY_COUNT', 'RANDOM'],
  SERIES: [
    'ADDED_AT', 'EPISODE_ADDED_AT', 'EPISODE_AIRED_ON', 'TITLE', 'YEAR', 'RELEASED_ON', 'RATING', 'LAST_PLAYED_AT', 'OWN_RATING', 'PLAY_COUNT', 'RANDOM'
  ],
  EPISODE: ['AIRED_ON', 'ADDED_AT', 'LAST_PLAYED_AT', 'OWN_RATING', 'PLAY_COUNT', 'RANDOM'],
  TRACK: ['ADDED_AT', 'ARTIST', 'TITLE', 'YEAR', 'LAST_HEARD_AT', 'OWN_RATING', 'PLAY_COUNT', 'RANDOM']
};

export const specOf = (kind: PlaylistRulesKind, field: string): Spec | undefined => specs[kind].find((spec) => spec.field === field);

/** A new condition, with a value where one is at hand. */
export function fresh(kind: PlaylistRulesKind, field = specs[kind][0]!.field): Condition {
  return { field, not: false, value: specOf(kind, field)?.control === 'yes' ? true : null };
}

type Json = Record<string, unknown>;

const said = (value: Value | null): value is Value => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0) && !Number.isNaN(value);

function written(kind: PlaylistRulesKind, rule: Condition): Json[] {
  const spec = specOf(kind, rule.field);
  if (!spec || !said(rule.value)) return [];
  const value = spec.scale ? Math.round(Number(rule.value) * spec.scale) : rule.value;
  const filter = spec.path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), spec.list ? [value] : value) as Json;
  return [rule.not ? { not: filter } : filter];
}

/** The filter that conditions come to; those without a value yet ask for nothing. */
export function filterOf(kind: PlaylistRulesKind, tree: Tree): Json {
  const inner = (group: Group) => group.rules.flatMap((rule) => written(kind, rule));
  const all = [
    ...inner(tree),
    ...tree.groups
      .map((group) => [group, inner(group)] as const)
      .filter(([, list]) => list.length > 0)
      .map(([group, list]) => ({ [group.every ? 'and' : 'or']: list }))
  ];
  return all.length > 0 ? { [tree.every ? 'and' : 'or']: all } : {};
}

const object = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

function read(kind: PlaylistRulesKind, filter: Json): Condition | null {
  if (object(filter['not']) && Object.keys(filter).length === 1) {
    const rule = read(kind, filter['not']);
    return rule && !rule.not ? { ...rule, not: true } : null;
  }
  for (const spec of specs[kind]) {
    let at: unknown = filter;
    for (const name of spec.path) at = object(at) && Object.keys(at).length === 1 ? at[name] : undefined;
    if (spec.list) at = Array.isArray(at) && at.length === 1 ? at[0] : undefined;
    if (at !== undefined && (spec.control === 'words' || !object(at)))
      return { field: spec.field, not: false, value: spec.scale ? Number(at) / spec.scale : (at as Value) };
  }
  return null;
}

/** Reads the list of a filter that is nothing but `and` or `or`. */
function listed(filter: Json): { every: boolean; list: Json[] } | null {
  const [name, list] = Object.entries(filter)[0] ?? ['and', []];
  return Object.keys(filter).length < 2 && (name === 'and' || name === 'or') && Array.isArray(list) && list.every(object)
    ? { every: name === 'and', list }
    : null;
}

/** The conditions of a filter; null for one that was written elsewhere and says more than the page can show. */
export function treeOf(kind: PlaylistRulesKind, filter: unknown): Tree | null {
  const whole = object(filter) ? listed(filter) : null;
  if (!whole) return null;
  const tree: Tree = { every: whole.every, rules: [], groups: [] };
  for (const one of whole.list) {
    const group = listed(one);
    const rules = (group?.list ?? [one]).map((inner) => read(kind, inner));
    if (rules.some((rule) => rule === null)) return null;
    if (group) tree.groups.push({ every: group.every, rules: rules as Condition[] });
    else tree.rules.push(...(rules as Condition[]));
  }
  return tree;
}

const inputs = { MOVIE: 'movies', SERIES: 'series', EPISODE: 'episodes', TRACK: 'tracks' } as const;

/** What the API takes for rules. */
export function inputOf(kind: PlaylistRulesKind, tree: Tree, orderField: PlaylistRulesOrderField, descending: boolean, limit: number): PlaylistRulesInput {
  return { [inputs[kind]]: filterOf(kind, tree), orderField, direction: descending ? 'DESC' : 'ASC', limit };
}
