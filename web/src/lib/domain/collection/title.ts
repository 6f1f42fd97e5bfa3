import type { CollectionItemCardFragment } from '$lib/api/generated/graphql';
import { t } from '$lib/i18n/i18n';

/** What an item of a collection is called, also while it is gone. */
export function titleOf({ item, lastKnownTitle }: Pick<CollectionItemCardFragment, 'item' | 'lastKnownTitle'>): string {
  switch (item?.__typename) {
    case 'Movie':
    case 'Series':
      return item.localTitle;
    case 'Album':
      return item.title;
    case 'Artist':
      return item.name;
    default:
      return lastKnownTitle || t('playlist.gone');
  }
}
