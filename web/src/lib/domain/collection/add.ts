import { AddCollectionItemsDocument, CreateCollectionDocument } from '$lib/api/generated/graphql';
import { mutate } from '$lib/api/mutate';
import type { Calls } from '$lib/domain/playlist/adding';

/** How collections are made and added to. */
export const collections: Calls = {
  partly: 'collection.partly',
  create: async (name, itemIds) => (await mutate(CreateCollectionDocument, { input: { name, itemIds } })).createCollection.collection,
  add: async (collectionId, itemIds) => {
    const { collection, added } = (await mutate(AddCollectionItemsDocument, { input: { collectionId, itemIds } })).addCollectionItems;
    return { name: collection?.name, added };
  }
};
