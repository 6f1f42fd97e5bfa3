import type { NamedFragment } from '$lib/api/generated/graphql';
import { episodeMark } from '$lib/format/format';

/** A film, an episode or a track on one line; empty where it is not known what a file is of. */
export function titleOf(item: NamedFragment | null | undefined): string {
  if (item?.__typename === 'Movie') return item.year ? `${item.name} (${item.year})` : item.name;
  if (item?.__typename === 'Episode') return `${item.series?.title ?? ''} ${episodeMark(item)}`.trim();
  if (item?.__typename === 'Track') return `${item.credit} – ${item.name}`;
  return '';
}
