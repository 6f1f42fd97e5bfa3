import { goto } from '$app/navigation';

const stay = (address: string) => goto(address, { keepFocus: true, noScroll: true, replaceState: true });

/** What a list is narrowed to. It stands in the address, to which a change takes a moment: another one until then adds to it. */
export class Asked<T extends object> {
  #shown: () => T;
  #address: (asked: T) => string;
  #go: (address: string) => Promise<void>;
  #coming = $state.raw<T | null>(null);

  constructor(shown: () => T, address: (asked: T) => string, go = stay) {
    this.#shown = shown;
    this.#address = address;
    this.#go = go;
  }

  /** What is asked for now, whether the address says it already or not. */
  get now(): T {
    return this.#coming ?? this.#shown();
  }

  async show(change: Partial<T>): Promise<void> {
    const coming = { ...this.now, ...change };
    this.#coming = coming;
    try {
      await this.#go(this.#address(coming));
    } finally {
      if (this.#coming === coming) this.#coming = null;
    }
  }
}
