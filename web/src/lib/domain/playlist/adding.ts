import { AddPlaylistItemsDocument, CreatePlaylistDocument } from '$lib/api/generated/graphql';
import { mutate } from '$lib/api/mutate';
import { t } from '$lib/i18n/i18n';
import type { Added } from './added';

/** The most items that go into a list at once. */
const atOnce = 100;

/** How lists are made and added to. */
export interface Calls {
  /** What is said when only some of it got into a list that was made. */
  partly: 'playlist.partly' | 'collection.partly';
  create(name: string, itemIds: string[]): Promise<{ id: string; name: string } | null | undefined>;
  add(listId: string, itemIds: string[]): Promise<Added>;
}

const server: Calls = {
  partly: 'playlist.partly',
  create: async (name, itemIds) => (await mutate(CreatePlaylistDocument, { input: { name, itemIds } })).createPlaylist.playlist,
  add: async (playlistId, itemIds) => {
    const { playlist, added } = (await mutate(AddPlaylistItemsDocument, { input: { playlistId, itemIds } })).addPlaylistItems;
    return { name: playlist?.name, added };
  }
};

/** Adds items to a playlist, or with other calls to another list, a hundred at a time. */
export async function addItems(listId: string, itemIds: string[], calls = server): Promise<Added> {
  const sum: Added = { added: 0 };
  for (let at = 0; at < itemIds.length; at += atOnce) {
    const { name, added } = await calls.add(listId, itemIds.slice(at, at + atOnce));
    sum.name = name;
    sum.added += added;
  }
  return sum;
}

/** Makes a list of items. Where only the first of them got into it, the error names it, so that nobody makes a second one. */
export async function createOf(name: string, itemIds: string[], calls = server): Promise<Added> {
  const first = itemIds.slice(0, atOnce);
  const made = await calls.create(name, first);
  if (!made) return { added: 0 };
  try {
    const { added } = await addItems(made.id, itemIds.slice(atOnce), calls);
    return { name: made.name, added: first.length + added };
  } catch (error) {
    throw new Error(t(calls.partly, { name: made.name, reason: error instanceof Error ? error.message : '' }).trim(), { cause: error });
  }
}
