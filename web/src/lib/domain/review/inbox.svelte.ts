import { SvelteSet } from 'svelte/reactivity';

/** What is done in the inbox by a key. */
export type Act = 'next' | 'previous' | 'accept' | 'ignore' | 'undo' | 'choose' | 'correct';

const keys: Record<string, Act> = { j: 'next', k: 'previous', a: 'accept', i: 'ignore', z: 'undo', x: 'choose', c: 'correct' };

/** The keys to tell of, with the name of what they do. */
export const keyHelp = [
  { keys: ['J', 'K'], does: 'move' },
  { keys: ['A'], does: 'accept' },
  { keys: ['I'], does: 'ignore' },
  { keys: ['C'], does: 'correct' },
  { keys: ['X'], does: 'choose' },
  { keys: ['Z'], does: 'undo' }
] as const;

/** What a key means; nothing where letters are no shortcuts, as while somebody writes, or with Ctrl and the like, which are the browser's. */
export function actOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>, quiet: boolean): Act | undefined {
  return quiet || event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key.toLowerCase()];
}

/** Where somebody is in the inbox, what is chosen, and what can be undone. */
export class Inbox {
  /** The id of the file that is open. */
  current = $state<string | null>(null);
  readonly chosen = new SvelteSet<string>();
  /** The decisions that z takes back, the newest last. */
  #decided = $state.raw<string[][]>([]);

  get undoable(): boolean {
    return this.#decided.length > 0;
  }

  /** The open file, or the first. */
  at(ids: string[]): string | null {
    return this.current !== null && ids.includes(this.current) ? this.current : (ids[0] ?? null);
  }

  move(ids: string[], by: number): string | null {
    const from = ids.indexOf(this.at(ids) ?? '');
    this.current = ids[Math.min(Math.max(from + by, 0), ids.length - 1)] ?? null;
    return this.current;
  }

  toggle(id: string) {
    if (!this.chosen.delete(id)) this.chosen.add(id);
  }

  /** What an act is about: what is chosen, else the open file. */
  target(ids: string[]): string[] {
    const chosen = ids.filter((id) => this.chosen.has(id));
    const open = this.at(ids);
    return chosen.length > 0 ? chosen : open === null ? [] : [open];
  }

  /** Notes what was decided about files, and opens the one behind them. */
  decided(ids: string[], files: string[], decisions: string[]) {
    const last = Math.max(...files.map((file) => ids.indexOf(file)));
    this.current = ids.slice(last + 1).find((id) => !files.includes(id)) ?? ids.findLast((id) => !files.includes(id)) ?? null;
    for (const file of files) this.chosen.delete(file);
    if (decisions.length > 0) this.#decided = [...this.#decided, decisions];
  }

  /** The newest decisions, which are taken off the list. */
  takeBack(): string[] {
    const newest = this.#decided.at(-1) ?? [];
    this.#decided = this.#decided.slice(0, -1);
    return newest;
  }
}
