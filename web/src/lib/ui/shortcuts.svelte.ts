/** What keys do on a page. */
export interface KeyLine {
  keys: readonly string[];
  does: string;
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'target'>;

const place = 'revenge-shortcuts';
const taking =
  'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable], [role=dialog], [role=alertdialog], [role=menu]';

/** Whether a key is a letter, a digit or a sign: what speech input says, and what a hand may hit unmeant. */
export const isCharacter = (key: string): boolean => key !== ' ' && [...key].length === 1;

/** Whether what has the focus takes letters for itself. */
export const takesLetters = (target: EventTarget | null): boolean => !!(target as Partial<Element> | null)?.closest?.(taking);

/** Whether letters and signs do something by themselves, kept in this browser, and what keys do on the page that is shown. */
export class Shortcuts {
  #storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  #on = $state(true);
  #page = $state.raw<readonly KeyLine[]>([]);

  constructor(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
    this.#storage = storage;
    this.read();
  }

  get on(): boolean {
    return this.#on;
  }

  set on(on: boolean) {
    this.#on = on;
    try {
      if (on) this.#storage.removeItem(place);
      else this.#storage.setItem(place, 'off');
    } catch {
      // A full or forbidden storage keeps it for this page alone.
    }
  }

  /** Takes over what another tab has set. */
  read() {
    try {
      this.#on = this.#storage.getItem(place) !== 'off';
    } catch {
      this.#on = true;
    }
  }

  get page(): readonly KeyLine[] {
    return this.#page;
  }

  /** Tells what keys do on a page, until what it returns is called. */
  tell(lines: readonly KeyLine[]): () => void {
    this.#page = lines;
    return () => {
      if (this.#page === lines) this.#page = [];
    };
  }

  /** Whether a press is of a sign that means something here and now. */
  is(sign: string, press: Press): boolean {
    return this.#on && press.key === sign && !press.ctrlKey && !press.altKey && !press.metaKey && !takesLetters(press.target);
  }
}

const nowhere = { getItem: () => null, setItem: () => {}, removeItem: () => {} };

export const shortcuts = new Shortcuts(typeof localStorage === 'undefined' ? nowhere : localStorage);
