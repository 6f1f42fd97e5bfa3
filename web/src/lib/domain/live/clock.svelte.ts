import { onMount } from 'svelte';

/** The time, as of the last half minute, for what moves on by itself. */
export function ticking(everyMs = 30_000): { readonly now: number } {
  let now = $state(Date.now());
  onMount(() => {
    const timer = setInterval(() => (now = Date.now()), everyMs);
    return () => clearInterval(timer);
  });
  return {
    get now() {
      return now;
    }
  };
}
