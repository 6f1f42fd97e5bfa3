import { tick } from 'svelte';

/** What the thing with the focus is called. */
export const focused = (): string | null => document.activeElement?.getAttribute('aria-label') ?? null;

/** Gives the focus back to a button of a row that moved, by what it is called; at either end to the one beside it that still does something. */
export async function refocus(row: () => Element | null | undefined, label: string | null): Promise<void> {
  await tick();
  const buttons = [...(row()?.querySelectorAll('button') ?? [])];
  const same = buttons.find((one) => one.getAttribute('aria-label') === label);
  if (same && !same.disabled) return same.focus();
  const beside = buttons.filter((one) => !one.disabled && (!same || one.parentElement === same.parentElement));
  beside[0]?.focus();
}
