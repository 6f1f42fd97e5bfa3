import type { Attachment } from 'svelte/attachments';

/** At which ends of a row that scrolls sideways something is out of sight. */
export interface Edges {
  before: boolean;
  after: boolean;
}

/** Half a pixel and less is what rounding leaves. */
export const edgesOf = ({ scrollLeft, clientWidth, scrollWidth }: Pick<HTMLElement, 'scrollLeft' | 'clientWidth' | 'scrollWidth'>): Edges => ({
  before: scrollLeft >= 1,
  after: scrollLeft + clientWidth <= scrollWidth - 1
});

/** Marks the ends of a row, for `fades` to tell the eye that there is more; and tells them, whenever they change. */
export const edges =
  (tell?: (edges: Edges) => void): Attachment<HTMLElement> =>
  (row) => {
    let last = '';
    const look = () => {
      const now = edgesOf(row);
      if (last === (last = JSON.stringify(now))) return;
      row.toggleAttribute('data-before', now.before);
      row.toggleAttribute('data-after', now.after);
      tell?.(now);
    };
    const sizes = new ResizeObserver(look);
    const contents = new MutationObserver(look);
    sizes.observe(row);
    contents.observe(row, { childList: true, subtree: true });
    row.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      sizes.disconnect();
      contents.disconnect();
      row.removeEventListener('scroll', look);
    };
  };
