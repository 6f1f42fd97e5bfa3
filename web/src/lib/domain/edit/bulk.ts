import type { EditItemsInput, ListEditMode } from '$lib/api/generated/graphql';
import { taken } from './fields';

/** The lists that many items have in common. */
export const bulkLists = ['genres', 'tags', 'studios'] as const;
export type BulkList = (typeof bulkLists)[number];
export const modes: ListEditMode[] = ['ADD', 'REMOVE', 'SET'];

/** What is wanted of many items: what is empty is left alone. */
export interface Bulk {
  lists: Record<BulkList, { mode: ListEditMode; text: string }>;
  certification: string;
  collection: string;
}

export const nothing = (): Bulk => ({
  lists: { genres: { mode: 'ADD', text: '' }, tags: { mode: 'ADD', text: '' }, studios: { mode: 'ADD', text: '' } },
  certification: '',
  collection: ''
});

/** The input of the mutation. */
export function bulkInput(ids: string[], bulk: Bulk): EditItemsInput {
  const input: EditItemsInput = { ids };
  for (const name of bulkLists) {
    const { mode, text } = bulk.lists[name];
    const values = taken('list', text) as string[];
    if (values.length > 0) input[name] = { mode, values };
  }
  if (bulk.certification.trim()) input.certification = bulk.certification.trim();
  if (bulk.collection.trim()) input.collection = bulk.collection.trim();
  return input;
}
