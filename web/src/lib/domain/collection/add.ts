import { AddCollectionItemsDocument, CreateCollectionDocument } from '$lib/api/generated/graphql';
import { mutate } from '$lib/api/mutate';
import type { Added } from '$lib/domain/playlist/added';
import { t } from '$lib/i18n/i18n';

/** The most items that go into a collection at once. */
const atOnce = 100;

export interface Calls {
  create(name: string, itemIds: string[]): Promise<{ id: string; name: string } | null | undefined>;
  add(collectionId: string, itemIds: string[]): Promise<Added>;
}

const server: Calls = {
  create: async (name, itemIds) => (await mutate(CreateCollectionDocument, { input: { name, itemIds } })).createCollection.collection,
  add: async (collectionId, itemIds) => {
    const { collection, added } = (await mutate(AddCollectionItemsDocument, { input: { collectionId, itemIds } })).addCollectionItems;
    return { name: collection?.name, added };
  }
};

/** Adds works to a collection, a hundred at a time. */
export async function addWorks(collectionId: string, itemIds: string[], calls = server): Promise<Added> {
  const sum: Added = { added: 0 };
  for (let at = 0; at < itemIds.length; at += atOnce) {
    const { name, added } = await calls.add(collectionId, itemIds.slice(at, at + atOnce));
    sum.name = name;
    sum.added += added;
  }
  return sum;
}

/** Makes a collection of works. Where only the first of them got into it, the error names it, so that nobody makes a second one. */
export async function createWith(name: string, itemIds: string[], calls = server): Promise<Added> {
  const first = itemIds.slice(0, atOnce);
  const made = await calls.create(name, first);
  if (!made) return { added: 0 };
  try {
    const { added } = await addWorks(made.id, itemIds.slice(atOnce), calls);
    return { name: made.name, added: first.length + added };
  } catch (error) {
    throw new Error(t('collection.partly', { name: made.name, reason: error instanceof Error ? error.message : '' }).trim(), { cause: error });
  }
}
