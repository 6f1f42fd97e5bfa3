interface Playable {
  missingSince?: unknown;
  watchState?: { watched: boolean } | null;
}

/** The episode that a series goes on with: what the server says, else the first unwatched one; the first of all once all is watched. */
export function goesOnWith<N, E extends Playable>(nextUp: N | null | undefined, seasons: readonly { episodes: readonly E[] }[]): N | E | undefined {
  const there = seasons.flatMap(({ episodes }) => episodes).filter(({ missingSince }) => !missingSince);
  return nextUp ?? there.find(({ watchState }) => !watchState?.watched) ?? there[0];
}
