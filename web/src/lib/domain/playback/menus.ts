import { bitRate, clock, language } from '$lib/format/format';
import { locale, t } from '$lib/i18n/i18n';
import type { Player } from '$lib/player/player.svelte';
import { rates } from '$lib/player/screen.svelte';
import { chapterAt, heightsOf } from '$lib/player/tracks';
import type { MenuGroup } from './PlayerMenu.svelte';

interface Track {
  language?: string | null;
  title?: string | null;
}

/** A track's name: its language and what it is called beyond that. */
export function spoken(track: Track, number: number): string {
  const name = track.language && language(track.language);
  const title = track.title && track.title !== track.language && track.title !== name ? track.title : '';
  return [name, title].filter(Boolean).join(' · ') || t('player.track', { number });
}

/** Marks subtitles that are drawn into the picture among those that are text. */
const drawn = 'drawn:';
const orNull = (value: string) => (value === '' ? null : Number(value));

export function audioGroups(player: Player): MenuGroup[] {
  const options = player.audioTracks.map((track, i) => ({
    value: String(track.index),
    label: spoken(track, i + 1),
    detail: [track.codec.toUpperCase(), track.channelLayout].filter(Boolean).join(' ')
  }));
  return [{ label: t('player.audio'), value: String(player.audioStream), options, onchange: (value) => player.chooseAudio(Number(value)) }];
}

export function subtitleGroups(player: Player): MenuGroup[] {
  const marks = (track: { forced: boolean; hearingImpaired: boolean }) =>
    [track.forced && t('stream.forced'), track.hearingImpaired && t('stream.hearingImpaired')].filter(Boolean).join(', ');
  const texts = (player.session?.subtitles ?? []).map((track, i) => ({ value: String(i), label: spoken(track, i + 1), detail: marks(track) }));
  const pictures = player.pictures.map((track, i) => ({
    value: drawn + track.index,
    label: spoken(track, texts.length + i + 1),
    detail: [t('player.drawn'), marks(track)].filter(Boolean).join(', ')
  }));
  return [
    {
      label: t('player.subtitles'),
      value: player.drawn !== null ? drawn + player.drawn : player.subtitle === null ? '' : String(player.subtitle),
      options: [{ value: '', label: t('player.off') }, ...texts, ...pictures],
      onchange: (value) => (value.startsWith(drawn) ? player.drawSubtitle(Number(value.slice(drawn.length))) : player.chooseSubtitle(orNull(value)))
    }
  ];
}

export function chapterGroups(player: Player): MenuGroup[] {
  const options = player.chapters.map((chapter, i) => ({
    value: String(i),
    label: chapter.title || t('player.chapter', { number: i + 1 }),
    detail: clock(chapter.startMs)
  }));
  return [
    {
      label: t('player.chapters'),
      value: String(chapterAt(player.chapters, player.screen.positionMs)),
      options,
      onchange: (value) => player.screen.seek(player.chapters[Number(value)]!.startMs)
    }
  ];
}

/** Sizes that the playlist offers, else those that the server can make, and the speed. */
export function settingGroups(player: Player): MenuGroup[] {
  const groups: MenuGroup[] = [];
  const { levels } = player;
  if (levels.length > 1) {
    const shown = levels[player.shownLevel];
    groups.push({
      label: t('player.level'),
      value: player.level === null ? '' : String(player.level),
      options: [
        { value: '', label: t('player.automatic'), detail: shown && t('player.height', { height: shown.height }) },
        ...levels.map((level, i) => ({ value: String(i), label: t('player.height', { height: level.height }), detail: bitRate(level.bitRate) }))
      ],
      onchange: (value) => player.chooseLevel(orNull(value))
    });
  }
  const heights = heightsOf(player.session);
  // Where the playlist offers sizes, a choice needs no new session; one that was made before can be taken back.
  if (heights.length > 0 && (levels.length < 2 || player.maxHeight !== null)) {
    groups.push({
      label: t('player.quality'),
      value: player.maxHeight === null ? '' : String(player.maxHeight),
      options: [{ value: '', label: t('player.best') }, ...heights.map((height) => ({ value: String(height), label: t('player.height', { height }) }))],
      onchange: (value) => player.chooseHeight(orNull(value))
    });
  }
  groups.push({
    label: t('player.speed'),
    value: String(player.screen.rate),
    options: rates.map((rate) => ({ value: String(rate), label: rate === 1 ? t('player.normal') : t('player.times', { rate: rate.toLocaleString(locale) }) })),
    onchange: (value) => player.screen.setRate(Number(value))
  });
  return groups;
}
