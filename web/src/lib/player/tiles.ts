import type { SessionFragment } from '$lib/api/generated/graphql';

type Trickplay = NonNullable<SessionFragment['trickplay']>;

/** One small picture: the sheet that it stands on, and where on it, in pixels. */
export interface Tile {
  url: string;
  x: number;
  y: number;
  width: number;
  height: number;
  sheetWidth: number;
}

/** The small picture of a position; null where there is none yet. */
export function tileAt(session: Pick<SessionFragment, 'trickplay' | 'trickplayUrl'> | null, positionMs: number): Tile | null {
  const set = session?.trickplay;
  if (!set || !session.trickplayUrl || set.intervalMs <= 0) return null;
  const n = Math.min(set.count - 1, Math.max(0, Math.floor(positionMs / set.intervalMs)));
  const perSheet = set.columns * set.rows;
  const sheet = Math.floor(n / perSheet);
  if (n < 0 || sheet >= set.sheets) return null;
  const place = n % perSheet;
  return { ...sizeOf(set), url: sheetUrl(session.trickplayUrl, sheet), x: (place % set.columns) * set.width, y: Math.floor(place / set.columns) * set.height };
}

const sizeOf = ({ width, height, columns }: Trickplay) => ({ width, height, sheetWidth: width * columns });

/** Sheets lie beside the list of pictures. */
const sheetUrl = (list: string, sheet: number) => list.replace(/trickplay\.vtt(?=$|\?)/, `trickplay/${sheet}.jpg`);
