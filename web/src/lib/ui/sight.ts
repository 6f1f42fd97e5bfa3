import type { Attachment } from 'svelte/attachments';

/** As wide as the ends of a row that `fades` are. */
const end = 40;

/** Brings what is current of a row that scrolls sideways into sight, and again for each other state. */
export const inSight = (_state: unknown): Attachment<HTMLElement> => (row) => {
  const here = row.querySelector('[aria-current]')?.getBoundingClientRect();
  if (!here) return;
  const { left, right, width } = row.getBoundingClientRect();
  if (here.left < left + end || here.right > right - end) row.scrollLeft += here.left - left - (width - here.width) / 2;
};
