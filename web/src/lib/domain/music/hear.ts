import { toast } from 'svelte-sonner';
import { attempt } from '$lib/api/attempt';
import { RadioDocument, type SongFragment } from '$lib/api/generated/graphql';
import { request } from '$lib/api/client';
import { t } from '$lib/i18n/i18n';
import { music, seed } from '$lib/music/player.svelte';

/** Plays what goes with an artist, an album, a song or a genre. */
export const radio = (around: string) =>
  attempt(async () => {
    const { trackRadio } = await request(RadioDocument, { around, seed: seed() });
    if (trackRadio.length > 0) await music.play(trackRadio);
    else toast(t('music.noRadio'));
  });

/** Puts songs into the queue, and says so. */
export const enqueue = (songs: readonly SongFragment[], where: 'NEXT' | 'END') =>
  attempt(async () => {
    await music.add(songs, where);
    toast.success(t(where === 'NEXT' ? 'music.comesNext' : 'music.comesLast', { count: songs.length }));
  });
