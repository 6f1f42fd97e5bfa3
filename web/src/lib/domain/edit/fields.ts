import type { AlbumKind, CreditInput, DiscInput, ItemField, LyricsInput, SeriesStatus, SeriesType, TranslationInput } from '$lib/api/generated/graphql';
import { Mistakes } from '$lib/api/mutate';
import { t, type Key } from '$lib/i18n/i18n';
import { creditInputs, partsOf, spoken } from './credits';
import { discInputs, discMistake, lyricsInputs, packWords, unpackWords, wordsOf } from './music';
import { inWords, packed, translatedOf, translationInputs, unpacked } from './translations';

/** What can be edited, as its type is called in the API. */
export type EditKind = 'Movie' | 'Series' | 'Season' | 'Episode' | 'Artist' | 'Album' | 'Release' | 'Track';

/** How a field is written: lists and credits one a line, running times in minutes. */
export type Shape =
  'text' | 'long' | 'list' | 'number' | 'decimal' | 'minutes' | 'day' | 'status' | 'type' | 'album' | 'flag' | 'credits' | 'translations' | 'lyrics' | 'discs';

/** A field, what it is called in the input of the mutation, and how it is written. */
export interface EditField {
  field: ItemField;
  name: string;
  shape: Shape;
}

const of = (field: ItemField, name: string, shape: Shape = 'text'): EditField => ({ field, name, shape });
const titles = [of('TITLE', 'title'), of('SORT_TITLE', 'sortTitle')];
const rated = [of('CERTIFICATION', 'certification'), of('AGE_RATINGS', 'ageRatings', 'list')];
const overview = of('OVERVIEW', 'overview', 'long');
const year = of('YEAR', 'year', 'number');
const genres = of('GENRES', 'genres', 'list');
const sorted = [genres, of('TAGS', 'tags', 'list'), of('STUDIOS', 'studios', 'list')];
const credits = of('CREDITS', 'credits', 'credits');
const translations = of('TRANSLATIONS', 'translations', 'translations');
const trailers = of('TRAILERS', 'trailers', 'list');
const numbers = [of('TMDB_ID', 'tmdbId', 'number'), of('IMDB_ID', 'imdbId')];
const by = [of('CREDIT', 'credit'), of('ARTISTS', 'artists', 'list')];
const spirit = [of('MOODS', 'moods', 'list'), of('STYLES', 'styles', 'list')];
const life = [of('BORN', 'born'), of('FORMED', 'formed'), of('DIED', 'died'), of('DISBANDED', 'disbanded'), of('COUNTRY', 'country')];
const brainz = of('MUSICBRAINZ_ID', 'musicBrainzId');

export const fieldsOf: Record<EditKind, EditField[]> = {
  Movie: [
    ...titles,
    of('ORIGINAL_TITLE', 'originalTitle'),
    year,
    of('RELEASED_ON', 'releasedOn', 'day'),
    of('RUNTIME_MS', 'runtimeMs', 'minutes'),
    overview,
    of('TAGLINE', 'tagline'),
    ...rated,
    ...sorted,
    of('COUNTRIES', 'countries', 'list'),
    of('LANGUAGE', 'language'),
    of('COLLECTION', 'collection'),
    credits,
    translations,
    trailers,
    ...numbers
  ],
  Series: [
    ...titles,
    of('ORIGINAL_TITLE', 'originalTitle'),
    year,
    of('FIRST_AIRED_ON', 'firstAiredOn', 'day'),
    of('ENDED_ON', 'endedOn', 'day'),
    of('STATUS', 'status', 'status'),
    of('SERIES_TYPE', 'type', 'type'),
    overview,
    ...rated,
    ...sorted,
    of('NETWORKS', 'networks', 'list'),
    of('COUNTRIES', 'countries', 'list'),
    of('LANGUAGE', 'language'),
    credits,
    translations,
    trailers,
    ...numbers,
    of('TVDB_ID', 'tvdbId', 'number')
  ],
  Season: [of('TITLE', 'title'), overview, translations],
  Episode: [
    of('TITLE', 'title'),
    of('ABSOLUTE', 'absolute', 'number'),
    of('DVD_SEASON', 'dvdSeason', 'number'),
    of('DVD_NUMBER', 'dvdNumber', 'number'),
    of('AIRS_BEFORE_SEASON', 'airsBeforeSeason', 'number'),
    of('AIRS_BEFORE_EPISODE', 'airsBeforeEpisode', 'number'),
    of('AIRS_AFTER_SEASON', 'airsAfterSeason', 'number'),
    of('AIRED_ON', 'airedOn', 'day'),
    of('RUNTIME_MS', 'runtimeMs', 'minutes'),
    overview,
    credits,
    translations
  ],
  Artist: [of('NAME', 'name'), of('SORT_NAME', 'sortName'), ...life, overview, genres, ...spirit, translations, brainz],
  Album: [
    ...titles,
    ...by,
    year,
    of('RELEASED_ON', 'releasedOn', 'day'),
    of('ALBUM_KIND', 'kind', 'album'),
    of('SECONDARY_KINDS', 'secondaryKinds', 'list'),
    of('COMPILATION', 'compilation', 'flag'),
    overview,
    genres,
    ...spirit,
    translations,
    brainz
  ],
  Release: [
    of('TITLE', 'title'),
    year,
    of('RELEASED_ON', 'releasedOn', 'day'),
    of('COUNTRY', 'country'),
    of('RELEASE_STATUS', 'status'),
    of('LABEL', 'label'),
    of('CATALOGUE_NUMBER', 'catalogueNumber'),
    of('BARCODE', 'barcode'),
    of('DISC_TOTAL', 'discTotal', 'number'),
    of('DISCS', 'discs', 'discs'),
    brainz
  ],
  Track: [
    ...titles,
    ...by,
    of('DISC', 'disc', 'number'),
    of('NUMBER', 'number', 'number'),
    year,
    of('BPM', 'bpm', 'decimal'),
    of('COMMENT', 'comment', 'long'),
    genres,
    ...spirit,
    of('LANGUAGES', 'languages', 'list'),
    of('ISRCS', 'isrcs', 'list'),
    of('LYRICS', 'lyrics', 'lyrics'),
    of('MUSICBRAINZ_ID', 'recordingId')
  ]
};

/** What fields are about, in the order that a form has them. */
export const groups = ['names', 'numbers', 'words', 'sorting', 'people', 'elsewhere'] as const;
export type Group = (typeof groups)[number];

const about: Record<Group, readonly ItemField[]> = {
  names: ['TITLE', 'NAME', 'SORT_TITLE', 'SORT_NAME', 'ORIGINAL_TITLE', 'CREDIT', 'ARTISTS'],
  numbers: [
    'YEAR', 'RELEASED_ON', 'FIRST_AIRED_ON', 'ENDED_ON', 'AIRED_ON', 'BORN', 'FORMED', 'DIED', 'DISBANDED', 'RUNTIME_MS', 'ABSOLUTE',
    'DVD_SEASON', 'DVD_NUMBER', 'AIRS_BEFORE_SEASON', 'AIRS_BEFORE_EPISODE', 'AIRS_AFTER_SEASON', 'DISC', 'NUMBER', 'BPM', 'DISC_TOTAL', 'DISCS'
  ],
  words: ['OVERVIEW', 'TAGLINE', 'COMMENT', 'LYRICS', 'TRANSLATIONS'],
  sorting: [
    'STATUS', 'SERIES_TYPE', 'ALBUM_KIND', 'SECONDARY_KINDS', 'COMPILATION', 'RELEASE_STATUS', 'CERTIFICATION', 'AGE_RATINGS', 'GENRES', 'TAGS', 'MOODS',
    'STYLES', 'STUDIOS', 'NETWORKS', 'LABEL', 'COUNTRIES', 'COUNTRY', 'LANGUAGE', 'LANGUAGES', 'COLLECTION'
  ],
  people: ['CREDITS'],
  elsewhere: ['TRAILERS', 'TMDB_ID', 'TVDB_ID', 'IMDB_ID', 'MUSICBRAINZ_ID', 'ISRCS', 'CATALOGUE_NUMBER', 'BARCODE']
};

/** The fields of a kind by what they are about, each group in its own order. */
export const grouped = (kind: EditKind) =>
  groups
    .map((group) => ({ group, fields: about[group].flatMap((field) => fieldsOf[kind].filter((one) => one.field === field)) }))
    .filter(({ fields }) => fields.length > 0);

export const seriesTypes: SeriesType[] = ['STANDARD', 'DAILY', 'ANIME'];
export const flags = ['true', 'false'] as const;
export const statuses: SeriesStatus[] = ['CONTINUING', 'ENDED', 'UNKNOWN'];
export const albumKinds: AlbumKind[] = ['ALBUM', 'EP', 'SINGLE', 'BROADCAST', 'OTHER'];

/** The values of a field as they are written in a form. */
export function written(shape: Shape, values: readonly string[]): string {
  if (shape === 'lyrics') return packWords(wordsOf(values));
  if (shape === 'list' || shape === 'credits' || shape === 'discs') return values.join('\n');
  if (shape === 'translations') return packed(translatedOf(values));
  const value = values[0] ?? '';
  return shape === 'minutes' && value !== '' ? String(Math.round(Number(value) / 600) / 100) : value;
}

/** What was written, as the mutation takes it; null for nothing. */
export function taken(
  shape: Shape,
  text: string
): string | number | boolean | string[] | CreditInput[] | TranslationInput[] | LyricsInput[] | DiscInput[] | null {
  if (shape === 'lyrics') return lyricsInputs(unpackWords(text));
  if (shape === 'discs') return discInputs(text.split('\n'));
  if (shape === 'translations') return translationInputs(unpacked(text));
  if (shape === 'credits') return creditInputs(text.split('\n'));
  if (shape === 'list') return text.split('\n').map((line) => line.trim()).filter(Boolean);
  if (text.trim() === '') return null;
  if (shape === 'flag') return text === 'true';
  if (shape === 'number') return Number(text);
  if (shape === 'decimal') return Number(text.replace(',', '.'));
  return shape === 'minutes' ? Math.round(Number(text.replace(',', '.')) * 60_000) : text.trim();
}

/** What is wrong with what was written for a number or for discs; empty where nothing is. */
export function wrong(shape: Shape, text: string): string {
  const value = taken(shape, text);
  if (shape === 'number' && value !== null && !/^-?[0-9]{1,9}$/.test(text.trim())) return t('edit.wholeNumber');
  if (shape === 'discs') return text.split('\n').flatMap((line, i) => discMistake(line).map((key) => t(key, { line: i + 1 })))[0] ?? '';
  return (shape === 'minutes' || shape === 'decimal') && value !== null && !Number.isFinite(value) ? t('edit.aNumber') : '';
}

/** Refuses what is wrong, by the names of the fields, as the server does. */
export function refuse(wrongs: Record<string, string>): void {
  const list = Object.entries(wrongs).flatMap(([name, message]) => (message ? [{ path: [name], code: 'INVALID' as const, message }] : []));
  if (list.length > 0) throw new Mistakes(list);
}

/** The input's fields that say something else than before. What is wrong is thrown as Mistakes. */
export function changed(fields: EditField[], before: Record<string, string>, now: Record<string, string>): Record<string, unknown> {
  const other = fields.filter(({ name }) => (now[name] ?? '') !== (before[name] ?? ''));
  refuse(Object.fromEntries(other.map(({ name, shape }) => [name, wrong(shape, now[name] ?? '')])));
  const sent = (shape: Shape, text = '') => JSON.stringify(taken(shape, text));
  return Object.fromEntries(
    other.filter(({ name, shape }) => sent(shape, now[name]) !== sent(shape, before[name])).map(({ name, shape }) => [name, taken(shape, now[name] ?? '')])
  );
}

const sources: Record<string, Key> = { USER: 'edit.byHand', NFO: 'edit.nfo', TAGS: 'edit.tags', FILE: 'edit.file', TRACKS: 'edit.tracks' };

/** Who a source is, in words. Providers go by their own names. */
export const sourceName = (source: string) => (sources[source] ? t(sources[source]) : source);

/** Values in one line, for people. */
export function shown(field: ItemField, values: readonly string[]): string {
  const shape = Object.values(fieldsOf).flat().find((one) => one.field === field)?.shape ?? 'text';
  if (values.length === 0) return t('edit.empty');
  if (shape === 'translations') return inWords(translatedOf(values));
  if (shape === 'credits') return partsOf(values).map(spoken).join(', ');
  if (shape === 'lyrics') return wordsOf(values).map((one) => one.text).join(' / ');
  if (shape === 'flag') return t(values[0] === 'true' ? 'edit.yes' : 'edit.no');
  const text = shape === 'list' || shape === 'discs' ? values.join(', ') : written(shape, values);
  if (shape === 'minutes') return t('edit.minutes', { count: text });
  if (shape === 'status') return t(`series.${text as SeriesStatus}`);
  if (shape === 'type') return t(`edit.${text as SeriesType}`);
  return shape === 'album' ? t(`edit.${text as AlbumKind}`) : text;
}
