import type { ClientCapabilitiesInput, SessionFragment } from '$lib/api/generated/graphql';

type Streams = NonNullable<SessionFragment['file']>['streams'];

export const audioOf = (session: SessionFragment | null): Streams => session?.file?.streams.filter((stream) => stream.kind === 'AUDIO') ?? [];

/** The audio streams as playlists list them: the chosen one, then the others. */
export function renditionsOf(session: SessionFragment, chosen: number | undefined): number[] {
  const all = audioOf(session).map((stream) => stream.index);
  return chosen === undefined ? all : [chosen, ...all.filter((index) => index !== chosen)];
}

/** The stream of another file that is like a chosen one: of the same language and kind, with the same codec where there are several. */
export function alike(streams: Streams, chosen: Streams[number] | undefined): number | undefined {
  const same = streams.filter(
    (one) => chosen && one.kind === chosen.kind && one.language === chosen.language && one.commentary === chosen.commentary && one.forced === chosen.forced
  );
  return (same.find((one) => one.codec === chosen?.codec && one.hearingImpaired === chosen.hearingImpaired) ?? same[0])?.index;
}

const ladder = [1080, 720, 480, 360];

/** The heights below the file's own in which the server can encode it. */
export function heightsOf(session: SessionFragment | null): number[] {
  const height = session?.file?.height ?? 0;
  return ladder.filter((rung) => rung < height);
}

/** What of subtitles is asked of the server: a stream's index, or that nothing is drawn. */
export const drawNone = -1;

/**
 * The text to show at the beginning, by its place: what was asked for, else the language that was chosen in this browser
 * before, else what the server chose. None beside pictures that are drawn.
 */
export function subtitleOf(session: SessionFragment, wanted: string | null | undefined, asked?: number): number | null {
  if (drawnOf(session) !== null) return null;
  // Texts beside the file have no index to ask for.
  const open = asked === undefined ? session.subtitles : session.subtitles.filter((track) => track.stream < 0);
  const chosen = wanted && (asked ?? drawNone) < 0 ? open.find((track) => !track.forced && track.language === wanted) : undefined;
  const standard = session.subtitles.find((track) => track.default && (wanted !== null || track.forced || asked !== undefined));
  const shown = chosen ?? standard;
  return shown ? session.subtitles.indexOf(shown) : null;
}

const pictureCodecs = new Set(['hdmv_pgs_subtitle', 'dvd_subtitle', 'dvb_subtitle', 'xsub']);

/** The subtitles that are pictures, which the server draws into the video. */
export const picturesOf = (session: SessionFragment | null): Streams =>
  session?.file?.streams.filter((stream) => stream.kind === 'SUBTITLE' && pictureCodecs.has(stream.codec)) ?? [];

/** The stream of the pictures that are drawn into the video. */
export const drawnOf = (session: SessionFragment | null): number | null =>
  picturesOf(session).find((stream) => stream.index === session?.subtitleStream)?.index ?? null;

/** The chapter that a position lies in, by its place; -1 before the first. */
export const chapterAt = (chapters: { startMs: number }[], positionMs: number) => chapters.findLastIndex((chapter) => chapter.startMs <= positionMs);

export interface Span {
  startMs: number;
  endMs: number;
}

/** What of a video is loaded. */
export function spansOf(ranges: TimeRanges): Span[] {
  return Array.from({ length: ranges.length }, (_, i) => ({ startMs: ranges.start(i) * 1000, endMs: ranges.end(i) * 1000 }));
}

/** What is told to the server after a browser failed at what it said it plays: nothing withheld, then no file as it is, then the least there is. */
export const careful: ((can: ClientCapabilitiesInput) => ClientCapabilitiesInput)[] = [
  (can) => can,
  (can) => ({ ...can, containers: [] }),
  (can) => ({
    ...can,
    containers: [],
    video: [{ codec: 'h264', maxBitDepth: 8, maxLevel: 40, hdr: ['SDR'] }],
    audio: [{ codec: 'aac', maxChannels: 2 }]
  })
];
