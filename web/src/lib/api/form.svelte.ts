import { t } from '$lib/i18n/i18n';
import { told } from './attempt';
import { Mistakes } from './mutate';

/** What became of sending a form: whether it is on its way, and what was wrong with which field. */
export class Form {
  busy = $state(false);
  #mistakes = $state.raw<Mistakes | null>(null);
  #problem = $state('');

  /** Runs one sending; false when it failed. */
  async send(run: () => Promise<unknown>): Promise<boolean> {
    this.busy = true;
    this.#mistakes = null;
    this.#problem = '';
    try {
      await run();
      return true;
    } catch (error) {
      if (error instanceof Mistakes) this.#mistakes = error;
      else this.#problem = told(error, t('state.internal'));
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** What is wrong with a field. */
  for(field: string): string | undefined {
    return this.#mistakes?.for(field);
  }

  /** What is wrong with the members of a list, each sentence with the member that it is about. */
  forEach(field: string, members: string[]): string | undefined {
    const about = this.#mistakes?.list.filter((mistake) => mistake.path.includes(field)) ?? [];
    const said = about.map(({ path, message }) => {
      const member = members[Number(path[path.indexOf(field) + 1])];
      return member === undefined || members.length < 2 ? message : `${member}: ${message}`;
    });
    return said.length > 0 ? said.join(' ') : undefined;
  }

  /** What is wrong with none of the fields shown. */
  rest(...fields: string[]): string {
    const others = this.#mistakes?.list.filter((mistake) => !fields.some((field) => mistake.path.includes(field))) ?? [];
    return this.#problem || others.map((mistake) => mistake.message).join(' ');
  }
}
