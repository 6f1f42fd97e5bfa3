import type { FacetField, TitleKind, TitleOrderField } from '$lib/api/generated/graphql';

/** What lists of a kind are sorted by, the usual first, and what their panel offers, in its order. */
interface Shelf {
  orders: readonly TitleOrderField[];
  fields: FacetField[];
}

const fields: FacetField[] = [
  'GENRE', 'DECADE', 'RESOLUTION', 'HDR', 'MINIMUM_AGE', 'COLLECTION', 'STUDIO', 'NETWORK', 'COUNTRY', 'KEYWORD',
  'AUDIO_LANGUAGE', 'SUBTITLE_LANGUAGE', 'VIDEO_CODEC', 'AUDIO_CODEC', 'CONTAINER', 'EDITION', 'LANGUAGE'
];

export const shelves: Record<TitleKind, Shelf> = {
  MOVIE: { orders: ['TITLE', 'ADDED_AT', 'YEAR', 'RELEASED_ON', 'RATING', 'RUNTIME', 'LAST_PLAYED_AT', 'OWN_RATING', 'PLAY_COUNT', 'RANDOM'], fields },
  SERIES: {
    orders: [
      'TITLE',
      'ADDED_AT',
      'EPISODE_ADDED_AT',
      'EPISODE_AIRED_ON',
      'YEAR',
      'RELEASED_ON',
      'RATING',
      'LAST_PLAYED_AT',
      'OWN_RATING',
      'PLAY_COUNT',
      'RANDOM'
    ],
    fields
  },
  ARTIST: { orders: ['NAME', 'YEAR', 'ADDED_AT', 'OWN_RATING', 'RANDOM'], fields: ['GENRE', 'STYLE', 'MOOD', 'DECADE', 'COUNTRY', 'ARTIST_ROLE'] },
  ALBUM: {
    orders: ['ARTIST', 'TITLE', 'YEAR', 'RELEASED_ON', 'ADDED_AT', 'OWN_RATING', 'PLAY_COUNT', 'LAST_HEARD_AT', 'RANDOM'],
    fields: ['GENRE', 'STYLE', 'MOOD', 'DECADE', 'ALBUM_KIND', 'SECONDARY_KIND', 'LABEL', 'COUNTRY', 'RELEASE_STATUS', 'LANGUAGE', 'AUDIO_CODEC', 'CONTAINER']
  },
  TRACK: {
    orders: ['TITLE', 'ARTIST', 'YEAR', 'DURATION', 'ADDED_AT', 'OWN_RATING', 'PLAY_COUNT', 'LAST_HEARD_AT', 'RANDOM'],
    fields: ['GENRE', 'STYLE', 'MOOD', 'DECADE', 'LANGUAGE', 'AUDIO_CODEC', 'CONTAINER']
  }
};

export const ofMusic = (kind: TitleKind) => kind === 'ARTIST' || kind === 'ALBUM' || kind === 'TRACK';
