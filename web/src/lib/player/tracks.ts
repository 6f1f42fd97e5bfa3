import type { ClientCapabilitiesInput, SessionFragment } from '$lib/api/generated/graphql';

type Streams = NonNullable<SessionFragment['file']>['streams'];

export const audioOf = (session: SessionFragment | null): Streams => session?.file?.streams.filter((stream) => stream.kind === 'AUDIO') ?? [];

/** The audio streams as playlists list them: the chosen one, then the others. */
export function renditionsOf(session: SessionFragment, chosen: number | undefined): number[] {
  const all = audioOf(session).map((stream) => stream.index);
  return chosen === undefined ? all : [chosen, ...all.filter((index) => index !== chosen)];
}

const ladder = [1080, 720, 480, 360];

/** The heights below the file's own in which the server can encode it. */
export function heightsOf(session: SessionFragment | null): number[] {
  const height = session?.file?.height ?? 0;
  return ladder.filter((rung) => rung < height);
}

/** The subtitle to show at the beginning: what was chosen before, else the default, else what must be translated for those who hear this language. */
export function subtitleOf(session: SessionFragment, heard: string | null | undefined, wanted: string | null | undefined): number | null {
  const whole = session.subtitles.filter((track) => !track.forced);
  const chosen = wanted ? whole.find((track) => track.language === wanted) : undefined;
  const standard = wanted === null ? undefined : session.subtitles.find((track) => track.default);
  const forced = session.subtitles.find((track) => track.forced && track.language === heard);
  return (chosen ?? standard ?? forced)?.stream ?? null;
}

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
