import { Form } from '$lib/api/form.svelte';
import { queryClient } from '$lib/api/queries';
import { t } from '$lib/i18n/i18n';

interface Place {
  node: { id: string };
}

/** How places of a list are changed. */
export interface Changes {
  /** Puts a place before another one, or at the end. */
  move(id: string, beforeId: string | null): Promise<unknown>;
  take(id: string): Promise<unknown>;
}

/** What of a list is not loaded yet. */
export interface Rest {
  more(): boolean;
  load(): Promise<unknown>;
}

/** Moves places of a list that people fill: by dragging one onto another, and by one step. */
export class Reorder {
  readonly form = new Form();
  dragged = $state<string | null>(null);
  over = $state<string | null>(null);
  /** What is said of the last step. */
  said = $state('');

  constructor(
    private readonly places: () => Place[],
    private readonly changes: Changes,
    private readonly rest: Rest
  ) {}

  private async change(run: () => Promise<unknown>): Promise<boolean> {
    const done = await this.form.send(run);
    if (done) await queryClient.invalidateQueries();
    return done;
  }

  take = (id: string) => this.change(() => this.changes.take(id));

  /** Moves a place by one, and says where it is. What follows has to be loaded for that: without it, it would go to the very end. */
  async step(at: number, by: -1 | 1) {
    if (by > 0 && !this.places()[at + 2] && this.rest.more()) await this.rest.load();
    const places = this.places();
    const moved = places[at];
    const before = by < 0 ? places[at - 1] : places[at + 2];
    if (!moved || !places[at + by] || (!before && this.rest.more())) return;
    if (await this.change(() => this.changes.move(moved.node.id, before?.node.id ?? null))) {
      this.said = t('playlist.moved', { place: at + by + 1, count: places.length });
    }
  }

  async drop(target: string) {
    const id = this.dragged;
    this.dragged = this.over = null;
    if (id && id !== target) await this.change(() => this.changes.move(id, target));
  }

  /** What makes an element a place that can be dragged, and dropped onto. */
  handlers(id: string) {
    return {
      ondragstart: () => (this.dragged = id),
      ondragover: (event: DragEvent) => this.dragged && (event.preventDefault(), (this.over = id)),
      ondragend: () => (this.dragged = this.over = null),
      ondrop: (event: DragEvent) => (event.preventDefault(), this.drop(id))
    };
  }

  marks = (id: string) => `${this.over === id && this.dragged !== id ? 'ring-2 ring-accent-fill' : ''} ${this.dragged === id ? 'opacity-50' : ''}`;
}
