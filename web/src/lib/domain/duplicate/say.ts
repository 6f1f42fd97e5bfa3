import type { DuplicateRowFragment } from '$lib/api/generated/graphql';
import { titleOf } from '$lib/domain/file/named';

/** What a group is of: the titles of its files, each once. */
export const titlesOf = (group: DuplicateRowFragment) => [...new Set(group.files.map(({ item }) => titleOf(item)).filter(Boolean))];
