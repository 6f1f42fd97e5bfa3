import {
  EditAlbumDocument,
  EditArtistDocument,
  EditEpisodeDocument,
  EditMovieDocument,
  EditReleaseDocument,
  EditSeasonDocument,
  EditSeriesDocument,
  EditTrackDocument
} from '$lib/api/generated/graphql';
import { mutate } from '$lib/api/mutate';
import type { EditKind } from './fields';

/** Sets fields of an item by hand, and returns the id that undoes it; nothing where nothing was changed. */
export async function send(kind: EditKind, id: string, fields: Record<string, unknown>): Promise<string | null | undefined> {
  const input = { id, ...fields };
  switch (kind) {
    case 'Movie':
      return (await mutate(EditMovieDocument, { input })).editMovie.batchId;
    case 'Series':
      return (await mutate(EditSeriesDocument, { input })).editSeries.batchId;
    case 'Season':
      return (await mutate(EditSeasonDocument, { input })).editSeason.batchId;
    case 'Episode':
      return (await mutate(EditEpisodeDocument, { input })).editEpisode.batchId;
    case 'Artist':
      return (await mutate(EditArtistDocument, { input })).editArtist.batchId;
    case 'Album':
      return (await mutate(EditAlbumDocument, { input })).editAlbum.batchId;
    case 'Release':
      return (await mutate(EditReleaseDocument, { input })).editRelease.batchId;
    case 'Track':
      return (await mutate(EditTrackDocument, { input })).editTrack.batchId;
  }
}
