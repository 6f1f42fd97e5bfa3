import { ScanProgressDocument, type ScanPhase, type ScanState, type ScanStateFragment } from '$lib/api/generated/graphql';
import { follow } from '$lib/api/live';
import { queryClient } from '$lib/api/queries';

const open = new Set<ScanState>(['PENDING', 'RUNNING', 'PAUSED', 'WAITING_FOR_APPROVAL']);

export const isOpen = (scan: ScanStateFragment | null | undefined) => !!scan && open.has(scan.state);

/** The phases of a running scan, in order. */
export const phases = ['WALK', 'PROBE', 'IDENTIFY', 'FINISH'] as const satisfies ScanPhase[];

/** How much of each phase is done, 0 to 100; null where that is not known. */
export function phasesOf(scan: ScanStateFragment): { phase: (typeof phases)[number]; done: number | null }[] {
  const at = phases.findIndex((phase) => phase === scan.phase);
  return phases.map((phase, i) => {
    if (i !== at) return { phase, done: i < at ? 100 : 0 };
    return { phase, done: scan.total > 0 ? Math.min(100, (scan.current / scan.total) * 100) : null };
  });
}

/** How long the phase still takes at its present rate; null where that is not known. */
export function remainingMs(scan: ScanStateFragment): number | null {
  return scan.total > 0 && scan.rate > 0 ? (Math.max(0, scan.total - scan.current) / scan.rate) * 1000 : null;
}

/** How long an ended scan took; null for others. */
export function tookMs(scan: ScanStateFragment): number | null {
  return scan.startedAt && scan.finishedAt ? Date.parse(scan.finishedAt) - Date.parse(scan.startedAt) : null;
}

/** What has come of a scan so far, without what did not happen. */
export function countsOf(scan: ScanStateFragment) {
  const { found, added, changed, moved, missing, restored, failed } = scan;
  const counts = { added, changed, moved, missing, restored, failed };
  return [
    { what: 'found' as const, count: found },
    ...(Object.keys(counts) as (keyof typeof counts)[]).map((what) => ({ what, count: counts[what] })).filter(({ count }) => count > 0)
  ];
}

/** The newest scan of a library, followed live. */
export class LiveScan {
  scan = $state.raw<ScanStateFragment | null>(null);

  constructor(
    private readonly subscribe: typeof follow = follow,
    private readonly ended: () => void = () => void queryClient.invalidateQueries()
  ) {}

  follow(libraryId: string): () => void {
    return this.subscribe(ScanProgressDocument, { libraryId }, ({ scanProgress }) => {
      const before = this.scan;
      this.scan = scanProgress.scan;
      // One that began and ended between two looks counts too.
      if (before && !isOpen(scanProgress.scan) && (isOpen(before) || before.id !== scanProgress.scan.id)) this.ended();
    });
  }
}
