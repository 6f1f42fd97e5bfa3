import { AddCollectionItemsDocument, CreateCollectionDocument } from '$lib/api/generated/graphql';
import { mutate } from '$lib/api/mutate';

/** The most items that go into a collection at once. */
const atOnce = 100;

export interface Calls {
  create(name: string, itemIds: string[]): Promise<{ id: string; name: string } | null | undefined>;
  add(collectionId: string, itemIds: string[]): Promise<string | undefined>;
}

const server: Calls = {
  create: async (name, itemIds) => (await mutate(CreateCollectionDocument, { input: { name, itemIds } })).createCollection.collection,
  add: async (collectionId, itemIds) => (await mutate(AddCollectionItemsDocument, { input: { collectionId, itemIds } })).addCollectionItems.collection?.name
};

/** Adds works to a collection, a hundred at a time, and returns its name. */
export async function addWorks(collectionId: string, itemIds: string[], calls = server): Promise<string | undefined> {
  let name: string | undefined;
  for (let at = 0; at < itemIds.length; at += atOnce) name = await calls.add(collectionId, itemIds.slice(at, at + atOnce));
  return name;
}

/** Makes a collection of works and returns its name. */
export async function createWith(name: string, itemIds: string[], calls = server): Promise<string | undefined> {
  const made = await calls.create(name, itemIds.slice(0, atOnce));
  if (made) await addWorks(made.id, itemIds.slice(atOnce), calls);
  return made?.name;
}
