/** Runs once, when nothing was asked for a while. */
export function debounced(ms: number, run: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    later() {
      clearTimeout(timer);
      timer = setTimeout(run, ms);
    },
    now() {
      clearTimeout(timer);
      run();
    },
    /** Forgets what was asked and has not run yet. */
    cancel: () => clearTimeout(timer)
  };
}
