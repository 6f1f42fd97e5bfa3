import type { CollectionCardFragment } from '$lib/api/generated/graphql';
import { t } from '$lib/i18n/i18n';

/** What there is to say of a collection at a glance. */
export const factsOf = (collection: CollectionCardFragment): string =>
  [
    t('playlist.items', { count: collection.itemCount }),
    collection.unavailableCount > 0 ? t('playlist.unavailable', { count: collection.unavailableCount }) : '',
    collection.access === 'OWNER' ? '' : t('playlist.by', { name: collection.ownerName })
  ]
    .filter(Boolean)
    .join(' · ');
