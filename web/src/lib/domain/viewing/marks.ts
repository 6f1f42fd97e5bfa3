import Bookmark from '@lucide/svelte/icons/bookmark';
import BookmarkX from '@lucide/svelte/icons/bookmark-x';
import Eye from '@lucide/svelte/icons/eye';
import EyeOff from '@lucide/svelte/icons/eye-off';
import Heart from '@lucide/svelte/icons/heart';
import HeartOff from '@lucide/svelte/icons/heart-off';
import { toast } from 'svelte-sonner';
import { MarkWatchedDocument, SetFavouriteDocument, SetWatchlistedDocument } from '$lib/api/generated/graphql';
import { each, type Failed } from '$lib/api/each';
import { mutate } from '$lib/api/mutate';
import { queryClient } from '$lib/api/queries';
import { t } from '$lib/i18n/i18n';
import { offerUndo } from './undo';

/** The server marks one item at a time: so many are marked in one go, and no more. */
export const mostMarked = 200;

/** What many items can be marked as; of songs favourites alone. */
export const marks = [
  { key: 'watch.mark', icon: Eye, songs: false, set: (itemId: string) => mutate(MarkWatchedDocument, { input: { itemId, watched: true } }) },
  { key: 'watch.unmark', icon: EyeOff, songs: false, set: (itemId: string) => mutate(MarkWatchedDocument, { input: { itemId, watched: false } }) },
  { key: 'own.makeFavourite', icon: Heart, songs: true, set: (itemId: string) => mutate(SetFavouriteDocument, { input: { itemId, favourite: true } }) },
  { key: 'own.notFavourite', icon: HeartOff, songs: true, set: (itemId: string) => mutate(SetFavouriteDocument, { input: { itemId, favourite: false } }) },
  { key: 'own.onList', icon: Bookmark, songs: false, set: (itemId: string) => mutate(SetWatchlistedDocument, { input: { itemId, watchlisted: true } }) },
  { key: 'own.offList', icon: BookmarkX, songs: false, set: (itemId: string) => mutate(SetWatchlistedDocument, { input: { itemId, watchlisted: false } }) }
] as const;

export interface Titled {
  id: string;
  title: string;
}

/** What is said of items that could not be marked: the first of them by name. */
export const told = (failed: readonly Failed<Titled>[], of: number): string =>
  t('own.failed', {
    count: failed.length,
    of,
    titles: failed.slice(0, 3).map(({ item }) => item.title).join(', ') + (failed.length > 3 ? ' …' : ''),
    reason: failed[0]?.reason ?? ''
  }).trim();

/** What undoes a mark, where the answer says so. */
export function markOf(answer: unknown): string[] {
  const id = (answer as { markWatched?: { markId?: string | null } } | null)?.markWatched?.markId;
  return id ? [id] : [];
}

/** Marks items, offers to undo it in the order of the items, tells how it went, and returns those that could not be marked. */
export async function markAll(items: readonly Titled[], set: (id: string) => Promise<unknown>, progress: (done: number) => void = () => {}): Promise<Titled[]> {
  const undoable: string[][] = []; // by place: answers come in any order
  const failed = await each(items, async ({ id }, at) => (undoable[at] = markOf(await set(id))), progress);
  if (failed.length > 0) toast.error(told(failed, items.length));
  if (failed.length < items.length) offerUndo(t('own.marked', { count: items.length - failed.length }), undoable.flat());
  await queryClient.invalidateQueries();
  return failed.map(({ item }) => item);
}
