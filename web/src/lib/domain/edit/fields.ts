import type { AlbumKind, CreditInput, ItemField, SeriesStatus, TranslationInput } from '$lib/api/generated/graphql';
import { Mistakes } from '$lib/api/mutate';
import { t, type Key } from '$lib/i18n/i18n';
import { creditInputs, partsOf, spoken } from './credits';
import { inWords, packed, translatedOf, translationInputs, unpacked } from './translations';

/** What can be edited, as its type is called in the API. */
export type EditKind = 'Movie' | 'Series' | 'Season' | 'Episode' | 'Artist' | 'Album' | 'Track';

/** How a field is written: lists and credits one a line, running times in minutes. */
export type Shape = 'text' | 'long' | 'list' | 'number' | 'minutes' | 'day' | 'status' | 'album' | 'credits' | 'translations';

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

export const fieldsOf: Record<EditKind, EditField[]> = {
  Movie: [...titles, of('ORIGINAL_TITLE', 'originalTitle'), year, of('RELEASED_ON', 'releasedOn', 'day'), of('RUNTIME_MS', 'runtimeMs', 'minutes'), overview, of('TAGLINE', 'tagline'), ...rated, ...sorted, of('COUNTRIES', 'countries', 'list'), of('LANGUAGE', 'language'), of('COLLECTION', 'collection'), credits, translations],
  Series: [...titles, of('ORIGINAL_TITLE', 'originalTitle'), year, of('FIRST_AIRED_ON', 'firstAiredOn', 'day'), of('ENDED_ON', 'endedOn', 'day'), of('STATUS', 'status', 'status'), overview, ...rated, ...sorted, of('NETWORKS', 'networks', 'list'), of('COUNTRIES', 'countries', 'list'), of('LANGUAGE', 'language'), credits, translations],
  Season: [of('TITLE', 'title'), overview, translations],
  Episode: [of('TITLE', 'title'), of('AIRED_ON', 'airedOn', 'day'), of('RUNTIME_MS', 'runtimeMs', 'minutes'), overview, credits, translations],
  Artist: [of('NAME', 'name'), of('SORT_NAME', 'sortName'), genres],
  Album: [...titles, year, of('RELEASED_ON', 'releasedOn', 'day'), of('ALBUM_KIND', 'kind', 'album'), genres],
  Track: [...titles, of('DISC', 'disc', 'number'), of('NUMBER', 'number', 'number'), year, of('COMMENT', 'comment', 'long'), genres, of('MOODS', 'moods', 'list')]
};

export const statuses: SeriesStatus[] = ['CONTINUING', 'ENDED', 'UNKNOWN'];
export const albumKinds: AlbumKind[] = ['ALBUM', 'EP', 'SINGLE', 'BROADCAST', 'OTHER'];

/** The values of a field as they are written in a form. */
export function written(shape: Shape, values: readonly string[]): string {
  if (shape === 'list' || shape === 'credits') return values.join('\n');
  if (shape === 'translations') return values.length === 0 ? '' : packed(translatedOf(values));
  const value = values[0] ?? '';
  return shape === 'minutes' && value !== '' ? String(Math.round(Number(value) / 600) / 100) : value;
}

/** What was written, as the mutation takes it; null for nothing. */
export function taken(shape: Shape, text: string): string | number | string[] | CreditInput[] | TranslationInput[] | null {
  if (shape === 'translations') return translationInputs(unpacked(text));
  if (shape === 'credits') return creditInputs(text.split('\n'));
  if (shape === 'list') return text.split('\n').map((line) => line.trim()).filter(Boolean);
  if (text.trim() === '') return null;
  if (shape === 'number') return Number(text);
  return shape === 'minutes' ? Math.round(Number(text.replace(',', '.')) * 60_000) : text.trim();
}

/** What is wrong with what was written for a number; empty where nothing is. */
export function wrong(shape: Shape, text: string): string {
  const value = taken(shape, text);
  if (shape === 'number' && value !== null && !/^-?[0-9]{1,9}$/.test(text.trim())) return t('edit.wholeNumber');
  return shape === 'minutes' && value !== null && !Number.isFinite(value) ? t('edit.aNumber') : '';
}

/** Refuses what is wrong, by the names of the fields, as the server does. */
export function refuse(wrongs: Record<string, string>): void {
  const list = Object.entries(wrongs).flatMap(([name, message]) => (message ? [{ path: [name], code: 'INVALID' as const, message }] : []));
  if (list.length > 0) throw new Mistakes(list);
}

/** The input's fields that are written otherwise than before. Numbers that are none are thrown as Mistakes. */
export function changed(fields: EditField[], before: Record<string, string>, now: Record<string, string>): Record<string, unknown> {
  const other = fields.filter(({ name }) => (now[name] ?? '') !== (before[name] ?? ''));
  refuse(Object.fromEntries(other.map(({ name, shape }) => [name, wrong(shape, now[name] ?? '')])));
  return Object.fromEntries(other.map(({ name, shape }) => [name, taken(shape, now[name] ?? '')]));
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
  const text = shape === 'list' ? values.join(', ') : written(shape, values);
  if (shape === 'minutes') return t('edit.minutes', { count: text });
  if (shape === 'status') return t(`series.${text as SeriesStatus}`);
  return shape === 'album' ? t(`edit.${text as AlbumKind}`) : text;
}
