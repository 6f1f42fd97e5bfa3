import { SvelteSet } from 'svelte/reactivity';

/** The most items that are edited at once. */
export const most = 500;

/** What is chosen of a grid, to be edited together. */
export class Selection {
  active = $state(false);
  readonly ids = new SvelteSet<string>();

  toggle(id: string) {
    if (!this.ids.delete(id) && this.ids.size < most) this.ids.add(id);
  }

  end() {
    this.active = false;
    this.ids.clear();
  }
}
