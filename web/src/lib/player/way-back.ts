import { afterNavigate, goto } from '$app/navigation';

/** Leads back to the page that the player was opened from, or `otherwise` where none of this app was. To be called as a page begins. */
export function wayBack(otherwise: () => string): () => void {
  let led = false;
  afterNavigate(({ from, to, type }) => {
    if (from?.route.id === to?.route.id) return; // one episode led to the next
    led = from !== null && (type === 'link' || type === 'goto');
  });
  return () => (led ? history.back() : void goto(otherwise()));
}
