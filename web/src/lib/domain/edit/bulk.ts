import type { EditItemsInput, ListEditMode } from '$lib/api/generated/graphql';
import { refuse, taken, wrong } from './fields';

/** What is edited at once: films and series, or tracks. */
export type BulkKind = 'title' | 'track';

/** The lists and the texts that many items have in common. */
export const bulkLists = { title: ['genres', 'tags', 'studios'], track: ['genres', 'moods'] } as const;
export const bulkTexts = { title: ['certification', 'collection'], track: ['year', 'disc'] } as const;
export type BulkList = (typeof bulkLists)[BulkKind][number];
export type BulkText = (typeof bulkTexts)[BulkKind][number];
export const modes: ListEditMode[] = ['ADD', 'REMOVE', 'SET'];

/** What is wanted of many items: what is empty is left alone. */
export interface Bulk {
  lists: Record<BulkList, { mode: ListEditMode; text: string }>;
  texts: Record<BulkText, string>;
}

const list = () => ({ mode: 'ADD' as ListEditMode, text: '' });

export const nothing = (): Bulk => ({
  lists: { genres: list(), tags: list(), studios: list(), moods: list() },
  texts: { certification: '', collection: '', year: '', disc: '' }
});

/** The input of the mutation. Numbers that are none are thrown as Mistakes. */
export function bulkInput(ids: string[], bulk: Bulk, kind: BulkKind = 'title'): EditItemsInput {
  const input: EditItemsInput = { ids };
  for (const name of bulkLists[kind]) {
    const { mode, text } = bulk.lists[name];
    const values = taken('list', text) as string[];
    if (values.length > 0) input[name] = { mode, values };
  }
  refuse(kind === 'track' ? { year: wrong('number', bulk.texts.year), disc: wrong('number', bulk.texts.disc) } : {});
  for (const name of bulkTexts[kind]) {
    const text = bulk.texts[name].trim();
    if (text && (name === 'year' || name === 'disc')) input[name] = Number(text);
    else if (text && name !== 'year' && name !== 'disc') input[name] = text;
  }
  return input;
}
