import type { EditItemsInput, ListEditMode } from '$lib/api/generated/graphql';
import { refuse, taken, wrong } from './fields';

/** What is edited at once: each kind by itself, as each has fields of its own. */
export type BulkKind = 'movie' | 'series' | 'album' | 'track';

/** The lists and the texts that many items of a kind have in common, and what is so of them or not. */
export const bulkLists = {
  movie: ['genres', 'tags', 'studios', 'countries'],
  series: ['genres', 'tags', 'studios', 'networks', 'countries'],
  album: ['artists', 'genres', 'secondaryKinds', 'moods', 'styles'],
  track: ['artists', 'genres', 'moods', 'styles', 'languages']
} as const;
export const bulkTexts = {
  movie: ['certification', 'language', 'collection'],
  series: ['certification', 'language'],
  album: ['year'],
  track: ['year', 'disc']
} as const;
export const bulkFlags = { movie: [], series: [], album: ['compilation'], track: [] } as const;
export type BulkList = (typeof bulkLists)[BulkKind][number];
export type BulkText = (typeof bulkTexts)[BulkKind][number];
export const modes: ListEditMode[] = ['ADD', 'REMOVE', 'SET'];

/** What is wanted of many items: what is empty is left alone. */
export interface Bulk {
  lists: Record<BulkList, { mode: ListEditMode; text: string }>;
  texts: Record<BulkText, string>;
  compilation: '' | 'true' | 'false';
}

const list = () => ({ mode: 'ADD' as ListEditMode, text: '' });

export const nothing = (): Bulk => ({
  lists: {
    genres: list(), tags: list(), studios: list(), networks: list(), countries: list(),
    artists: list(), secondaryKinds: list(), moods: list(), styles: list(), languages: list()
  },
  texts: { certification: '', language: '', collection: '', year: '', disc: '' },
  compilation: ''
});

const isNumber = (name: BulkText): name is 'year' | 'disc' => name === 'year' || name === 'disc';

/** The input of the mutation. Numbers that are none are thrown as Mistakes. */
export function bulkInput(ids: string[], bulk: Bulk, kind: BulkKind): EditItemsInput {
  const input: EditItemsInput = { ids };
  for (const name of bulkLists[kind]) {
    const { mode, text } = bulk.lists[name];
    const values = taken('list', text) as string[];
    if (values.length > 0) input[name] = { mode, values };
  }
  const texts: readonly BulkText[] = bulkTexts[kind];
  refuse(Object.fromEntries(texts.filter(isNumber).map((name) => [name, wrong('number', bulk.texts[name])])));
  for (const name of texts) {
    const text = bulk.texts[name].trim();
    if (text === '') continue;
    if (isNumber(name)) input[name] = Number(text);
    else input[name] = text;
  }
  for (const name of bulkFlags[kind]) if (bulk[name] !== '') input[name] = bulk[name] === 'true';
  return input;
}
