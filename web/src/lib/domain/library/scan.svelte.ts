import { ScanProgressDocument, type ScanStateFragment } from '$lib/api/generated/graphql';
import { follow } from '$lib/api/live';
import { queryClient } from '$lib/api/queries';

const open = new Set(['PENDING', 'RUNNING', 'PAUSED', 'WAITING_FOR_APPROVAL']);

export const isOpen = (scan: ScanStateFragment | null | undefined) => !!scan && open.has(scan.state);

/** How much of the phase is done, 0 to 100; null while that is not known. */
export const doneOf = (scan: ScanStateFragment) => (scan.total > 0 ? Math.min(100, (scan.current / scan.total) * 100) : null);

/** The newest scan of a library, followed live. */
export class LiveScan {
  scan = $state.raw<ScanStateFragment | null>(null);

  follow(libraryId: string): () => void {
    return follow(ScanProgressDocument, { libraryId }, ({ scanProgress }) => {
      const ended = isOpen(this.scan) && !isOpen(scanProgress.scan);
      this.scan = scanProgress.scan;
      if (ended) void queryClient.invalidateQueries();
    });
  }
}
