/** Runs once, when nothing was asked for a while. */
export function debounced(ms: number, run: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const now = () => {
    cancel();
    run();
  };
  return {
    now,
    /** Forgets what was asked and has not run yet. */
    cancel,
    /** Whether something was asked and has not run yet. */
    waiting: () => timer !== undefined,
    later() {
      clearTimeout(timer);
      timer = setTimeout(now, ms);
    }
  };
}
