import type { CollectionSorting } from '$lib/api/generated/graphql';
import { t } from '$lib/i18n/i18n';

const all: CollectionSorting[] = ['HAND', 'TITLE', 'RELEASED', 'ADDED_AT'];

/** What collections can be sorted by inside, to be chosen from. */
export const sortings = () => all.map((value) => ({ value, label: t(`collection.sorting.${value}`) }));
