/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** For `acceptCandidate`. */
export type AcceptCandidateInput = {
  /** Take each file for something new, as its names and NFO files say. */
  asParsed?: boolean;
  /** The files, at most 500. */
  fileIds: Array<string | number>;
  /** The film, series or album; the best candidate of each file when left out. */
  itemId?: string | number | null | undefined;
};

/** What addCollectionItems takes. */
export type AddCollectionItemsInput = {
  /** The place before which they go; at the end when left out. */
  beforeId?: string | number | null | undefined;
  /** Which collection. */
  collectionId: string | number;
  /** What to add, in order: films, series, albums and artists, at most 100. */
  itemIds: Array<string | number>;
};

/** What addPlaylistItems takes. */
export type AddPlaylistItemsInput = {
  /** The place before which they go; at the end when left out. */
  beforeId?: string | number | null | undefined;
  /** What to add, in order: films, episodes, seasons, series, tracks, releases and albums, at most 100. */
  itemIds: Array<string | number>;
  /** Which playlist. */
  playlistId: string | number;
};

/** Narrows a list of albums. Everything given must hold. */
export type AlbumFilter = {
  /** Added since then. */
  addedSince?: string | null | undefined;
  /** Added in the last so many days, 1 to 36,500. */
  addedWithinDays?: number | null | undefined;
  /** All of these hold too. */
  and?: Array<AlbumFilter> | null | undefined;
  /** With something by this artist. */
  artistId?: string | number | null | undefined;
  /** By whom they have something of. */
  artists?: IdSetFilter | null | undefined;
  /** With a track in one of these audio codecs: `flac`, `mp3` … */
  audioCodecs?: Array<string> | null | undefined;
  /** Only those of several artists, or only the others. */
  compilation?: boolean | null | undefined;
  /** With a track in one of these containers: `flac`, `ogg` … */
  containers?: Array<string> | null | undefined;
  /** With an edition from one of these countries, ISO 3166. */
  countries?: Array<string> | null | undefined;
  /** Only those of several editions, or only the others. */
  duplicate?: boolean | null | undefined;
  /** Only the viewer's favourites, or only the others. */
  favourite?: boolean | null | undefined;
  /** With every one of these genres. */
  genreIds?: Array<string | number> | null | undefined;
  /** By their genres. */
  genres?: IdSetFilter | null | undefined;
  /** Only those that the viewer has heard something of, or only the others. */
  heard?: boolean | null | undefined;
  /** Of one of these kinds. */
  kinds?: Array<AlbumKind> | null | undefined;
  /** With a track whose words are in one of these languages, as files are tagged, in any case. */
  languages?: Array<string> | null | undefined;
  /** In this library. */
  libraryId?: string | number | null | undefined;
  /** Only those that have a track with every sample of the recording: FLAC, ALAC, WAV …; or only the others. */
  lossless?: boolean | null | undefined;
  /** Only those that are missing, or only those that are there. Those that are there when left out. */
  missing?: boolean | null | undefined;
  /** With one of these moods, or a track with one, case aside. */
  moods?: Array<string> | null | undefined;
  /** This does not hold. */
  not?: AlbumFilter | null | undefined;
  /** Those that the viewer has not heard anything of for so many days, or never, 1 to 36,500. */
  notHeardForDays?: number | null | undefined;
  /** At least one of these holds too. */
  or?: Array<AlbumFilter> | null | undefined;
  /** Rated so high by the viewer, 1 to 10. */
  ownRatingFrom?: number | null | undefined;
  /** With an edition of one of these labels. */
  recordLabels?: Array<string> | null | undefined;
  /** With an edition of one of these: `Official`, `Bootleg` … */
  releaseStatuses?: Array<string> | null | undefined;
  /** That are one of these beside: `Live`, `Compilation` … */
  secondaryKinds?: Array<string> | null | undefined;
  /** With one of these styles, or a track with one, case aside. */
  styles?: Array<string> | null | undefined;
  /** What `search` finds by this: words by their beginnings, misspellings aside, up to 10,000. Only in the outermost filter of a list. */
  text?: string | null | undefined;
  /** Titles that contain this, case and accents aside. */
  titleContains?: string | null | undefined;
  /** Only those whose MusicBrainz id is not known, or only the others. */
  unmatched?: boolean | null | undefined;
  /** From this year on. */
  yearFrom?: number | null | undefined;
  /** Up to this year. */
  yearTo?: number | null | undefined;
};

/** What an album is. */
export type AlbumKind =
  /** An album. */
  | 'ALBUM'
  /** A broadcast. */
  | 'BROADCAST'
  /** An EP. */
  | 'EP'
  /** Something else. */
  | 'OTHER'
  /** A single. */
  | 'SINGLE';

/** How albums are sorted. */
export type AlbumOrder = {
  /** Which way. */
  direction?: Direction;
  /** By what. */
  field: AlbumOrderField;
  /** Any number: it decides the order of RANDOM, so that pages of one list fit each other. */
  seed?: number;
};

/** What albums are sorted by. */
export type AlbumOrderField =
  /** When they were added. */
  | 'ADDED_AT'
  /** Artist, then year and title. */
  | 'ARTIST'
  /** When the viewer heard something of them last; those never heard last. */
  | 'LAST_HEARD_AT'
  /** The viewer's rating; those without one last. */
  | 'OWN_RATING'
  /** How often the viewer heard something of them; those never heard last. */
  | 'PLAY_COUNT'
  /** At random. */
  | 'RANDOM'
  /** The day they first came out; those without one last. */
  | 'RELEASED_ON'
  /** How well they go with the `text` of the filter, which must be there: with DESC the best first. It is the order of lists with a text where none is given. */
  | 'RELEVANCE'
  /** Title, articles and case aside. */
  | 'TITLE'
  /** The year they first came out; those without one last. */
  | 'YEAR';

/** What an API key may do. Each scope holds only what it names. */
export type ApiKeyScope =
  /** What administrators may do, when the account is one. */
  | 'ADMIN'
  /** Start playback and report progress. */
  | 'PLAY'
  /** Read the catalogue and one's own state. */
  | 'READ'
  /** Change what the account may change. */
  | 'WRITE';

/** For `approveScan`. */
export type ApproveScanInput = {
  /** The scan that waits. */
  scanId: string | number;
};

/** Narrows a list of artists. Everything given must hold. */
export type ArtistFilter = {
  /** Added since then. */
  addedSince?: string | null | undefined;
  /** Added in the last so many days, 1 to 36,500. */
  addedWithinDays?: number | null | undefined;
  /** All of these hold too. */
  and?: Array<ArtistFilter> | null | undefined;
  /** From one of these countries, ISO 3166. */
  countries?: Array<string> | null | undefined;
  /** Only the viewer's favourites, or only the others. */
  favourite?: boolean | null | undefined;
  /** With every one of these genres. */
  genreIds?: Array<string | number> | null | undefined;
  /** By their genres. */
  genres?: IdSetFilter | null | undefined;
  /** Only those that the viewer has heard something of, or only the others. */
  heard?: boolean | null | undefined;
  /** In this library. */
  libraryId?: string | number | null | undefined;
  /** Only those that are missing, or only those that are there. Those that are there when left out. */
  missing?: boolean | null | undefined;
  /** With one of these moods, case aside. */
  moods?: Array<string> | null | undefined;
  /** Names that contain this, case and accents aside. */
  nameContains?: string | null | undefined;
  /** This does not hold. */
  not?: ArtistFilter | null | undefined;
  /** Those that the viewer has not heard anything of for so many days, or never, 1 to 36,500. */
  notHeardForDays?: number | null | undefined;
  /** At least one of these holds too. */
  or?: Array<ArtistFilter> | null | undefined;
  /** Rated so high by the viewer, 1 to 10. */
  ownRatingFrom?: number | null | undefined;
  /** Who did one of these. */
  roles?: Array<ArtistRole> | null | undefined;
  /** With one of these styles, case aside. */
  styles?: Array<string> | null | undefined;
  /** What `search` finds by this: words by their beginnings, misspellings aside, up to 10,000. Only in the outermost filter of a list. */
  text?: string | null | undefined;
  /** Only those whose MusicBrainz id is not known, or only the others. */
  unmatched?: boolean | null | undefined;
  /** Born or formed in this year or later. */
  yearFrom?: number | null | undefined;
  /** Born or formed up to this year. */
  yearTo?: number | null | undefined;
};

/** How artists are sorted. */
export type ArtistOrder = {
  /** Which way. */
  direction?: Direction;
  /** By what. */
  field: ArtistOrderField;
  /** Any number: it decides the order of RANDOM, so that pages of one list fit each other. */
  seed?: number;
};

/** What artists are sorted by. */
export type ArtistOrderField =
  /** When the first of it was added. */
  | 'ADDED_AT'
  /** Name, articles and case aside. */
  | 'NAME'
  /** The viewer's rating; those without one last. */
  | 'OWN_RATING'
  /** At random. */
  | 'RANDOM'
  /** How well they go with the `text` of the filter, which must be there: with DESC the best first. It is the order of lists with a text where none is given. */
  | 'RELEVANCE'
  /** The year in which they were born or formed; those without one last. */
  | 'YEAR';

/** What somebody did for a recording. */
export type ArtistRole =
  /** The album is theirs. */
  | 'ALBUM_ARTIST'
  /** Arranged it. */
  | 'ARRANGER'
  /** The recording is theirs. */
  | 'ARTIST'
  /** Wrote the music. */
  | 'COMPOSER'
  /** Conducted. */
  | 'CONDUCTOR'
  /** Mixed it into a set. */
  | 'DJ_MIXER'
  /** Recorded it. */
  | 'ENGINEER'
  /** Wrote the words. */
  | 'LYRICIST'
  /** Mixed it. */
  | 'MIXER'
  /** Played or sang. */
  | 'PERFORMER'
  /** Produced it. */
  | 'PRODUCER'
  /** Made the remix. */
  | 'REMIXER'
  /** Wrote it. */
  | 'WRITER';

/** What a picture is for. */
export type ArtworkRole =
  /** Wide, without text. */
  | 'BACKDROP'
  /** Very wide, with the title. */
  | 'BANNER'
  /** Figures and the title, with transparency. */
  | 'CLEARART'
  /** A disc or its label, with transparency. */
  | 'DISC'
  /** The title as a drawing, with transparency. */
  | 'LOGO'
  /** Upright, with the title. */
  | 'POSTER'
  /** A portrait of a person. */
  | 'PROFILE'
  /** A frame of the video. */
  | 'STILL'
  /** Wide, with the title. */
  | 'THUMB';

/** Where a picture's bytes come from. */
export type ArtworkSource =
  /** The inside of a media file. */
  | 'EMBEDDED'
  /** A frame of the video. */
  | 'FRAME'
  /** A file in the library's folders. */
  | 'LOCAL'
  /** An address that a description names. */
  | 'REMOTE'
  /** Somebody uploaded it. */
  | 'UPLOAD';

/** How far a picture is. */
export type ArtworkState =
  /** It is gone or could not be read. */
  | 'FAILED'
  /** Nobody has read it yet: its size is not known. Outside addresses are read only when `findArtwork` is asked to. */
  | 'PENDING'
  /** It can be shown. */
  | 'READY';

/** An audio codec that a client plays. */
export type AudioCapabilityInput = {
  /** The codec: `aac`, `ac3`, `eac3`, `opus`, `flac`, `mp3`, `vorbis`, `dts` … */
  codec: string;
  /** The most channels. */
  maxChannels?: number;
  /** The most samples a second; any when left out. */
  maxSampleRate?: number | null | undefined;
};

/** For `cancelScan`. */
export type CancelScanInput = {
  /** The scan to end. */
  scanId: string | number;
};

/** For `changePassword`. */
export type ChangePasswordInput = {
  /** The password until now. */
  currentPassword: string;
  /** At least eight characters. */
  newPassword: string;
};

/** Narrows a list of channels. Everything given must hold. */
export type ChannelFilter = {
  /** In this group. */
  group?: string | null | undefined;
  /** In this library. */
  libraryId?: string | number | null | undefined;
  /** Names that contain this, case and accents aside. */
  nameContains?: string | null | undefined;
};

/** What chooseArtwork takes. */
export type ChooseArtworkInput = {
  /** The picture of a candidate; null releases what was chosen. */
  artworkId?: string | number | null | undefined;
  /** The film, series, season, episode, album, artist or person. */
  itemId: string | number;
  /** What the picture is for. Films show POSTER, BACKDROP, LOGO, BANNER, THUMB, DISC and CLEARART, series the same but DISC, seasons POSTER, BANNER and THUMB, episodes STILL, albums POSTER and DISC, artists POSTER, BACKDROP, LOGO, BANNER, THUMB and CLEARART, people PROFILE. */
  role: ArtworkRole;
};

/** For `chooseEpisodeOrder`. */
export type ChooseEpisodeOrderInput = {
  /** The order. */
  order: EpisodeOrder;
  /** The series. */
  seriesId: string | number;
};

/** How finely a picture's colours are stored. */
export type Chroma =
  /** A quarter of the points has a colour, as in nearly every film. */
  | 'YUV420'
  /** Half of the points. */
  | 'YUV422'
  /** All points. */
  | 'YUV444';

/** For `clearHistory`. */
export type ClearHistoryInput = {
  /** Only what was played before this; all when left out. */
  before?: string | null | undefined;
};

/** What a client can play. */
export type ClientCapabilitiesInput = {
  /** Whether it can change between qualities of HLS while it plays. */
  adaptive?: boolean;
  /** Audio codecs. */
  audio: Array<AudioCapabilityInput>;
  /** Whether it changes by itself between the sounds of a file that it opens. */
  audioTracks?: boolean;
  /** Containers it opens by itself: `mp4`, `webm`, `matroska`, `mpegts`, `flac`, `mp3`, `ogg` … */
  containers: Array<string>;
  /** Whether it plays HLS with fMP4 segments. */
  hls?: boolean;
  /** The highest bit rate that it takes; any when left out. */
  maxBitRate?: number | null | undefined;
  /** The forms of subtitles that it draws by itself, beside WebVTT. */
  subtitles?: Array<SubtitleFormat>;
  /** Video codecs. */
  video: Array<VideoCapabilityInput>;
};

/** One entry of a collection to take in. */
export type CollectionEntryInput = {
  /** The id that the place had. */
  id: string | number;
  /** By which keys the content is known, as of `CollectionItem.keys`. One is enough. */
  keys: Array<string>;
  /** What it is: a film, a series, an album or an artist. */
  kind: ItemKind;
};

/** Narrows a list of collections. Everything given must hold. */
export type CollectionFilter = {
  /** Names that contain this, case and accents aside. */
  nameContains?: string | null | undefined;
  /** Only the viewer's own, or only those that others shared. */
  own?: boolean | null | undefined;
  /** Only those that rules fill, or only those that people do. */
  smart?: boolean | null | undefined;
  /** Only those that the viewer may add to. */
  writable?: boolean | null | undefined;
};

/** How collections are sorted. */
export type CollectionOrder = {
  /** Which way. */
  direction?: Direction;
  /** By what. */
  field: CollectionOrderField;
};

/** What collections are sorted by. */
export type CollectionOrderField =
  /** Name, case aside. */
  | 'NAME'
  /** When they last changed. */
  | 'UPDATED_AT';

/** A collection to take in, as its owner saw it. */
export type CollectionRecordInput = {
  /** What it is about, up to 2,000 characters. */
  description?: string;
  /** Which way. */
  direction?: Direction;
  /** What people put into it, in the order by hand. */
  entries?: Array<CollectionEntryInput>;
  /** The id it had. It is made anew, unless it is the viewer's own here. */
  id: string | number;
  /** Its name, 1 to 200 characters. */
  name: string;
  /** What fills it; null where people do. */
  rules?: PlaylistRulesRecordInput | null | undefined;
  /** With whom it was shared: by the names of accounts here. It counts for collections that are made anew. */
  shares?: Array<PlaylistShareInput>;
  /** What it was sorted by. It counts for collections that are made anew. */
  sorting?: CollectionSorting;
};

/** What collections are sorted by inside, where people fill them. What has none of it comes last. */
export type CollectionSorting =
  /** When they were put there. */
  | 'ADDED_AT'
  /** As people chose: items can be moved. */
  | 'HAND'
  /** When they came out. */
  | 'RELEASED'
  /** Title, articles and case aside. */
  | 'TITLE';

/** For `connectLastFm`. */
export type ConnectLastFmInput = {
  /** The token of `beginLastFm`. */
  token: string;
};

/** For `connectListenBrainz`. */
export type ConnectListenBrainzInput = {
  /** The user token from ListenBrainz' settings. */
  token: string;
};

/** For `correctMatch`. */
export type CorrectMatchInput = {
  /** Who the album of tracks is by. */
  artist?: string | null | undefined;
  /** The number of an episode or of a track, for one file; that of the file's name and tags when left out. */
  episode?: number | null | undefined;
  /** The files, at most 500. */
  fileIds: Array<string | number>;
  /** The id at IMDb. */
  imdbId?: string | null | undefined;
  /** The film, series or album that they are of; else `title` and so on say it. */
  itemId?: string | number | null | undefined;
  /** What they are. */
  kind: ReviewKind;
  /** The season of an episode, or the disc of a track; that of the file's name and tags when left out. */
  season?: number | null | undefined;
  /** The title of the film, the series or the album. */
  title?: string | null | undefined;
  /** The id at TMDB. */
  tmdbId?: number | null | undefined;
  /** The id at TVDB. */
  tvdbId?: number | null | undefined;
  /** Its year. */
  year?: number | null | undefined;
};

/** For `createApiKey`. */
export type CreateApiKeyInput = {
  /** When it ends; never when left out. */
  expiresAt?: string | null | undefined;
  /** What it is for. */
  name: string;
  /** The profile that it acts as; the account itself when left out. */
  profileId?: string | number | null | undefined;
  /** What it may do. */
  scopes: Array<ApiKeyScope>;
};

/** What createCollection takes. */
export type CreateCollectionInput = {
  /** What it is about, up to 2,000 characters. */
  description?: string;
  /** Which way. */
  direction?: Direction;
  /** What it begins with, in order: films, series, albums and artists, at most 100. */
  itemIds?: Array<string | number> | null | undefined;
  /** Its name, 1 to 200 characters. */
  name: string;
  /** What fills it instead, ever anew: a smart collection of films or of series. */
  rules?: PlaylistRulesInput | null | undefined;
  /** What it is sorted by; HAND when left out. */
  sorting?: CollectionSorting | null | undefined;
};

/** For `createLibrary`. */
export type CreateLibraryInput = {
  /** Whether its files may be moved into the trash; see `deleteFiles`. */
  allowDeletion?: boolean;
  /** What it holds. */
  kind: LibraryKind;
  /** The language that titles are wanted in, BCP 47. */
  language?: string;
  /** For LIVE: the list of channels (M3U), an absolute path on the server or an address with http or https. */
  m3u?: string | null | undefined;
  /** Its name; no two are the same. */
  name: string;
  /** Absolute paths of folders on the server, none inside another. None for LIVE. */
  paths?: Array<string>;
  /** Whether it is scanned at once. */
  scan?: boolean;
  /** Whether small pictures for seeking are made of its films. */
  trickplay?: boolean;
  /** Whether changes in its folders are seen at once. */
  watch?: boolean;
  /** For LIVE: the guide (XMLTV, also gzip), as `m3u`. */
  xmltv?: string | null | undefined;
};

/** What createPlaylist takes. */
export type CreatePlaylistInput = {
  /** What it is for, up to 2,000 characters. */
  description?: string;
  /** What it begins with, in order: films, episodes, seasons, series, tracks, releases and albums, at most 100. */
  itemIds?: Array<string | number> | null | undefined;
  /** Its name, 1 to 200 characters. */
  name: string;
  /** What fills it instead, ever anew: a smart playlist. */
  rules?: PlaylistRulesInput | null | undefined;
};

/** For `createProfile`. */
export type CreateProfileInput = {
  /** Whether it has every library of the account. */
  allLibraries?: boolean;
  /** Whether the next episode begins by itself. */
  autoplay?: boolean;
  /** Which of twelve colours it has, from 0. */
  colour?: number;
  /** Whether it is for children. Without `restrictions` it then has a highest age of 12 and nothing unrated. */
  kids?: boolean;
  /** The language of the pages, as BCP 47; the browser's when left out. */
  language?: string | null | undefined;
  /** The libraries that it has otherwise. */
  libraryIds?: Array<string | number>;
  /** The name to show. */
  name: string;
  /** Four to six digits; without them everybody who uses the account may enter. */
  pin?: string | null | undefined;
  /** What is hidden from it; nothing when left out. */
  restrictions?: RestrictionsInput | null | undefined;
  /** The language to show titles and texts in, BCP 47; that of the libraries when left out. */
  titleLanguage?: string | null | undefined;
  /** The account; the viewer's when left out. Others are for administrators. */
  userId?: string | number | null | undefined;
};

/** For `createUser`. */
export type CreateUserInput = {
  /** Whether every library may be seen. */
  allLibraries?: boolean;
  /** The name to show; the same as `name` when left out. */
  displayName?: string | null | undefined;
  /** The libraries that may be seen. */
  libraryIds?: Array<string | number>;
  /** Whether files of libraries that allow it may be deleted. */
  mayDelete?: boolean;
  /** The name to log in with. */
  name: string;
  /** At least eight characters. */
  password: string;
  /** What the account may do. */
  role?: UserRole;
};

/** Somebody's part, as it is set by hand. */
export type CreditInput = {
  /** The part played; of other roles, what exactly was done. */
  character?: string | null | undefined;
  /** Who did it, by name, in which `|` becomes `/`. People are known by their names: who is known by it is credited, else somebody is added. */
  name: string;
  /** What was done. */
  role: CreditRole;
};

/** What somebody did. */
export type CreditRole =
  /** Played a part. */
  | 'ACTOR'
  /** Made the music. */
  | 'COMPOSER'
  /** Had the idea of the series. */
  | 'CREATOR'
  /** Directed. */
  | 'DIRECTOR'
  /** Played a part in single episodes. */
  | 'GUEST'
  /** Anything else. */
  | 'OTHER'
  /** Produced. */
  | 'PRODUCER'
  /** Wrote. */
  | 'WRITER';

/** For `deleteFiles`. */
export type DeleteFilesInput = {
  /** The plan's token. */
  confirm: string;
  /** The files of the plan, all of them. */
  fileIds: Array<string | number>;
};

/** The way a list runs. */
export type Direction =
  /** Smallest, oldest or A first. */
  | 'ASC'
  /** Largest, newest or Z first. */
  | 'DESC';

/** A disc of a release, as it is set by hand. */
export type DiscInput = {
  /** What it is: CD, 12" Vinyl … */
  media?: string | null | undefined;
  /** Its number, 1 to 999. */
  number: number;
  /** Its own title, in which `|` becomes `/`. */
  title?: string | null | undefined;
  /** How many tracks it has, 1 to 9,999. */
  trackTotal?: number | null | undefined;
};

/** For `disconnectScrobbleAccount`. */
export type DisconnectScrobbleAccountInput = {
  /** The account. */
  id: string | number;
};

/** What the members of a group of duplicates have in common. */
export type DuplicateKind =
  /** Files of the same size and content, also in several libraries. */
  | 'CONTENT'
  /** Separate films of one title and year or of one provider's id; episodes of one number; tracks that are twice on a release, or on albums of one artist and title. */
  | 'TITLE'
  /** Several versions of one film, episode or track. */
  | 'VERSION';

/** What editAlbum takes. What is left out stays as it is; null sets the field to be empty. */
export type EditAlbumInput = {
  /** Its artists one by one, by name: who is called so is meant, else somebody is added. Cannot be null. */
  artists?: Array<string> | null | undefined;
  /** Whether it holds recordings of several artists; cannot be null. */
  compilation?: boolean | null | undefined;
  /** Its artists as they are written on it; cannot be null. */
  credit?: string | null | undefined;
  /** The names of its genres, the main one first. Released they are counted from its tracks. */
  genres?: Array<string> | null | undefined;
  /** Which one. */
  id: string | number;
  /** What it is; cannot be null. */
  kind?: AlbumKind | null | undefined;
  /** Its moods; its tracks keep theirs. */
  moods?: Array<string> | null | undefined;
  /** The release group's id at MusicBrainz as it is shown; which album a file is of follows what files say themselves. */
  musicBrainzId?: string | null | undefined;
  /** What it is about. */
  overview?: string | null | undefined;
  /** The day it first came out. */
  releasedOn?: string | null | undefined;
  /** What it is beside its kind: Live, Compilation, Soundtrack … */
  secondaryKinds?: Array<string> | null | undefined;
  /** The title as lists sort it; null follows the title. */
  sortTitle?: string | null | undefined;
  /** Its styles; its tracks keep theirs. */
  styles?: Array<string> | null | undefined;
  /** Its title; cannot be null. */
  title?: string | null | undefined;
  /** Titles and texts in other languages. */
  translations?: Array<TranslationInput> | null | undefined;
  /** The year it first came out, 1000 to 9999. */
  year?: number | null | undefined;
};

/** What editArtist takes. What is left out stays as it is; null sets the field to be empty. */
export type EditArtistInput = {
  /** When somebody was born: a day, a year, or words. */
  born?: string | null | undefined;
  /** Where they are from, ISO 3166: `DE`. */
  country?: string | null | undefined;
  /** When somebody died. */
  died?: string | null | undefined;
  /** When a group was disbanded. */
  disbanded?: string | null | undefined;
  /** When a group was formed: a day, a year, or words. */
  formed?: string | null | undefined;
  /** The names of the genres, the main one first. Released they are counted from the tracks. */
  genres?: Array<string> | null | undefined;
  /** Which one. */
  id: string | number;
  /** Their moods. */
  moods?: Array<string> | null | undefined;
  /** The id at MusicBrainz as it is shown; who a file names follows what files say themselves. */
  musicBrainzId?: string | null | undefined;
  /** The name; cannot be null. */
  name?: string | null | undefined;
  /** Who they are: the biography. */
  overview?: string | null | undefined;
  /** The name as lists sort it; null follows the name. */
  sortName?: string | null | undefined;
  /** Their styles. */
  styles?: Array<string> | null | undefined;
  /** Names and texts in other languages. */
  translations?: Array<TranslationInput> | null | undefined;
};

/** What editCollection takes. What is left out stays as it is. */
export type EditCollectionInput = {
  /** Its new description. */
  description?: string | null | undefined;
  /** Which way. */
  direction?: Direction | null | undefined;
  /** Which one. */
  id: string | number;
  /** Its new name. */
  name?: string | null | undefined;
  /** One of its items, by the item's own id, whose picture it shows from now on; null for none. Others are uploaded by POST /artworks. */
  pictureOf?: string | number | null | undefined;
  /** Its new rules, where it is a smart one. */
  rules?: PlaylistRulesInput | null | undefined;
  /** What it is sorted by from now on, where people fill it. The order by hand is kept meanwhile. */
  sorting?: CollectionSorting | null | undefined;
};

/** What editEpisode takes. What is left out stays as it is; null sets the field to be empty. */
export type EditEpisodeInput = {
  /** Its number through all seasons. */
  absolute?: number | null | undefined;
  /** The day it was first shown. */
  airedOn?: string | null | undefined;
  /** Of a special: the season that it is shown after. */
  airsAfterSeason?: number | null | undefined;
  /** Of a special: the episode of that season that it is shown before. */
  airsBeforeEpisode?: number | null | undefined;
  /** Of a special: the season that it is shown before, or in. */
  airsBeforeSeason?: number | null | undefined;
  /** Who took part, in their order, at most 1000. */
  credits?: Array<CreditInput> | null | undefined;
  /** Its number on discs. */
  dvdNumber?: number | null | undefined;
  /** Its season on discs. */
  dvdSeason?: number | null | undefined;
  /** Which one. */
  id: string | number;
  /** What it is about. */
  overview?: string | null | undefined;
  /** How long it runs. */
  runtimeMs?: number | null | undefined;
  /** Its title. */
  title?: string | null | undefined;
  /** Its titles and texts in other languages. */
  translations?: Array<TranslationInput> | null | undefined;
};

/** What editItems takes. What is left out stays as it is; null sets a field to be empty. */
export type EditItemsInput = {
  /** The artists of albums and tracks, by name. */
  artists?: ListEditInput | null | undefined;
  /** Their age rating. */
  certification?: string | null | undefined;
  /** The collection that they belong to. */
  collection?: string | null | undefined;
  /** Whether albums hold recordings of several artists; cannot be null. */
  compilation?: boolean | null | undefined;
  /** Where they were made. */
  countries?: ListEditInput | null | undefined;
  /** The number of the disc that tracks are on, 1 to 999; cannot be null. */
  disc?: number | null | undefined;
  /** Their genres. */
  genres?: ListEditInput | null | undefined;
  /** Which ones, at most 500: films, series, seasons, episodes, artists, albums, releases and tracks. A field that one of them does not have is refused. */
  ids: Array<string | number>;
  /** Their language. */
  language?: string | null | undefined;
  /** The languages of the words of tracks. */
  languages?: ListEditInput | null | undefined;
  /** The moods of artists, albums and tracks. */
  moods?: ListEditInput | null | undefined;
  /** Who broadcast them. */
  networks?: ListEditInput | null | undefined;
  /** The fields that are given back to their sources. */
  release?: Array<ItemField> | null | undefined;
  /** What albums are beside their kind. */
  secondaryKinds?: ListEditInput | null | undefined;
  /** Who made them. */
  studios?: ListEditInput | null | undefined;
  /** The styles of artists, albums and tracks. */
  styles?: ListEditInput | null | undefined;
  /** Words to find them by. */
  tags?: ListEditInput | null | undefined;
  /** Their year. */
  year?: number | null | undefined;
};

/** For `editLibrary`. */
export type EditLibraryInput = {
  /** Whether its files may be moved into the trash; see `deleteFiles`. */
  allowDeletion?: boolean | null | undefined;
  /** The library to change. */
  id: string | number;
  /** The language that titles are wanted in, BCP 47. */
  language?: string | null | undefined;
  /** For LIVE: another list of channels. */
  m3u?: string | null | undefined;
  /** Its name. */
  name?: string | null | undefined;
  /** Its folders, in place of those before. What lies in a folder that is left out is forgotten. */
  paths?: Array<string> | null | undefined;
  /** Whether small pictures for seeking are made of its films. */
  trickplay?: boolean | null | undefined;
  /** Whether changes in its folders are seen at once. */
  watch?: boolean | null | undefined;
  /** For LIVE: another guide; null removes it. */
  xmltv?: string | null | undefined;
};

/** What editMovie takes. What is left out stays as it is; null sets the field to be empty. */
export type EditMovieInput = {
  /** The age ratings of countries: `US:PG-13`, `DE:FSK 12` … */
  ageRatings?: Array<string> | null | undefined;
  /** The age rating as it is shown. Set by hand it speaks for `ageRatings` too, unless these are set. */
  certification?: string | null | undefined;
  /** The name of the collection it belongs to. */
  collection?: string | null | undefined;
  /** Where it was made, by name or code. */
  countries?: Array<string> | null | undefined;
  /** Who took part, in their order, at most 1000. */
  credits?: Array<CreditInput> | null | undefined;
  /** The names of its genres, the main one first. */
  genres?: Array<string> | null | undefined;
  /** Which one. */
  id: string | number;
  /** Its code at IMDb as it is shown: `tt0113277`. */
  imdbId?: string | null | undefined;
  /** Its language, by name or code. */
  language?: string | null | undefined;
  /** The title in its own language. */
  originalTitle?: string | null | undefined;
  /** What it is about. */
  overview?: string | null | undefined;
  /** The day it came out. */
  releasedOn?: string | null | undefined;
  /** How long it runs. */
  runtimeMs?: number | null | undefined;
  /** The title as lists sort it; null follows the title. */
  sortTitle?: string | null | undefined;
  /** Who made it. */
  studios?: Array<string> | null | undefined;
  /** The line on its poster. */
  tagline?: string | null | undefined;
  /** Words to find it by. */
  tags?: Array<string> | null | undefined;
  /** Its title; cannot be null. */
  title?: string | null | undefined;
  /** Its number at TMDb as it is shown; which film a file is follows what files say themselves. */
  tmdbId?: number | null | undefined;
  /** Addresses of trailers with http or https, at most 20. What Kodi writes for its add-ons becomes the address. */
  trailers?: Array<string> | null | undefined;
  /** Its titles and texts in other languages. */
  translations?: Array<TranslationInput> | null | undefined;
  /** The year it came out, 1000 to 9999. */
  year?: number | null | undefined;
};

/** What editPlaylist takes. What is left out stays as it is. */
export type EditPlaylistInput = {
  /** Its new description. */
  description?: string | null | undefined;
  /** Which one. */
  id: string | number;
  /** Its new name. */
  name?: string | null | undefined;
  /** One of its items, by the item's own id, whose picture it shows from now on; null for none. Others are uploaded by POST /artworks. */
  pictureOf?: string | number | null | undefined;
  /** Its new rules, where it is a smart one. */
  rules?: PlaylistRulesInput | null | undefined;
};

/** For `editProfile`. What is left out stays. */
export type EditProfileInput = {
  /** Whether it has every library of the account. */
  allLibraries?: boolean | null | undefined;
  /** Whether the next episode begins by itself. */
  autoplay?: boolean | null | undefined;
  /** Which of twelve colours it has, from 0. */
  colour?: number | null | undefined;
  /** The profile to change. */
  id: string | number;
  /** Whether it is for children. */
  kids?: boolean | null | undefined;
  /** The language of the pages, as BCP 47; null for the browser's. */
  language?: string | null | undefined;
  /** The libraries that it has otherwise, in place of those before. */
  libraryIds?: Array<string | number> | null | undefined;
  /** The name to show. */
  name?: string | null | undefined;
  /** Four to six digits; null takes the PIN away. */
  pin?: string | null | undefined;
  /** What is hidden from it, in place of what was before; null for nothing. */
  restrictions?: RestrictionsInput | null | undefined;
  /** The language to show titles and texts in, BCP 47; null for that of the libraries. */
  titleLanguage?: string | null | undefined;
};

/** What editRelease takes. What is left out stays as it is; null sets the field to be empty. */
export type EditReleaseInput = {
  /** Its barcode. */
  barcode?: string | null | undefined;
  /** The publisher's number of it. */
  catalogueNumber?: string | null | undefined;
  /** Where it came out, ISO 3166: `DE`. */
  country?: string | null | undefined;
  /** How many discs it has, 1 to 999. */
  discTotal?: number | null | undefined;
  /** What is known of its discs. */
  discs?: Array<DiscInput> | null | undefined;
  /** Which one. */
  id: string | number;
  /** Who published it. */
  label?: string | null | undefined;
  /** Its id at MusicBrainz as it is shown; which release a file is of follows what files say themselves. */
  musicBrainzId?: string | null | undefined;
  /** The day it came out. */
  releasedOn?: string | null | undefined;
  /** Official, Promotion, Bootleg … */
  status?: string | null | undefined;
  /** Its title; cannot be null. */
  title?: string | null | undefined;
  /** The year it came out, 1000 to 9999. */
  year?: number | null | undefined;
};

/** What editSeason takes. What is left out stays as it is; null sets the field to be empty. */
export type EditSeasonInput = {
  /** Which one. */
  id: string | number;
  /** What it is about. */
  overview?: string | null | undefined;
  /** Its title. */
  title?: string | null | undefined;
  /** Its titles and texts in other languages. */
  translations?: Array<TranslationInput> | null | undefined;
};

/** What editSeries takes. What is left out stays as it is; null sets the field to be empty. */
export type EditSeriesInput = {
  /** The age ratings of countries: `US:TV-14`, `DE:FSK 12` … */
  ageRatings?: Array<string> | null | undefined;
  /** The age rating as it is shown. Set by hand it speaks for `ageRatings` too, unless these are set. */
  certification?: string | null | undefined;
  /** Where it was made, by name or code. */
  countries?: Array<string> | null | undefined;
  /** Who took part, in their order, at most 1000. */
  credits?: Array<CreditInput> | null | undefined;
  /** The day it ended. */
  endedOn?: string | null | undefined;
  /** The day it began. */
  firstAiredOn?: string | null | undefined;
  /** The names of its genres, the main one first. */
  genres?: Array<string> | null | undefined;
  /** Which one. */
  id: string | number;
  /** Its code at IMDb as it is shown: `tt0306414`. */
  imdbId?: string | null | undefined;
  /** Its language, by name or code. */
  language?: string | null | undefined;
  /** Who broadcast it. */
  networks?: Array<string> | null | undefined;
  /** The title in its own language. */
  originalTitle?: string | null | undefined;
  /** What it is about. */
  overview?: string | null | undefined;
  /** The title as lists sort it; null follows the title. */
  sortTitle?: string | null | undefined;
  /** Whether it goes on; cannot be null. */
  status?: SeriesStatus | null | undefined;
  /** Who made it. */
  studios?: Array<string> | null | undefined;
  /** Words to find it by. */
  tags?: Array<string> | null | undefined;
  /** Its title; cannot be null. */
  title?: string | null | undefined;
  /** Its number at TMDb as it is shown; which series a file is of follows what files say themselves. */
  tmdbId?: number | null | undefined;
  /** Addresses of trailers with http or https, at most 20. What Kodi writes for its add-ons becomes the address. */
  trailers?: Array<string> | null | undefined;
  /** Its titles and texts in other languages. */
  translations?: Array<TranslationInput> | null | undefined;
  /** Its number at TheTVDB as it is shown. */
  tvdbId?: number | null | undefined;
  /** How it counts its episodes; cannot be null. */
  type?: SeriesType | null | undefined;
  /** The year it began, 1000 to 9999. */
  year?: number | null | undefined;
};

/** What editTrack takes. What is left out stays as it is; null sets the field to be empty. */
export type EditTrackInput = {
  /** Its artists one by one, by name: who is called so is meant, else somebody is added. Others who took part stay. Cannot be null. */
  artists?: Array<string> | null | undefined;
  /** Beats a minute, 1 to 1,000. */
  bpm?: number | null | undefined;
  /** What is noted of it. */
  comment?: string | null | undefined;
  /** Its artists as they are written on it; cannot be null. */
  credit?: string | null | undefined;
  /** The number of its disc, 1 to 999; cannot be null. */
  disc?: number | null | undefined;
  /** The names of its genres. */
  genres?: Array<string> | null | undefined;
  /** Which one. */
  id: string | number;
  /** Its ISRCs: `USRC17607839`. */
  isrcs?: Array<string> | null | undefined;
  /** The languages of its words, as they are tagged. */
  languages?: Array<string> | null | undefined;
  /** Its words, at most 20 texts; those of its files are not shown then. */
  lyrics?: Array<LyricsInput> | null | undefined;
  /** Its moods. */
  moods?: Array<string> | null | undefined;
  /** Its number on the disc, 1 to 9,999; null for none. */
  number?: number | null | undefined;
  /** The recording's id at MusicBrainz as it is shown; what was heard is known by what files say themselves. */
  recordingId?: string | null | undefined;
  /** The title as lists sort it; null follows the title. */
  sortTitle?: string | null | undefined;
  /** Its styles. */
  styles?: Array<string> | null | undefined;
  /** Its title; cannot be null. */
  title?: string | null | undefined;
  /** Its year, 1000 to 9999. */
  year?: number | null | undefined;
};

/** For `editUser`. What is left out stays. */
export type EditUserInput = {
  /** Whether every library may be seen. */
  allLibraries?: boolean | null | undefined;
  /** The name to show. */
  displayName?: string | null | undefined;
  /** Whether the account may be used; false ends its logins. */
  enabled?: boolean | null | undefined;
  /** The account to change. */
  id: string | number;
  /** The libraries that may be seen, in place of those before. */
  libraryIds?: Array<string | number> | null | undefined;
  /** Whether files of libraries that allow it may be deleted. */
  mayDelete?: boolean | null | undefined;
  /** The name to log in with. */
  name?: string | null | undefined;
  /** A new password; it ends the account's logins. */
  password?: string | null | undefined;
  /** What is hidden from the account, in place of what was before; null for nothing. Administrators cannot be restricted. */
  restrictions?: RestrictionsInput | null | undefined;
  /** What the account may do. */
  role?: UserRole | null | undefined;
};

/** For `emptyTrash`. */
export type EmptyTrashInput = {
  /** Items of the trash, at most 500; all of it when left out. */
  ids?: Array<string | number> | null | undefined;
  /** Only what was deleted in this library. */
  libraryId?: string | number | null | undefined;
};

/** For `endPlaybackSession`. */
export type EndPlaybackSessionInput = {
  /** What to tell its viewer, up to 500 characters; a plain sentence when left out. */
  message?: string;
  /** The session. */
  sessionId: string | number;
};

/** Narrows a list of episodes. Everything given must hold. */
export type EpisodeFilter = {
  /** Added at this time or later. */
  addedSince?: string | null | undefined;
  /** Added in the last so many days, 1 to 36,500. */
  addedWithinDays?: number | null | undefined;
  /** Aired first on this day or later. */
  airedFrom?: string | null | undefined;
  /** Aired first on this day or earlier. */
  airedTo?: string | null | undefined;
  /** Aired first in the last so many days, 1 to 36,500. */
  airedWithinDays?: number | null | undefined;
  /** All of these hold too. */
  and?: Array<EpisodeFilter> | null | undefined;
  /** With one of these audio codecs: `aac`, `eac3` … */
  audioCodecs?: Array<string> | null | undefined;
  /** With sound in one of these languages, BCP 47. */
  audioLanguages?: Array<string> | null | undefined;
  /** In one of these containers: `matroska`, `mp4` … */
  containers?: Array<string> | null | undefined;
  /** Only those with several versions, or only the others. */
  duplicate?: boolean | null | undefined;
  /** Of one of these versions: `Director's Cut` … */
  editions?: Array<string> | null | undefined;
  /** Only the viewer's favourites, or only the others. */
  favourite?: boolean | null | undefined;
  /** With a picture of one of these ranges. */
  hdr?: Array<Hdr> | null | undefined;
  /** In this library. */
  libraryId?: string | number | null | undefined;
  /** Only those that are missing, or only those that are there. Those that are there when left out. */
  missing?: boolean | null | undefined;
  /** This does not hold. */
  not?: EpisodeFilter | null | undefined;
  /** Those that the viewer has not played for so many days, or never, 1 to 36,500. */
  notPlayedForDays?: number | null | undefined;
  /** At least one of these holds too. */
  or?: Array<EpisodeFilter> | null | undefined;
  /** Only those that the viewer has rated at least so, 1 to 10. */
  ownRatingFrom?: number | null | undefined;
  /** Liked at least so well, 0 to 10. */
  ratingFrom?: number | null | undefined;
  /** With a picture of one of these sizes. */
  resolutions?: Array<VideoResolution> | null | undefined;
  /** What holds of their series. */
  series?: SeriesFilter | null | undefined;
  /** Of this series. */
  seriesId?: string | number | null | undefined;
  /** Only specials, or only the others. */
  specials?: boolean | null | undefined;
  /** With subtitles in one of these languages, BCP 47. */
  subtitleLanguages?: Array<string> | null | undefined;
  /** With one of these video codecs: `h264`, `hevc` … */
  videoCodecs?: Array<string> | null | undefined;
  /** Only those that the viewer has watched to the end, or only the others. */
  watched?: boolean | null | undefined;
  /** Only what is on the viewer's watchlist, or only what is not. */
  watchlisted?: boolean | null | undefined;
};

/** How episodes of all series are sorted. `EpisodeOrder` is that of one series. */
export type EpisodeListOrder = {
  /** Which way. */
  direction?: Direction;
  /** By what. */
  field: EpisodeListOrderField;
};

/** What episodes of all series are sorted by. */
export type EpisodeListOrderField =
  /** When they were added. */
  | 'ADDED_AT'
  /** The day they were aired first; those without one last. */
  | 'AIRED_ON'
  /** When the viewer played them last; those that were never played last, by title. */
  | 'LAST_PLAYED_AT'
  /** How the viewer has rated them; those without a rating last, by title. */
  | 'OWN_RATING'
  /** How often the viewer has seen them to the end; those never seen last, by title. */
  | 'PLAY_COUNT'
  /** How well they are liked; those without a rating last. */
  | 'RATING'
  /** How long they run; those of which nobody knows last. */
  | 'RUNTIME'
  /** Title, case aside; those without one first. */
  | 'TITLE';

/** An order of all episodes of a series. */
export type EpisodeOrder =
  /** Counted through all seasons. */
  | 'ABSOLUTE'
  /** As they were broadcast, specials where they were shown. */
  | 'AIRED'
  /** As they are on discs. */
  | 'DVD';

/** What an extra is. */
export type ExtraKind =
  /** About how it was made. */
  | 'BEHIND_THE_SCENES'
  /** A scene that was cut. */
  | 'DELETED_SCENE'
  /** A short film about it. */
  | 'FEATURETTE'
  /** An interview. */
  | 'INTERVIEW'
  /** Anything else. */
  | 'OTHER'
  /** A scene. */
  | 'SCENE'
  /** A short film. */
  | 'SHORT'
  /** A trailer. */
  | 'TRAILER';

/** What a list can be told apart by; fields that its kind does not have hold nothing. */
export type FacetField =
  /** What albums are. */
  | 'ALBUM_KIND'
  /** What artists did. */
  | 'ARTIST_ROLE'
  /** Audio codecs. */
  | 'AUDIO_CODEC'
  /** Languages of sound. */
  | 'AUDIO_LANGUAGE'
  /** Collections; values are ids for `labels`, as of all kinds of labels. */
  | 'COLLECTION'
  /** Containers. */
  | 'CONTAINER'
  /** Countries: of albums those of their editions, of artists where they are from, as `countries` takes them. */
  | 'COUNTRY'
  /** Decades; values are their first years. */
  | 'DECADE'
  /** Versions. */
  | 'EDITION'
  /** Genres; values are ids for `genres`. */
  | 'GENRE'
  /** Ranges of pictures. */
  | 'HDR'
  /** Keywords. */
  | 'KEYWORD'
  /** Who published editions of albums, as `recordLabels` takes them. */
  | 'LABEL'
  /** Languages they were made in: of albums and tracks those of the words, as `languages` takes them. */
  | 'LANGUAGE'
  /** The ages that age ratings ask for. */
  | 'MINIMUM_AGE'
  /** Moods of artists, albums and tracks, in lower case. */
  | 'MOOD'
  /** Networks. */
  | 'NETWORK'
  /** Whether editions of albums are official ones. */
  | 'RELEASE_STATUS'
  /** Sizes of pictures. */
  | 'RESOLUTION'
  /** What albums are beside that. */
  | 'SECONDARY_KIND'
  /** Studios. */
  | 'STUDIO'
  /** Styles of artists, albums and tracks, in lower case. */
  | 'STYLE'
  /** Languages of subtitles. */
  | 'SUBTITLE_LANGUAGE'
  /** Video codecs. */
  | 'VIDEO_CODEC';

/** What findArtwork takes. */
export type FindArtworkInput = {
  /** Whether to fetch the addresses that descriptions name. */
  addresses?: boolean;
  /** Instants of the video to take frames at. The nearest picture that stands by itself is taken. */
  atMs?: Array<number> | null | undefined;
  /** How many frames to take, spread over the video: at most 12 together with `atMs`. */
  frames?: number;
  /** The film, series, season, episode, album, artist or person. */
  itemId: string | number;
  /** What the pictures are for. */
  role: ArtworkRole;
};

/** What freezeCollection takes. */
export type FreezeCollectionInput = {
  /** Which one. */
  id: string | number;
};

/** What freezePlaylist takes. */
export type FreezePlaylistInput = {
  /** Which one. */
  id: string | number;
};

/** The dynamic range of a video. */
export type Hdr =
  /** Dolby Vision. */
  | 'DOLBY_VISION'
  /** HDR10. */
  | 'HDR10'
  /** HDR10+. */
  | 'HDR10_PLUS'
  /** Hybrid log-gamma. */
  | 'HLG'
  /** Standard. */
  | 'SDR';

/** For `hideFromContinueWatching`. */
export type HideFromContinueWatchingInput = {
  /** Whether it is hidden. */
  hidden?: boolean;
  /** The item. */
  itemId: string | number;
};

/** Asks for objects by their ids. Everything given must hold. */
export type IdSetFilter = {
  /** With every one of these. */
  all?: Array<string | number> | null | undefined;
  /** With at least one of these. */
  any?: Array<string | number> | null | undefined;
  /** With none of these. */
  none?: Array<string | number> | null | undefined;
};

/** For `ignoreDuplicates`. */
export type IgnoreDuplicatesInput = {
  /** The groups, at most 500. */
  ids: Array<string | number>;
  /** Take it back: show them again. */
  undo?: boolean;
};

/** For `ignoreFiles`. */
export type IgnoreFilesInput = {
  /** The files, at most 500. */
  fileIds: Array<string | number>;
};

/** What importCollectionRecords takes. */
export type ImportCollectionRecordsInput = {
  /** The collections, up to 100, with up to 500 entries in all. */
  collections: Array<CollectionRecordInput>;
  /** What the filters of their rules name, up to 500; see `ruleNames`. */
  names?: Array<RuleNameInput>;
};

/** What importPlaylistRecords takes. */
export type ImportPlaylistRecordsInput = {
  /** What the filters of their rules name, up to 500; see `ruleNames`. */
  names?: Array<RuleNameInput>;
  /** The playlists, up to 100, with up to 500 entries in all. */
  playlists: Array<PlaylistRecordInput>;
};

/** For `importViewerRecords`. */
export type ImportViewerRecordsInput = {
  /** The records, up to 500. */
  records: Array<ViewerRecordInput>;
};

/** A field that sources state and people may set. */
export type ItemField =
  /** The number of an episode through all seasons. */
  | 'ABSOLUTE'
  /** The age ratings of countries. */
  | 'AGE_RATINGS'
  /** The day that an episode was first shown. */
  | 'AIRED_ON'
  /** The season that a special is shown after. */
  | 'AIRS_AFTER_SEASON'
  /** The episode that a special is shown before. */
  | 'AIRS_BEFORE_EPISODE'
  /** The season that a special is shown before, or in. */
  | 'AIRS_BEFORE_SEASON'
  /** What an album is. */
  | 'ALBUM_KIND'
  /** The artists of an album or a track one by one, by name. */
  | 'ARTISTS'
  /** The barcode of a release. */
  | 'BARCODE'
  /** When an artist was born, as it is written. */
  | 'BORN'
  /** Beats a minute. */
  | 'BPM'
  /** The publisher's number of a release. */
  | 'CATALOGUE_NUMBER'
  /** The age rating as it is shown. */
  | 'CERTIFICATION'
  /** The collection it belongs to. */
  | 'COLLECTION'
  /** What is noted of a track. */
  | 'COMMENT'
  /** Whether an album holds recordings of several artists: `true` or `false`. */
  | 'COMPILATION'
  /** Where it was made. */
  | 'COUNTRIES'
  /** Where a release came out, or an artist is from, ISO 3166. */
  | 'COUNTRY'
  /** The artists of an album or a track, as they are written on it. */
  | 'CREDIT'
  /** Who took part. As a text each is `role | name | part`, the part left out where there is none: `ACTOR | Al Pacino | Vincent Hanna`. */
  | 'CREDITS'
  /** When an artist died, as it is written. */
  | 'DIED'
  /** When a group was disbanded, as it is written. */
  | 'DISBANDED'
  /** The number of the disc that a track is on. */
  | 'DISC'
  /** The discs of a release. As a text each is `number | title | medium | tracks`, of which the end may be left out: `1 | The Early Years | CD | 12`. */
  | 'DISCS'
  /** How many discs a release has. */
  | 'DISC_TOTAL'
  /** The number of an episode on discs. */
  | 'DVD_NUMBER'
  /** The season of an episode on discs. */
  | 'DVD_SEASON'
  /** The day that a series ended. */
  | 'ENDED_ON'
  /** The day that a series began. */
  | 'FIRST_AIRED_ON'
  /** When a group was formed, as it is written. */
  | 'FORMED'
  /** Its genres. */
  | 'GENRES'
  /** The code at IMDb. */
  | 'IMDB_ID'
  /** The ISRCs of a track. */
  | 'ISRCS'
  /** Who published a release. */
  | 'LABEL'
  /** Its language. */
  | 'LANGUAGE'
  /** The languages of the words of a track. */
  | 'LANGUAGES'
  /** The words of a track, plain or LRC. As a text each is `language | words`, the language empty where nobody says. */
  | 'LYRICS'
  /** The moods of an artist, an album or a track. */
  | 'MOODS'
  /** The id at MusicBrainz: of an artist, of an album its release group, of a release, of a track its recording. */
  | 'MUSICBRAINZ_ID'
  /** The name of an artist. */
  | 'NAME'
  /** Who broadcast it. */
  | 'NETWORKS'
  /** The number of a track on its disc. */
  | 'NUMBER'
  /** The title in its own language. */
  | 'ORIGINAL_TITLE'
  /** What it is about. */
  | 'OVERVIEW'
  /** The day that a film or an album came out. */
  | 'RELEASED_ON'
  /** What a release is: Official, Promotion, Bootleg … */
  | 'RELEASE_STATUS'
  /** How long it runs, in milliseconds. */
  | 'RUNTIME_MS'
  /** What an album is beside its kind: Live, Compilation, Soundtrack … */
  | 'SECONDARY_KINDS'
  /** How a series counts its episodes. */
  | 'SERIES_TYPE'
  /** The name as lists sort it. */
  | 'SORT_NAME'
  /** The title as lists sort it. */
  | 'SORT_TITLE'
  /** Whether a series goes on. */
  | 'STATUS'
  /** Who made it. */
  | 'STUDIOS'
  /** The styles of an artist, an album or a track. */
  | 'STYLES'
  /** The line on its poster. */
  | 'TAGLINE'
  /** Words to find it by. */
  | 'TAGS'
  /** The title. */
  | 'TITLE'
  /** The number at TMDb. */
  | 'TMDB_ID'
  /** Addresses of trailers. */
  | 'TRAILERS'
  /** Titles and texts in other languages. As a text each is `language | title, overview or tagline | text`: `de | title | Das Boot`. */
  | 'TRANSLATIONS'
  /** The number at TheTVDB. */
  | 'TVDB_ID'
  /** The year. */
  | 'YEAR';

/** What an item is. More may come. */
export type ItemKind =
  /** An album. */
  | 'ALBUM'
  /** Somebody who made music. */
  | 'ARTIST'
  /** An episode of a series. */
  | 'EPISODE'
  /** A file by itself. */
  | 'FILE'
  /** A film. */
  | 'MOVIE'
  /** Somebody who took part. */
  | 'PERSON'
  /** A season of a series. */
  | 'SEASON'
  /** A series. */
  | 'SERIES'
  /** A track. */
  | 'TRACK';

/** What was done to items. */
export type JoinKind =
  /** The files of some went to another one. */
  | 'MERGED'
  /** A file was given other episodes of its series. */
  | 'NUMBERED'
  /** Some files of one became another one. */
  | 'SPLIT';

/** Why a file is the one to keep: what it is better in than all others of its group. */
export type KeepReason =
  /** More audio streams. */
  | 'AUDIO'
  /** More bits per second. */
  | 'BIT_RATE'
  /** A codec that makes more of the same number of bytes, or loses nothing. */
  | 'CODEC'
  /** A high dynamic range. */
  | 'HDR'
  /** It is known what it is. */
  | 'IDENTIFIED'
  /** It was there first. */
  | 'OLDEST'
  /** More lines. */
  | 'RESOLUTION'
  /** More bytes. */
  | 'SIZE'
  /** More subtitles. */
  | 'SUBTITLES';

/** Narrows a list of labels. */
export type LabelFilter = {
  /** Of this kind. */
  kind?: LabelKind | null | undefined;
  /** Of what is in this library. */
  libraryId?: string | number | null | undefined;
  /** Names that contain this, case and accents aside. */
  nameContains?: string | null | undefined;
  /** Names that begin with this, case and accents aside. */
  nameStartsWith?: string | null | undefined;
};

/** What a label says. */
export type LabelKind =
  /** Films that belong together. */
  | 'COLLECTION'
  /** Where it was made. */
  | 'COUNTRY'
  /** A word that it was tagged with. */
  | 'KEYWORD'
  /** The language it was made in. */
  | 'LANGUAGE'
  /** Who broadcast it. */
  | 'NETWORK'
  /** Who made it. */
  | 'STUDIO';

/** How labels are sorted. */
export type LabelOrder = {
  /** Which way. */
  direction?: Direction;
  /** By what. */
  field: LabelOrderField;
};

/** What labels are sorted by. */
export type LabelOrderField =
  /**
   * How many films and series have them, of those that are there: labels of nothing else are left out. The filter must have a kind. This
   * reads all titles of the viewer for each page: ask for the first one, not for all.
   */
  | 'COUNT'
  /** Name, case and accents aside. */
  | 'NAME';

/** What happened to a library. */
export type LibraryChangeKind =
  /** Items came. */
  | 'ADDED'
  /** Items changed. */
  | 'CHANGED'
  /** Items went missing, or the library is gone. */
  | 'REMOVED'
  /** Events were lost; read again what you show. */
  | 'RESYNC'
  /** Nothing yet: the state at the beginning of the subscription. */
  | 'STATE';

/** What a library holds. */
export type LibraryKind =
  /** Channels of a list, with what runs on them. */
  | 'LIVE'
  /** Films. */
  | 'MOVIES'
  /** Music: albums and single recordings. */
  | 'MUSIC'
  /** Series of episodes. */
  | 'SERIES';

/** How a list of each of many items is changed. */
export type ListEditInput = {
  /** What is done. */
  mode?: ListEditMode;
  /** With which texts, at most 100. */
  values: Array<string>;
};

/** What is done to a list. */
export type ListEditMode =
  /** The list has these too. */
  | 'ADD'
  /** The list has none of these. */
  | 'REMOVE'
  /** The list is this. */
  | 'SET';

/** For `logIn`. */
export type LogInInput = {
  /** What the client calls itself, shown in the list of logins. */
  clientName?: string;
  /** Set cookies instead of answering with tokens: for browsers. */
  cookie?: boolean;
  /** The account's name. */
  name: string;
  /** Its password. */
  password: string;
};

/** For `logOutEverywhere`. */
export type LogOutEverywhereInput = {
  /** Keep the login that asks. */
  keepCurrent?: boolean;
};

/** For `logOut`. */
export type LogOutInput = {
  /** The login to end; the one that asks when left out. */
  loginId?: string | number | null | undefined;
};

/** The words of a song, as they are set by hand. */
export type LyricsInput = {
  /** Their language; null where nobody says. */
  language?: string | null | undefined;
  /** Plain lines or LRC, at most 60,000 characters. */
  text: string;
};

/** For `markWatched`. */
export type MarkWatchedInput = {
  /** A film, an episode, a season or a series. */
  itemId: string | number;
  /** Watched or not. */
  watched: boolean;
};

/** For `mergeItems`. */
export type MergeItemsInput = {
  /** Who the album is by since, such as Various Artists; without it that stays. Albums only. */
  artist?: string | null | undefined;
  /** Those that become part of it, at most 100, of the same kind and library. */
  ids: Array<string | number>;
  /** The film, series, album or artist that stays. */
  into: string | number;
};

/** What moveCollectionItems takes. */
export type MoveCollectionItemsInput = {
  /** The place before which they go; to the end when left out. */
  beforeId?: string | number | null | undefined;
  /** Which collection. */
  collectionId: string | number;
  /** The places to move, in the order that they shall have, at most 100. */
  ids: Array<string | number>;
};

/** What movePlaylistItems takes. */
export type MovePlaylistItemsInput = {
  /** The place before which they go; to the end when left out. */
  beforeId?: string | number | null | undefined;
  /** The places to move, in the order that they shall have, at most 100. */
  ids: Array<string | number>;
  /** Which playlist. */
  playlistId: string | number;
};

/** Narrows a list of films. Everything given must hold. */
export type MovieFilter = {
  /** Added at this time or later. */
  addedSince?: string | null | undefined;
  /** Added in the last so many days, 1 to 36,500. */
  addedWithinDays?: number | null | undefined;
  /** Only those with an age rating that is known, or only those without. */
  ageRated?: boolean | null | undefined;
  /** All of these hold too. */
  and?: Array<MovieFilter> | null | undefined;
  /** With one of these audio codecs: `aac`, `eac3` … */
  audioCodecs?: Array<string> | null | undefined;
  /** With sound in one of these languages, BCP 47. */
  audioLanguages?: Array<string> | null | undefined;
  /** In one of these containers: `matroska`, `mp4` … */
  containers?: Array<string> | null | undefined;
  /** Only those with several versions, or only the others. */
  duplicate?: boolean | null | undefined;
  /** Of one of these versions: `Director's Cut` … */
  editions?: Array<string> | null | undefined;
  /** Only the viewer's favourites, or only the others. */
  favourite?: boolean | null | undefined;
  /** With every one of these genres. */
  genreIds?: Array<string | number> | null | undefined;
  /** By their genres. */
  genres?: IdSetFilter | null | undefined;
  /** With a picture of one of these ranges. */
  hdr?: Array<Hdr> | null | undefined;
  /** By their labels: collections, studios, networks, keywords, countries and languages. */
  labels?: IdSetFilter | null | undefined;
  /** In this library. */
  libraryId?: string | number | null | undefined;
  /** For viewers of this age: those with age ratings that ask for at most so many years. Unrated ones are left out. */
  minimumAgeTo?: number | null | undefined;
  /** Only those that are missing, or only those that are there. Those that are there when left out. */
  missing?: boolean | null | undefined;
  /** This does not hold. */
  not?: MovieFilter | null | undefined;
  /** Those that the viewer has not played for so many days, or never, 1 to 36,500. */
  notPlayedForDays?: number | null | undefined;
  /** At least one of these holds too. */
  or?: Array<MovieFilter> | null | undefined;
  /** Only those that the viewer has rated at least so, 1 to 10. */
  ownRatingFrom?: number | null | undefined;
  /** By who took part. */
  people?: IdSetFilter | null | undefined;
  /** With this person. */
  personId?: string | number | null | undefined;
  /** Liked at least so well, 0 to 10. */
  ratingFrom?: number | null | undefined;
  /** Liked at most so well, 0 to 10. */
  ratingTo?: number | null | undefined;
  /** With a picture of one of these sizes. */
  resolutions?: Array<VideoResolution> | null | undefined;
  /** With subtitles in one of these languages, BCP 47. */
  subtitleLanguages?: Array<string> | null | undefined;
  /** What `search` finds by this: words by their beginnings, misspellings aside, up to 10,000 titles. Only in the outermost filter of a list, and not in rules. */
  text?: string | null | undefined;
  /** Titles that contain this, case and accents aside. */
  titleContains?: string | null | undefined;
  /** Only those that nobody has said what they are, or only the others. */
  unmatched?: boolean | null | undefined;
  /** With one of these video codecs: `h264`, `hevc` … */
  videoCodecs?: Array<string> | null | undefined;
  /** Only those that the viewer has watched to the end, or only the others. */
  watched?: boolean | null | undefined;
  /** Only what is on the viewer's watchlist, or only what is not. */
  watchlisted?: boolean | null | undefined;
  /** From this year on. */
  yearFrom?: number | null | undefined;
  /** Up to this year. */
  yearTo?: number | null | undefined;
};

/** How films are sorted. */
export type MovieOrder = {
  /** Which way. */
  direction?: Direction;
  /** By what. */
  field: MovieOrderField;
  /** What tells one random order from another. */
  seed?: number;
};

/** What films are sorted by. */
export type MovieOrderField =
  /** When they were added. */
  | 'ADDED_AT'
  /** When the viewer played them last; those that were never played last, by title. */
  | 'LAST_PLAYED_AT'
  /** How the viewer has rated them; those without a rating last, by title. */
  | 'OWN_RATING'
  /** How often the viewer has seen them to the end; those never seen last, by title. */
  | 'PLAY_COUNT'
  /** At random: the same order for the same `seed`. */
  | 'RANDOM'
  /** How well they are liked; those without a rating last. */
  | 'RATING'
  /** The day they came out; those without one last. */
  | 'RELEASED_ON'
  /** How well they go with the `text` of the filter, which must be there: with DESC the best first. It is the order of lists with a text where none is given. */
  | 'RELEVANCE'
  /** How long they run; those of which nobody knows last. */
  | 'RUNTIME'
  /** Title, articles and case aside. */
  | 'TITLE'
  /** The year they came out; those without one last. */
  | 'YEAR';

/** Why an NFO file was not written. */
export type NfoReason =
  /** There is another file of this name already. */
  | 'EXISTS'
  /** The folder is away or does not take it. */
  | 'NOT_WRITABLE'
  /** None of the item's files is there, or a series, an artist or an album has no folder of its own. */
  | 'NO_FILES';

/** For `numberFile`. */
export type NumberFileInput = {
  /** The episodes that it holds, at most 200. */
  episodes: Array<number>;
  /** A file of a series. */
  fileId: string | number;
  /** The season; 0 holds the specials. */
  season: number;
};

/** For `planDeletion`. */
export type PlanDeletionInput = {
  /** The files, at most 500. */
  fileIds: Array<string | number>;
};

/** How something is played. */
export type PlaybackDecision =
  /** The file as it is. */
  | 'DIRECT'
  /** The streams as they are, in pieces that the client can fetch (HLS). */
  | 'REMUX'
  /** Encoded anew (HLS). */
  | 'TRANSCODE';

/** For `playbackPlan`; as for `startPlayback`. */
export type PlaybackPlanInput = {
  /** The audio stream's index. */
  audioStream?: number | null | undefined;
  /** What the client has measured that it can play. */
  capabilities?: ClientCapabilitiesInput | null | undefined;
  /** One of the item's files; the best one for the client when left out. */
  fileId?: string | number | null | undefined;
  /** A film, an episode or a file. */
  itemId: string | number;
  /** The most bits per second. */
  maxBitRate?: number | null | undefined;
  /** The highest picture. */
  maxHeight?: number | null | undefined;
  /** What the viewer wants to hear and read; what `setPlaybackPreferences` has set when left out. */
  preferences?: PlaybackPreferencesInput | null | undefined;
  /** What kind of device the client is. */
  profile?: string | null | undefined;
  /** The subtitle stream's index; -1 for none. */
  subtitleStream?: number | null | undefined;
};

/** What a viewer wants to hear and read. */
export type PlaybackPreferencesInput = {
  /** Whether sound that describes the picture is preferred. */
  audioDescription?: boolean;
  /** The languages to hear, BCP 47, the most wanted first, up to 10; none leave it to the file. */
  audioLanguages?: Array<string>;
  /** Whether subtitles that tell of noises are preferred. */
  hearingImpaired?: boolean;
  /** The languages to read, BCP 47, the most wanted first, up to 10; none are those to hear. */
  subtitleLanguages?: Array<string>;
  /** When subtitles are on by themselves. */
  subtitleMode?: SubtitleMode;
};

/** Why it is not played as it is. More may come. */
export type PlaybackReason =
  /** The client does not play so many channels. */
  | 'AUDIO_CHANNELS_NOT_SUPPORTED'
  /** The client does not play this audio codec. */
  | 'AUDIO_CODEC_NOT_SUPPORTED'
  /** The client does not play so many samples a second. */
  | 'AUDIO_SAMPLE_RATE_NOT_SUPPORTED'
  /** Another audio stream than the first was chosen. */
  | 'AUDIO_TRACK_CHOSEN'
  /** The client's line carried less before. */
  | 'BANDWIDTH_TOO_LOW'
  /** There are more bits per second than the client takes. */
  | 'BIT_RATE_TOO_HIGH'
  /** The client does not open this container. */
  | 'CONTAINER_NOT_SUPPORTED'
  /** The file has no index to cut it by. */
  | 'NO_INDEX'
  /** The client asked for it. */
  | 'REQUESTED'
  /** The server has no room for more now. */
  | 'SERVER_BUSY'
  /** A subtitle inside the file was chosen. */
  | 'SUBTITLE_CHOSEN'
  /** The account may not have so much. */
  | 'USER_LIMIT'
  /** The client does not play so many bits per colour. */
  | 'VIDEO_BIT_DEPTH_NOT_SUPPORTED'
  /** The client does not play this video codec. */
  | 'VIDEO_CODEC_NOT_SUPPORTED'
  /** The client does not play so many pictures a second. */
  | 'VIDEO_FRAME_RATE_NOT_SUPPORTED'
  /** The video is interlaced. */
  | 'VIDEO_INTERLACED'
  /** The client plays sound alone. */
  | 'VIDEO_NOT_WANTED'
  /** The client does not play this profile or level of the codec. */
  | 'VIDEO_PROFILE_NOT_SUPPORTED'
  /** The client does not show this dynamic range. */
  | 'VIDEO_RANGE_NOT_SUPPORTED'
  /** The picture is larger than the client can show. */
  | 'VIDEO_RESOLUTION_NOT_SUPPORTED'
  /** The client does not know the name under which the container holds the video (`hev1`, `dvh1` …). */
  | 'VIDEO_TAG_NOT_SUPPORTED';

/** The reasons not to play something now. More may come. */
export type PlaybackRefusalReason =
  /** The channel's source sends nothing now. */
  | 'CHANNEL_AWAY'
  /** The channel is sent as it comes, and its codecs cannot be passed on or played by the client. */
  | 'CHANNEL_NOT_SUPPORTED'
  /** Only a client with Dolby Vision shows this file's colours. */
  | 'DOLBY_VISION_ONLY'
  /** No quality keeps to the account's limits. */
  | 'QUALITY_LIMIT'
  /** The server has no room to encode it. */
  | 'SERVER_BUSY'
  /** The server receives as many channels as it may. */
  | 'TOO_MANY_CHANNELS'
  /** The server plays as many things as it may. */
  | 'TOO_MANY_SESSIONS'
  /** The user plays as many things as they may. */
  | 'TOO_MANY_SESSIONS_OF_USER'
  /** It would have to be encoded, and the account may not have that. */
  | 'TRANSCODE_NOT_ALLOWED';

/** Whether a session plays. */
export type PlaybackState =
  /** Nothing was heard of it for long. */
  | 'ABANDONED'
  /** It is paused. */
  | 'PAUSED'
  /** It plays. */
  | 'PLAYING'
  /** It was ended. */
  | 'STOPPED';

/** What somebody may do with a playlist or a collection. */
export type PlaylistAccess =
  /** Also rename, share and remove it. */
  | 'OWNER'
  /** See and play it. */
  | 'READ'
  /** Also add, move and remove items. */
  | 'WRITE';

/** One entry of a playlist to take in. */
export type PlaylistEntryInput = {
  /** The id that the place had. */
  id: string | number;
  /** By which keys the content is known, as of `PlaylistItem.keys`. One is enough. */
  keys: Array<string>;
  /** What it is: a film, an episode or a track. */
  kind: ItemKind;
};

/** A playlist to take in, as its owner saw it. */
export type PlaylistRecordInput = {
  /** What it is for, up to 2,000 characters. */
  description?: string;
  /** What people put into it, in order. */
  entries?: Array<PlaylistEntryInput>;
  /** The id it had. It is made anew, unless it is the viewer's own here. */
  id: string | number;
  /** Its name, 1 to 200 characters. */
  name: string;
  /** What fills it; null where people do. */
  rules?: PlaylistRulesRecordInput | null | undefined;
  /** With whom it was shared: by the names of accounts here. It counts for playlists that are made anew. */
  shares?: Array<PlaylistShareInput>;
};

/**
 * What shall fill a smart playlist or collection, which may be an empty filter: of a playlist one of `movies`, `episodes` and `tracks`, of
 * a collection `movies` or `series`.
 */
export type PlaylistRulesInput = {
  /** Which way. */
  direction?: Direction;
  /** Episodes. */
  episodes?: EpisodeFilter | null | undefined;
  /** How many of them, in that order, are taken: 1 to 5,000. */
  limit?: number;
  /** Films. */
  movies?: MovieFilter | null | undefined;
  /** What they are sorted by. */
  orderField?: PlaylistRulesOrderField;
  /** Series: for collections. */
  series?: SeriesFilter | null | undefined;
  /** Tracks. */
  tracks?: TrackFilter | null | undefined;
};

/** What the rules of a smart playlist or collection choose. */
export type PlaylistRulesKind =
  /** Episodes: for playlists. */
  | 'EPISODE'
  /** Films. */
  | 'MOVIE'
  /** Series: for collections. */
  | 'SERIES'
  /** Tracks: for playlists. */
  | 'TRACK';

/** What rules sort by what they choose. Where there is none of it, an item comes last. */
export type PlaylistRulesOrderField =
  /** When they were added. */
  | 'ADDED_AT'
  /** The day they were aired first: episodes. */
  | 'AIRED_ON'
  /** Artist, album and place there: tracks. */
  | 'ARTIST'
  /** When their last episode was added: series. */
  | 'EPISODE_ADDED_AT'
  /** The day that their last episode was aired: series. */
  | 'EPISODE_AIRED_ON'
  /** When whoever looks at it heard them last; those never heard last, by title: tracks. */
  | 'LAST_HEARD_AT'
  /** When whoever looks at it played them last; those never played last, by title: films, series and episodes. */
  | 'LAST_PLAYED_AT'
  /** How whoever looks at it rated them; those without a rating last, by title: all kinds. */
  | 'OWN_RATING'
  /** How often whoever looks at it has played or heard them; those never played or heard last, by title: all kinds. */
  | 'PLAY_COUNT'
  /** At random, in another order each day. */
  | 'RANDOM'
  /** How well they are liked: films and series. */
  | 'RATING'
  /** The day they came out, or began: films and series. */
  | 'RELEASED_ON'
  /** How long they run: films. */
  | 'RUNTIME'
  /** Title, articles and case aside: films, series and tracks. */
  | 'TITLE'
  /** The year they came out: films, series and tracks. */
  | 'YEAR';

/** What fills a smart playlist, as of `PlaylistRules`. */
export type PlaylistRulesRecordInput = {
  /** Which way. */
  direction: Direction;
  /** The filter. */
  filter: unknown;
  /** What they choose. */
  kind: PlaylistRulesKind;
  /** How many they take in that order, at most. */
  limit: number;
  /** What they sort by. */
  orderField: PlaylistRulesOrderField;
};

/** With whom a playlist was shared. */
export type PlaylistShareInput = {
  /** READ or WRITE. */
  access: PlaylistAccess;
  /** The name that they log in with. */
  userName: string;
};

/** What was being done when a file failed. */
export type ProblemStage =
  /** Taking in its pictures. */
  | 'ARTWORK'
  /** Finding out what it is. */
  | 'IDENTIFY'
  /** Reading what it contains. */
  | 'PROBE'
  /** Finding it in its folder. */
  | 'WALK';

/** What happened to a viewer's progress. */
export type ProgressChangeKind =
  /** Something was played, stopped or marked. */
  | 'CHANGED'
  /** Events were lost; read again what you show. */
  | 'RESYNC'
  /** Nothing yet: the items that were played last, at the beginning of the subscription. */
  | 'STATE';

/** For `rateItem`. */
export type RateItemInput = {
  /** The item. */
  itemId: string | number;
  /** 1 to 10; null takes the rating back. */
  rating?: number | null | undefined;
};

/** For `readAnew`. */
export type ReadAnewInput = {
  /** A film, a series, a season, an episode, an artist, an album, a release, a track or a library. */
  id: string | number;
};

/** What releaseFields takes. */
export type ReleaseFieldsInput = {
  /** Which of its fields. */
  fields: Array<ItemField>;
  /** Which item. */
  id: string | number;
};

/** What removeCollection takes. */
export type RemoveCollectionInput = {
  /** Which one. */
  id: string | number;
};

/** What removeCollectionItems takes. */
export type RemoveCollectionItemsInput = {
  /** Which collection. */
  collectionId: string | number;
  /** The places to take out, at most 100. */
  ids: Array<string | number>;
};

/** For `removeFromHistory`. */
export type RemoveFromHistoryInput = {
  /** The entries, up to 100. Those that are not there are no mistake. */
  entryIds: Array<string | number>;
};

/** For `removeLibrary`. */
export type RemoveLibraryInput = {
  /** The library to remove. */
  id: string | number;
};

/** What removePlaylist takes. */
export type RemovePlaylistInput = {
  /** Which one. */
  id: string | number;
};

/** What removePlaylistItems takes. */
export type RemovePlaylistItemsInput = {
  /** The places to take out, at most 100. */
  ids: Array<string | number>;
  /** Which playlist. */
  playlistId: string | number;
};

/** For `removeProfile`. */
export type RemoveProfileInput = {
  /** The profile to remove. */
  id: string | number;
};

/** For `removeSavedFilter`. */
export type RemoveSavedFilterInput = {
  /** The filter. */
  id: string | number;
};

/** For `removeUser`. */
export type RemoveUserInput = {
  /** The account to remove. */
  id: string | number;
};

/** For `reportProgress`. */
export type ReportProgressInput = {
  /** What the line carries, in bits per second, as the player measured. */
  bandwidth?: number | null | undefined;
  /** How much the player has ready. */
  bufferedMs?: number | null | undefined;
  /** How many pictures it had to leave out so far. */
  droppedFrames?: number | null | undefined;
  /** Whether it is paused. */
  paused?: boolean;
  /** Where it is. */
  positionMs: number;
  /** The quality that it shows, by its name in the playlists. */
  rendition?: string | null | undefined;
  /** The session. */
  sessionId: string | number;
};

/** For `restoreFiles`. */
export type RestoreFilesInput = {
  /** Items of the trash, at most 500. */
  ids: Array<string | number>;
};

/** What is to be hidden; see `Restrictions`. */
export type RestrictionsInput = {
  /** Genres, labels, films, series, albums, tracks and channels that are allowed. */
  allowedIds?: Array<string | number>;
  /** Genres and labels that are denied. */
  deniedIds?: Array<string | number>;
  /** The highest `minimumAge` that a title may have, 0 to 21; null for any. */
  maxAge?: number | null | undefined;
  /** Whether a title needs an allowed genre or label to be seen. */
  onlyAllowed?: boolean;
  /** Whether titles without an age rating may be seen. */
  unrated?: boolean;
};

/** For `resumeScan`. */
export type ResumeScanInput = {
  /** The paused scan. */
  scanId: string | number;
};

/** What a file can be said to be. */
export type ReviewKind =
  /** An episode of a series. */
  | 'EPISODE'
  /** A film. */
  | 'MOVIE'
  /** A track of an album. */
  | 'TRACK';

/** What a part of a candidate's score is about. */
export type ReviewPartKind =
  /** How alike the artists are. */
  | 'ARTIST'
  /** Another file of it has the same content. */
  | 'CONTENT'
  /** Another file in the same folder is of it. */
  | 'FOLDER'
  /** Whether a provider's ids are the same. */
  | 'IDS'
  /** How near the play times are. */
  | 'RUNTIME'
  /** How alike the titles are. */
  | 'TITLE'
  /** How near the years are. */
  | 'YEAR';

/** Why a file could not be placed with certainty. */
export type ReviewReason =
  /** The artist is called nearly as another is. */
  | 'ARTIST_DOUBTFUL'
  /** The names of the file and of its folder are of two things. */
  | 'NAMES_DISAGREE'
  /** Its title is nearly that of another item. */
  | 'NEAR_TITLE'
  /** The NFO file is of something else than the names beside it, or than another NFO file. */
  | 'NFO_DISAGREES'
  /** An episode without a number. */
  | 'NO_EPISODE'
  /** A track without tags that say its title and its artist: its folder and its name alone placed it. */
  | 'NO_TAGS'
  /** A film whose names have no year, and there is neither an NFO file nor an id. */
  | 'NO_YEAR'
  /** Another file has the same content, and is filed under something else. */
  | 'SAME_CONTENT'
  /** The tags of a track and the names of its folders are of two albums. */
  | 'TAGS_DISAGREE'
  /** The folder of a track holds another album too, of which there is more. */
  | 'TWO_ALBUMS'
  /** Nothing tells what it is. */
  | 'UNMATCHED';

/** Who says what a file is. */
export type ReviewSource =
  /** The file's own name. */
  | 'FILE_NAME'
  /** The name of the folder that it is in. */
  | 'FOLDER_NAME'
  /** The NFO file beside it, or that of its series. */
  | 'NFO'
  /** Another NFO file beside it. */
  | 'OTHER_NFO'
  /** The tags in it. */
  | 'TAGS';

/** What somebody did with a file of the inbox. */
export type ReviewVerdict =
  /** Took one of the candidates. */
  | 'ACCEPTED'
  /** Said what it is. */
  | 'CORRECTED'
  /** Left it as it is. */
  | 'IGNORED'
  /** Gave it to its item together with others; see `joinHistory`. */
  | 'JOINED';

/** For `revokeApiKey`. */
export type RevokeApiKeyInput = {
  /** The key to end. */
  id: string | number;
};

/** What a filter names, as of `RuleName`. */
export type RuleNameInput = {
  /** The id in the filter. */
  id: string | number;
  /** Its keys. */
  keys: Array<string>;
};

/** For `saveFilter`. */
export type SaveFilterInput = {
  /** Which way. */
  direction?: Direction;
  /** The filter, as the type of the kind's filters has it: `MovieFilter`, `AlbumFilter` … */
  filter: unknown;
  /** The one to replace; a new one when left out. */
  id?: string | number | null | undefined;
  /** What it filters. */
  kind: TitleKind;
  /** Its name: 1 to 100 characters, one filter of a kind each. */
  name: string;
  /** What titles are sorted by. Artists have no title: give NAME or another field for them. */
  orderField?: TitleOrderField;
};

/** For `scanLibrary`. */
export type ScanLibraryInput = {
  /** The library to scan. */
  libraryId: string | number;
};

/** What a scan is doing. */
export type ScanPhase =
  /** Writing down what is left. */
  | 'FINISH'
  /** Finding out what they are; of a list of channels, reading its guide. */
  | 'IDENTIFY'
  /** Reading what new and changed files contain. */
  | 'PROBE'
  /** Nothing yet. */
  | 'WAITING'
  /** Listing the folders, or reading the list of channels, and comparing it with what is known. */
  | 'WALK';

/** How far a scan is. */
export type ScanState =
  /** Somebody ended it. */
  | 'CANCELLED'
  /** It came to its end. */
  | 'COMPLETED'
  /** It could not go on; see `reason`. */
  | 'FAILED'
  /** It stopped by itself and touched nothing; see `reason`. */
  | 'PAUSED'
  /** It waits for its turn. */
  | 'PENDING'
  /** It runs. */
  | 'RUNNING'
  /** Many files are gone: somebody must agree before they are marked missing; see `approveScan`. */
  | 'WAITING_FOR_APPROVAL';

/** Why a scan began. */
export type ScanTrigger =
  /** It was time. */
  | 'SCHEDULE'
  /** The server started. */
  | 'START'
  /** Somebody asked for it. */
  | 'USER'
  /** Something changed in a folder. */
  | 'WATCH';

/** A service that can be told what is heard. */
export type ScrobbleService =
  /** Last.fm. */
  | 'LASTFM'
  /** ListenBrainz. */
  | 'LISTENBRAINZ';

/** What can be found. */
export type SearchKind =
  /** Albums. */
  | 'ALBUM'
  /** Artists of music. */
  | 'ARTIST'
  /** Collections. */
  | 'COLLECTION'
  /** Episodes. */
  | 'EPISODE'
  /** Films. */
  | 'MOVIE'
  /** People who took part in films, series and episodes. */
  | 'PERSON'
  /** Playlists. */
  | 'PLAYLIST'
  /** Series. */
  | 'SERIES'
  /** Tracks. */
  | 'TRACK';

/** Narrows a list of series. Everything given must hold. */
export type SeriesFilter = {
  /** Added at this time or later. */
  addedSince?: string | null | undefined;
  /** Added in the last so many days, 1 to 36,500. */
  addedWithinDays?: number | null | undefined;
  /** Only those with an age rating that is known, or only those without. */
  ageRated?: boolean | null | undefined;
  /** All of these hold too. */
  and?: Array<SeriesFilter> | null | undefined;
  /** With one of these audio codecs: `aac`, `eac3` … */
  audioCodecs?: Array<string> | null | undefined;
  /** With sound in one of these languages, BCP 47. */
  audioLanguages?: Array<string> | null | undefined;
  /** In one of these containers: `matroska`, `mp4` … */
  containers?: Array<string> | null | undefined;
  /** Only those with several versions, or only the others. */
  duplicate?: boolean | null | undefined;
  /** Of one of these versions: `Director's Cut` … */
  editions?: Array<string> | null | undefined;
  /** Only the viewer's favourites, or only the others. */
  favourite?: boolean | null | undefined;
  /** With every one of these genres. */
  genreIds?: Array<string | number> | null | undefined;
  /** By their genres. */
  genres?: IdSetFilter | null | undefined;
  /** With a picture of one of these ranges. */
  hdr?: Array<Hdr> | null | undefined;
  /** By their labels: collections, studios, networks, keywords, countries and languages. */
  labels?: IdSetFilter | null | undefined;
  /** In this library. */
  libraryId?: string | number | null | undefined;
  /** For viewers of this age: those with age ratings that ask for at most so many years. Unrated ones are left out. */
  minimumAgeTo?: number | null | undefined;
  /** Only those that are missing, or only those that are there. Those that are there when left out. */
  missing?: boolean | null | undefined;
  /** This does not hold. */
  not?: SeriesFilter | null | undefined;
  /** Those that the viewer has not played for so many days, or never, 1 to 36,500. */
  notPlayedForDays?: number | null | undefined;
  /** At least one of these holds too. */
  or?: Array<SeriesFilter> | null | undefined;
  /** Only those that the viewer has rated at least so, 1 to 10. */
  ownRatingFrom?: number | null | undefined;
  /** By who took part. */
  people?: IdSetFilter | null | undefined;
  /** With this person. */
  personId?: string | number | null | undefined;
  /** Liked at least so well, 0 to 10. */
  ratingFrom?: number | null | undefined;
  /** Liked at most so well, 0 to 10. */
  ratingTo?: number | null | undefined;
  /** With a picture of one of these sizes. */
  resolutions?: Array<VideoResolution> | null | undefined;
  /** In one of these states. */
  statuses?: Array<SeriesStatus> | null | undefined;
  /** With subtitles in one of these languages, BCP 47. */
  subtitleLanguages?: Array<string> | null | undefined;
  /** What `search` finds by this: words by their beginnings, misspellings aside, up to 10,000 titles. Only in the outermost filter of a list, and not in rules. */
  text?: string | null | undefined;
  /** Titles that contain this, case and accents aside. */
  titleContains?: string | null | undefined;
  /** Only those that nobody has said what they are, or only the others. */
  unmatched?: boolean | null | undefined;
  /** With one of these video codecs: `h264`, `hevc` … */
  videoCodecs?: Array<string> | null | undefined;
  /** Only those of which the viewer has watched every episode, or only the others. Specials count where there is nothing else. */
  watched?: boolean | null | undefined;
  /** Only what is on the viewer's watchlist, or only what is not. */
  watchlisted?: boolean | null | undefined;
  /** From this year on. */
  yearFrom?: number | null | undefined;
  /** Up to this year. */
  yearTo?: number | null | undefined;
};

/** How series are sorted. */
export type SeriesOrder = {
  /** Which way. */
  direction?: Direction;
  /** By what. */
  field: SeriesOrderField;
  /** What tells one random order from another. */
  seed?: number;
};

/** What series are sorted by. */
export type SeriesOrderField =
  /** When they were added. */
  | 'ADDED_AT'
  /** When the last of their episodes was added, of those that are there. */
  | 'EPISODE_ADDED_AT'
  /** The day that their last episode was aired, of those that are there; those without one last. */
  | 'EPISODE_AIRED_ON'
  /** When the viewer played them last; those that were never played last, by title. */
  | 'LAST_PLAYED_AT'
  /** How the viewer has rated them; those without a rating last, by title. */
  | 'OWN_RATING'
  /** How often the viewer has seen their episodes to the end; those never seen last, by title. */
  | 'PLAY_COUNT'
  /** At random: the same order for the same `seed`. */
  | 'RANDOM'
  /** How well they are liked; those without a rating last. */
  | 'RATING'
  /** The day they began; those without one last. */
  | 'RELEASED_ON'
  /** How well they go with the `text` of the filter, which must be there: with DESC the best first. It is the order of lists with a text where none is given. */
  | 'RELEVANCE'
  /** Title, articles and case aside. */
  | 'TITLE'
  /** The year they began; those without one last. */
  | 'YEAR';

/** Whether a series goes on. */
export type SeriesStatus =
  /** More is to come. */
  | 'CONTINUING'
  /** It is over. */
  | 'ENDED'
  /** Nobody has said. */
  | 'UNKNOWN';

/** How a series counts its episodes. */
export type SeriesType =
  /** Through all seasons, as anime does. */
  | 'ANIME'
  /** By date. */
  | 'DAILY'
  /** By season and number. */
  | 'STANDARD';

/** For `setFavourite`. */
export type SetFavouriteInput = {
  /** Whether it is one. */
  favourite: boolean;
  /** The item. */
  itemId: string | number;
};

/** For `setPlaybackPreferences`: all preferences are set. */
export type SetPlaybackPreferencesInput = {
  /** What the viewer wants. */
  preferences: PlaybackPreferencesInput;
};

/** For `setUp`. */
export type SetUpInput = {
  /** Set cookies instead of answering with tokens: for browsers. */
  cookie?: boolean;
  /** The name to show; the same as `name` when left out. */
  displayName?: string | null | undefined;
  /** The name to log in with. */
  name: string;
  /** At least eight characters. */
  password: string;
  /** The token that the server printed. */
  token: string;
};

/** For `setWatchlisted`. */
export type SetWatchlistedInput = {
  /** The item. */
  itemId: string | number;
  /** Whether it is there. */
  watchlisted: boolean;
};

/** What shareCollection takes. */
export type ShareCollectionInput = {
  /** READ or WRITE; null ends the sharing. */
  access?: PlaylistAccess | null | undefined;
  /** Which collection. */
  id: string | number;
  /** The name that the other one logs in with. */
  userName: string;
};

/** What sharePlaylist takes. */
export type SharePlaylistInput = {
  /** READ or WRITE; null ends the sharing. */
  access?: PlaylistAccess | null | undefined;
  /** Which playlist. */
  id: string | number;
  /** The name that the other one logs in with. */
  userName: string;
};

/** For `splitItem`. */
export type SplitItemInput = {
  /** Who the album is by since; without it who it was by. Albums only. */
  artist?: string | null | undefined;
  /** Files of it, at most 10000; of an artist, files of tracks that they took part in, by themselves or by the album. */
  fileIds?: Array<string | number>;
  /** The film, series, album or artist. */
  id: string | number;
  /** One of the same kind and library that they go to; else they become a new one. */
  into?: string | number | null | undefined;
  /** Seasons of a series, with all their files. */
  seasonIds?: Array<string | number>;
  /** The title of the new one, or the name of the artist; when left out what the name of the first file says, of music what it was called. */
  title?: string | null | undefined;
  /** Its year, 1000 to 9999. */
  year?: number | null | undefined;
};

/** For `startPlayback`. */
export type StartPlaybackInput = {
  /** The audio stream's index; the one that the preferences choose when left out. */
  audioStream?: number | null | undefined;
  /** What the client has measured that it can play; with `profile`, what it says goes before the profile codec by codec. */
  capabilities?: ClientCapabilitiesInput | null | undefined;
  /** What the client calls itself. */
  clientName?: string;
  /** One of the item's files; the best one for the client when left out. */
  fileId?: string | number | null | undefined;
  /** A film, an episode, a track, a file or a channel. */
  itemId: string | number;
  /** Send at most this many bits per second, also where the client could take more. */
  maxBitRate?: number | null | undefined;
  /** Encode at most this height, also where the client could play more: 1080, 720, 480 or 360. */
  maxHeight?: number | null | undefined;
  /** Where to begin; where the viewer stopped when left out. It is a position in the file where `fileId` is given, else in the whole item. */
  positionMs?: number | null | undefined;
  /** What the viewer wants to hear and read, where the streams are left out; what `setPlaybackPreferences` has set when left out. */
  preferences?: PlaybackPreferencesInput | null | undefined;
  /** What kind of device the client is, by a name that `playbackProfiles` lists. It or `capabilities` must be given. */
  profile?: string | null | undefined;
  /** The subtitle stream's index; -1 for none, the one that the preferences choose when left out. Subtitles that are pictures are drawn into the video for clients that do not draw them. */
  subtitleStream?: number | null | undefined;
};

/** For `stopPlayback`. */
export type StopPlaybackInput = {
  /** Where it was. */
  positionMs?: number | null | undefined;
  /** The session. */
  sessionId: string | number;
};

/** What a stream carries. */
export type StreamKind =
  /** Sound. */
  | 'AUDIO'
  /** Anything else. */
  | 'DATA'
  /** Text or pictures over the video. */
  | 'SUBTITLE'
  /** Pictures. */
  | 'VIDEO';

/** A form of subtitles beside WebVTT. */
export type SubtitleFormat =
  /** Text with styles and fonts, also SSA. */
  | 'ASS'
  /** Pictures of television. */
  | 'DVB'
  /** Pictures of Blu-rays. */
  | 'PGS'
  /** Pictures of DVDs. */
  | 'VOBSUB';

/** When subtitles are on by themselves. */
export type SubtitleMode =
  /** Always, whatever the sound is. */
  | 'ALWAYS'
  /** Where the sound is in none of the viewer's languages; else those alone that must be translated. */
  | 'AUTO'
  /** Only those that must be translated. */
  | 'FORCED'
  /** Never. */
  | 'OFF';

/** For `switchProfile`. */
export type SwitchProfileInput = {
  /** Its PIN, where it has one. */
  pin?: string | null | undefined;
  /** The profile to use. */
  profileId: string | number;
};

/** What has genres; films and series have labels too. */
export type TaggedKind =
  /** Albums: genres alone. */
  | 'ALBUM'
  /** Artists: genres alone. */
  | 'ARTIST'
  /** Films. */
  | 'MOVIE'
  /** Series. */
  | 'SERIES'
  /** Tracks: genres alone. */
  | 'TRACK';

/** What a filter is of. */
export type TitleKind =
  /** Albums. */
  | 'ALBUM'
  /** Artists. */
  | 'ARTIST'
  /** Films. */
  | 'MOVIE'
  /** Series. */
  | 'SERIES'
  /** Tracks. */
  | 'TRACK';

/** What lists of any kind are sorted by: each kind has the fields of its own order. */
export type TitleOrderField =
  /** When they were added. */
  | 'ADDED_AT'
  /** Artist; of albums and tracks. */
  | 'ARTIST'
  /** How long tracks run. */
  | 'DURATION'
  /** When the last episode of series was added. */
  | 'EPISODE_ADDED_AT'
  /** The day that the last episode of series was aired; those without one last. */
  | 'EPISODE_AIRED_ON'
  /** When the viewer heard albums or tracks last; those never heard last, by title. */
  | 'LAST_HEARD_AT'
  /** When the viewer played them last; those that were never played last, by title. */
  | 'LAST_PLAYED_AT'
  /** Name, articles and case aside; of artists. */
  | 'NAME'
  /** How the viewer has rated them; those without a rating last, by title. */
  | 'OWN_RATING'
  /** How often the viewer has seen them to the end, or heard them; those never seen or heard last, by title. */
  | 'PLAY_COUNT'
  /** At random. */
  | 'RANDOM'
  /** How well they are liked; those without a rating last. */
  | 'RATING'
  /** The day they came out, or began; those without one last. */
  | 'RELEASED_ON'
  /** How well they go with the `text` of the filter, which must be there: with DESC the best first. It is the order of lists with a text where none is given. */
  | 'RELEVANCE'
  /** How long films run; those of which nobody knows last. */
  | 'RUNTIME'
  /** Title, articles and case aside. */
  | 'TITLE'
  /** The year they came out, or that artists were born or formed; those without one last. */
  | 'YEAR';

/** Narrows a list of tracks. Everything given must hold. */
export type TrackFilter = {
  /** Added since then. */
  addedSince?: string | null | undefined;
  /** Added in the last so many days, 1 to 36,500. */
  addedWithinDays?: number | null | undefined;
  /** Of this album. */
  albumId?: string | number | null | undefined;
  /** All of these hold too. */
  and?: Array<TrackFilter> | null | undefined;
  /** With something by this artist. */
  artistId?: string | number | null | undefined;
  /** By who took part. */
  artists?: IdSetFilter | null | undefined;
  /** In one of these audio codecs: `flac`, `mp3` … */
  audioCodecs?: Array<string> | null | undefined;
  /** At least so many beats a minute. */
  bpmFrom?: number | null | undefined;
  /** At most so many beats a minute. */
  bpmTo?: number | null | undefined;
  /** In one of these containers: `flac`, `ogg` … */
  containers?: Array<string> | null | undefined;
  /** Only those of several files, or only the others. */
  duplicate?: boolean | null | undefined;
  /** At least so long, in milliseconds. */
  durationMsFrom?: number | null | undefined;
  /** At most so long, in milliseconds. */
  durationMsTo?: number | null | undefined;
  /** Only the viewer's favourites, or only the others. */
  favourite?: boolean | null | undefined;
  /** With every one of these genres. */
  genreIds?: Array<string | number> | null | undefined;
  /** By their genres. */
  genres?: IdSetFilter | null | undefined;
  /** Heard by the viewer at least so often. */
  heardAtLeast?: number | null | undefined;
  /** Heard by the viewer at most so often: 0 for those never heard. */
  heardAtMost?: number | null | undefined;
  /** With words in one of these languages, as files are tagged, in any case. */
  languages?: Array<string> | null | undefined;
  /** In this library. */
  libraryId?: string | number | null | undefined;
  /** Only those with every sample of the recording: FLAC, ALAC, WAV …; or only the others. */
  lossless?: boolean | null | undefined;
  /** Only those that are missing, or only those that are there. Those that are there when left out. */
  missing?: boolean | null | undefined;
  /** With one of these moods, case aside. */
  moods?: Array<string> | null | undefined;
  /** This does not hold. */
  not?: TrackFilter | null | undefined;
  /** Those that the viewer has not heard for so many days, or never, 1 to 36,500. */
  notHeardForDays?: number | null | undefined;
  /** At least one of these holds too. */
  or?: Array<TrackFilter> | null | undefined;
  /** Rated so high by the viewer, 1 to 10. */
  ownRatingFrom?: number | null | undefined;
  /** With one of these styles, case aside. */
  styles?: Array<string> | null | undefined;
  /** What `search` finds by this: words by their beginnings, misspellings aside, up to 10,000. Only in the outermost filter of a list, and not in rules or draws. */
  text?: string | null | undefined;
  /** Titles that contain this, case and accents aside. */
  titleContains?: string | null | undefined;
  /** Only those whose MusicBrainz id is not known, or only the others. */
  unmatched?: boolean | null | undefined;
  /** From this year on. */
  yearFrom?: number | null | undefined;
  /** Up to this year. */
  yearTo?: number | null | undefined;
};

/** Whether a stream is sent as it is. */
export type TrackMode =
  /** As it is. */
  | 'COPY'
  /** Made anew. */
  | 'ENCODE';

/** How tracks are sorted. */
export type TrackOrder = {
  /** Which way. */
  direction?: Direction;
  /** By what. */
  field: TrackOrderField;
  /** Any number: it decides the order of RANDOM, so that pages of one list fit each other. */
  seed?: number;
};

/** What tracks are sorted by. */
export type TrackOrderField =
  /** When they were added. */
  | 'ADDED_AT'
  /** Artist, then year, album, disc and number. */
  | 'ARTIST'
  /** How long they run. */
  | 'DURATION'
  /** When the viewer heard them last; those never heard last. */
  | 'LAST_HEARD_AT'
  /** The viewer's rating; those without one last. */
  | 'OWN_RATING'
  /** How often the viewer heard them; those never heard last. */
  | 'PLAY_COUNT'
  /** At random. */
  | 'RANDOM'
  /** How well they go with the `text` of the filter, which must be there: with DESC the best first. It is the order of lists with a text where none is given. */
  | 'RELEVANCE'
  /** Title, articles and case aside. */
  | 'TITLE'
  /** The year they first came out; those without one last. */
  | 'YEAR';

/** Where a trailer is. */
export type TrailerSite =
  /** Anywhere else. */
  | 'OTHER'
  /** Vimeo. */
  | 'VIMEO'
  /** YouTube. */
  | 'YOUTUBE';

/** What a work is called, and said to be about, in another language, as it is set by hand. */
export type TranslationInput = {
  /** The language, as BCP 47 has it: `de`, `pt-BR`. */
  language: string;
  /** What it is about. */
  overview?: string | null | undefined;
  /** The line on the poster. */
  tagline?: string | null | undefined;
  /** The title. */
  title?: string | null | undefined;
};

/** What is being done with a file in the trash. */
export type TrashState =
  /** It is being moved into the trash. */
  | 'MOVING'
  /** It is being removed for good. */
  | 'PURGING'
  /** It is being moved back. */
  | 'RESTORING'
  /** It lies in the trash. */
  | 'TRASHED';

/** What undoEdit takes. */
export type UndoEditInput = {
  /** The id of a change, or the `batchId` of all that was changed at once. */
  id: string | number;
};

/** For `undoJoin`. */
export type UndoJoinInput = {
  /** The id of a change. */
  id: string | number;
};

/** For `undoMarks`. */
export type UndoMarksInput = {
  /** The marks, up to 100, in any order. Those that are not there are no mistake while one is. */
  markIds: Array<string | number>;
};

/** For `undoReview`. */
export type UndoReviewInput = {
  /** The decisions, at most 500. */
  decisionIds: Array<string | number>;
};

/** The kinds of mistake. More may come; treat an unknown one as `INVALID`. */
export type UserErrorCode =
  /** Something else stands in the way, for example the same name. */
  | 'CONFLICT'
  /** You may not do this. */
  | 'FORBIDDEN'
  /** The value is not allowed. */
  | 'INVALID'
  /** There is no such thing, or you may not see it. */
  | 'NOT_FOUND'
  /** It cannot be done now; try again later. */
  | 'UNAVAILABLE';

/** What an account may do. */
export type UserRole =
  /** Everything. */
  | 'ADMIN'
  /** Browse and play the libraries that were granted. */
  | 'USER';

/** A video codec that a client plays. */
export type VideoCapabilityInput = {
  /** How finely colours may be stored. */
  chroma?: Array<Chroma>;
  /** The codec: `h264`, `hevc`, `av1`, `vp9`, `vp8`, `mpeg2video` … */
  codec: string;
  /** The Dolby Vision profiles that it shows, where `hdr` has `DOLBY_VISION`. */
  dolbyVisionProfiles?: Array<number>;
  /** The dynamic ranges that it shows. */
  hdr?: Array<Hdr>;
  /** Whether it deinterlaces by itself. */
  interlaced?: boolean;
  /** The most bits of each colour. */
  maxBitDepth?: number;
  /** The most bits per second of this codec; any when left out. */
  maxBitRate?: number | null | undefined;
  /** The most pictures a second; any when left out. */
  maxFrameRate?: number | null | undefined;
  /** The highest picture; any when left out. */
  maxHeight?: number | null | undefined;
  /** The highest level as the codec counts it (H.264 4.1 is 41); any when left out. */
  maxLevel?: number | null | undefined;
  /** The widest picture; any when left out. */
  maxWidth?: number | null | undefined;
  /** The codec's profiles by name (`High`, `Main 10`); any when left out. */
  profiles?: Array<string>;
  /** The sample entries that it opens in MP4 files: `avc1`, `hvc1`, `hev1`, `dvh1` …; any when left out. */
  tags?: Array<string>;
};

/** The class of a picture's size. */
export type VideoResolution =
  /** 1080 lines. */
  | 'FULL_HD'
  /** 720 lines. */
  | 'HD'
  /** Below 720 lines. */
  | 'SD'
  /** 2160 lines: 4K. */
  | 'UHD';

/** A record to take in; see `ViewerRecord`. */
export type ViewerRecordInput = {
  /** When it was played or marked last; null when it never was. */
  at?: string | null | undefined;
  /** How long it is; 0 when that is not known. */
  durationMs?: number;
  /** Since when it is a favourite; null when it is none. */
  favouriteAt?: string | null | undefined;
  /** By which keys the content is known, such as `movie|tmdb|949`, `series|tvdb|73739|s1|e2` or `movie|heat|1995`: numbers of providers, the hash of a file, title and year. One is enough. */
  keys: Array<string>;
  /** What the item is. */
  kind: ItemKind;
  /** When it was played last; null when it was only marked. */
  lastPlayedAt?: string | null | undefined;
  /** How often it was seen to the end. */
  playCount?: number;
  /** Where to go on. */
  positionMs?: number;
  /** When it was rated. */
  ratedAt?: string | null | undefined;
  /** The viewer's rating, 1 to 10. */
  rating?: number | null | undefined;
  /** Whether it was seen to the end. */
  watched?: boolean;
  /** Since when it is on the watchlist; null when it is not. */
  watchlistedAt?: string | null | undefined;
};

/** What happened to what a viewer thinks of items. */
export type ViewerStateChangeKind =
  /** Something was rated, made a favourite, put on the watchlist or hidden, or the contrary. */
  | 'CHANGED'
  /** Events were lost; read again what you show. */
  | 'RESYNC'
  /** Nothing yet: the items that were changed last, at the beginning of the subscription. */
  | 'STATE';

/** What writeNfo takes. */
export type WriteNfoInput = {
  /** Films, series, episodes, artists and albums, at most 100. */
  itemIds: Array<string | number>;
  /** Puts files that differ aside and writes new ones. */
  replace?: boolean;
};

export type ServerQueryVariables = Exact<{ [key: string]: never; }>;


export type ServerQuery = { server: { name: string, setupRequired: boolean } };

export type SessionQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionQuery = { viewer: { role: UserRole, user: { id: string, name: string, displayName: string, role: UserRole, mayDelete: boolean }, profile: { language: string | null, autoplay: boolean, id: string, name: string, colour: number, kids: boolean, locked: boolean, restricted: boolean, own: boolean, current: boolean }, profiles: Array<{ id: string, name: string, colour: number, kids: boolean, locked: boolean, restricted: boolean, own: boolean, current: boolean }> } | null };

export type SetUpMutationVariables = Exact<{
  input: SetUpInput;
}>;


export type SetUpMutation = { setUp: { user: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type LogInMutationVariables = Exact<{
  input: LogInInput;
}>;


export type LogInMutation = { logIn: { user: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type RefreshLoginMutationVariables = Exact<{ [key: string]: never; }>;


export type RefreshLoginMutation = { refreshLogin: { tokens: { accessExpiresAt: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type LogOutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogOutMutation = { logOut: { userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type MistakeFragment = { path: Array<string>, code: UserErrorCode, message: string };

export type LoginRowFragment = { id: string, clientName: string, userAgent: string, address: string, lastUsedAt: string, current: boolean };

export type ApiKeyRowFragment = { id: string, name: string, prefix: string, scopes: Array<ApiKeyScope>, createdAt: string, lastUsedAt: string | null, expiresAt: string | null };

export type EndLoginMutationVariables = Exact<{
  input: LogOutInput;
}>;


export type EndLoginMutation = { logOut: { userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type LogOutEverywhereMutationVariables = Exact<{
  input: LogOutEverywhereInput;
}>;


export type LogOutEverywhereMutation = { logOutEverywhere: { ended: number, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword: { userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey: { secret: string | null, apiKey: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { revokeApiKey: { userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type ScrobbleRowFragment = { id: string, service: ScrobbleService, name: string, problem: string | null, waiting: number };

export type ConnectListenBrainzMutationVariables = Exact<{
  input: ConnectListenBrainzInput;
}>;


export type ConnectListenBrainzMutation = { connectListenBrainz: { userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type BeginLastFmMutationVariables = Exact<{ [key: string]: never; }>;


export type BeginLastFmMutation = { beginLastFm: { token: string | null, url: string | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type ConnectLastFmMutationVariables = Exact<{
  input: ConnectLastFmInput;
}>;


export type ConnectLastFmMutation = { connectLastFm: { userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type DisconnectScrobbleAccountMutationVariables = Exact<{
  input: DisconnectScrobbleAccountInput;
}>;


export type DisconnectScrobbleAccountMutation = { disconnectScrobbleAccount: { userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type ViewerRecordsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ViewerRecordsQuery = { viewerRecords: { nodes: Array<{ kind: ItemKind, keys: Array<string>, title: string, at: string | null, lastPlayedAt: string | null, watched: boolean, positionMs: number, durationMs: number, playCount: number, rating: number | null, ratedAt: string | null, favouriteAt: string | null, watchlistedAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ImportViewerRecordsMutationVariables = Exact<{
  input: ImportViewerRecordsInput;
}>;


export type ImportViewerRecordsMutation = { importViewerRecords: { matched: number, changed: number, unmatched: Array<number>, refused: Array<{ place: number, reason: string }>, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type PosterFragment = { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string };

export type WideFragment = { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string };

export type BackdropFragment = { id: string, blurhash: string | null, large: string };

export type BannerFragment = { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string };

export type LogoFragment = { id: string, width: number | null, height: number | null, url: string };

export type CandidateFragment = { source: ArtworkSource, state: ArtworkState, place: string | null, atMs: number | null, chosen: boolean, shown: boolean, artwork: { id: string, width: number | null, height: number | null, url: string } };

export type ArtworkCandidatesQueryVariables = Exact<{
  itemId: string | number;
  role: ArtworkRole;
}>;


export type ArtworkCandidatesQuery = { artworkCandidates: Array<{ source: ArtworkSource, state: ArtworkState, place: string | null, atMs: number | null, chosen: boolean, shown: boolean, artwork: { id: string, width: number | null, height: number | null, url: string } }> };

export type FindArtworkMutationVariables = Exact<{
  input: FindArtworkInput;
}>;


export type FindArtworkMutation = { findArtwork: { candidates: Array<{ source: ArtworkSource, state: ArtworkState, place: string | null, atMs: number | null, chosen: boolean, shown: boolean, artwork: { id: string, width: number | null, height: number | null, url: string } }>, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type ChooseArtworkMutationVariables = Exact<{
  input: ChooseArtworkInput;
}>;


export type ChooseArtworkMutation = { chooseArtwork: { candidates: Array<{ source: ArtworkSource, state: ArtworkState, place: string | null, atMs: number | null, chosen: boolean, shown: boolean, artwork: { id: string, width: number | null, height: number | null, url: string } }>, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type CollectionCardFragment = { id: string, name: string, description: string, ownerName: string, access: PlaylistAccess, itemCount: number, unavailableCount: number, sorting: CollectionSorting, direction: Direction, rules: { kind: PlaylistRulesKind, filter: unknown, orderField: PlaylistRulesOrderField, direction: Direction, limit: number } | null, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, preview: Array<{ id: string, item:
      | { __typename: 'Album', cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
      | { __typename: 'Artist', picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
      | { __typename: 'Movie', poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
      | { __typename: 'Series', poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
     | null }> };

export type CollectionItemCardFragment = { id: string, lastKnownTitle: string | null, item:
    | { __typename: 'Album', id: string, title: string, credit: string, year: number | null, kind: AlbumKind, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
    | { __typename: 'Artist', id: string, name: string, albumCount: number, trackCount: number, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
    | { __typename: 'Movie', id: string, localTitle: string, year: number | null, runtimeMs: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
    | { __typename: 'Series', id: string, localTitle: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
   | null };

export type CollectionLinkFragment = { id: string, name: string };

export type CollectionsOfQueryVariables = Exact<{
  id: string | number;
}>;


export type CollectionsOfQuery = { node:
    | { __typename: 'Album', collections: Array<{ id: string, name: string }> }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist', collections: Array<{ id: string, name: string }> }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie', collections: Array<{ id: string, name: string }> }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series', collections: Array<{ id: string, name: string }> }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type WritableCollectionsQueryVariables = Exact<{ [key: string]: never; }>;


export type WritableCollectionsQuery = { collections: { nodes: Array<{ id: string, name: string }> } };

export type CollectionRulesMatchesQueryVariables = Exact<{
  rules: PlaylistRulesInput;
}>;


export type CollectionRulesMatchesQuery = { collectionMatches: { nodes: Array<{ id: string, item:
        | { __typename: 'Album' }
        | { __typename: 'Artist' }
        | { __typename: 'Movie', title: string }
        | { __typename: 'Series', title: string }
       | null }>, totalCount: { value: number } } };

export type CreateCollectionMutationVariables = Exact<{
  input: CreateCollectionInput;
}>;


export type CreateCollectionMutation = { createCollection: { collection: { id: string, name: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type EditCollectionMutationVariables = Exact<{
  input: EditCollectionInput;
}>;


export type EditCollectionMutation = { editCollection: { collection: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type FreezeCollectionMutationVariables = Exact<{
  input: FreezeCollectionInput;
}>;


export type FreezeCollectionMutation = { freezeCollection: { collection: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type RemoveCollectionMutationVariables = Exact<{
  input: RemoveCollectionInput;
}>;


export type RemoveCollectionMutation = { removeCollection: { removedId: string | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type ShareCollectionMutationVariables = Exact<{
  input: ShareCollectionInput;
}>;


export type ShareCollectionMutation = { shareCollection: { collection: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type AddCollectionItemsMutationVariables = Exact<{
  input: AddCollectionItemsInput;
}>;


export type AddCollectionItemsMutation = { addCollectionItems: { added: number, collection: { id: string, name: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type MoveCollectionItemsMutationVariables = Exact<{
  input: MoveCollectionItemsInput;
}>;


export type MoveCollectionItemsMutation = { moveCollectionItems: { collection: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type RemoveCollectionItemsMutationVariables = Exact<{
  input: RemoveCollectionItemsInput;
}>;


export type RemoveCollectionItemsMutation = { removeCollectionItems: { removed: number, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type OwnCollectionsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type OwnCollectionsQuery = { collections: { nodes: Array<{ id: string, name: string, description: string, sorting: CollectionSorting, direction: Direction, shares: Array<{ userName: string, access: PlaylistAccess }>, rules: { kind: PlaylistRulesKind, filter: unknown, orderField: PlaylistRulesOrderField, direction: Direction, limit: number } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CollectionEntriesQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type CollectionEntriesQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection', items: { nodes: Array<{ id: string, kind: ItemKind, keys: Array<string>, lastKnownTitle: string | null, item:
            | { __typename: 'Album', title: string }
            | { __typename: 'Artist', name: string }
            | { __typename: 'Movie', title: string }
            | { __typename: 'Series', title: string }
           | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type ImportCollectionRecordsMutationVariables = Exact<{
  input: ImportCollectionRecordsInput;
}>;


export type ImportCollectionRecordsMutation = { importCollectionRecords: { collections: Array<{ place: number, created: boolean, matched: number, added: number, unmatched: Array<number>, unknownUsers: Array<string> }>, refused: Array<{ place: number, reason: string }>, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type CreditLineFragment = { role: CreditRole, character: string | null, person: { id: string, name: string, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null };

export type PersonLineFragment = { id: string, name: string, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null };

export type AllCreditsQueryVariables = Exact<{
  id: string | number;
}>;


export type AllCreditsQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie', credits: Array<{ role: CreditRole, character: string | null, person: { id: string, name: string, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }> }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series', credits: Array<{ role: CreditRole, character: string | null, person: { id: string, name: string, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }> }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type DuplicateRowFragment = { id: string, kind: DuplicateKind, savedBytes: number, ignoredAt: string | null, files: Array<{ edition: string | null, part: number | null, audioStreamCount: number, subtitleStreamCount: number, keep: boolean, keepReasons: Array<KeepReason>, file: { id: string, name: string, path: string, sizeBytes: number, width: number | null, height: number | null, videoCodec: string | null, audioCodec: string | null, bitRate: number | null, hdr: Hdr | null, durationMs: number | null } | null, item:
      | { __typename: 'Channel' }
      | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, series: { id: string, title: string } | null }
      | { __typename: 'File' }
      | { __typename: 'Movie', id: string, year: number | null, name: string }
      | { __typename: 'Track', id: string, credit: string, name: string, album: { id: string, title: string, year: number | null } | null }
     | null }> };

export type IgnoreDuplicatesMutationVariables = Exact<{
  input: IgnoreDuplicatesInput;
}>;


export type IgnoreDuplicatesMutation = { ignoreDuplicates: { groups: Array<{ id: string }>, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type FieldOriginFragment = { field: ItemField, values: Array<string>, source: string, at: string, locked: boolean, byName: string | null, alternatives: Array<{ values: Array<string>, source: string, at: string }> };

export type EditChangeRowFragment = { id: string, batchId: string, at: string, byName: string, field: ItemField, before: Array<string>, after: Array<string>, beforeByHand: boolean, afterByHand: boolean, undone: boolean };

export type ItemOriginsQueryVariables = Exact<{
  id: string | number;
}>;


export type ItemOriginsQuery = { node:
    | { __typename: 'Album', origins: Array<{ field: ItemField, values: Array<string>, source: string, at: string, locked: boolean, byName: string | null, alternatives: Array<{ values: Array<string>, source: string, at: string }> }> }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist', origins: Array<{ field: ItemField, values: Array<string>, source: string, at: string, locked: boolean, byName: string | null, alternatives: Array<{ values: Array<string>, source: string, at: string }> }> }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode', origins: Array<{ field: ItemField, values: Array<string>, source: string, at: string, locked: boolean, byName: string | null, alternatives: Array<{ values: Array<string>, source: string, at: string }> }> }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie', origins: Array<{ field: ItemField, values: Array<string>, source: string, at: string, locked: boolean, byName: string | null, alternatives: Array<{ values: Array<string>, source: string, at: string }> }> }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release', origins: Array<{ field: ItemField, values: Array<string>, source: string, at: string, locked: boolean, byName: string | null, alternatives: Array<{ values: Array<string>, source: string, at: string }> }> }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season', origins: Array<{ field: ItemField, values: Array<string>, source: string, at: string, locked: boolean, byName: string | null, alternatives: Array<{ values: Array<string>, source: string, at: string }> }> }
    | { __typename: 'Series', origins: Array<{ field: ItemField, values: Array<string>, source: string, at: string, locked: boolean, byName: string | null, alternatives: Array<{ values: Array<string>, source: string, at: string }> }> }
    | { __typename: 'Track', origins: Array<{ field: ItemField, values: Array<string>, source: string, at: string, locked: boolean, byName: string | null, alternatives: Array<{ values: Array<string>, source: string, at: string }> }> }
    | { __typename: 'User' }
   | null };

export type PeopleNamedQueryVariables = Exact<{
  part: string;
}>;


export type PeopleNamedQuery = { people: { nodes: Array<{ id: string, name: string }> } };

export type EditHistoryQueryVariables = Exact<{
  itemId: string | number;
}>;


export type EditHistoryQuery = { editHistory: { nodes: Array<{ id: string, batchId: string, at: string, byName: string, field: ItemField, before: Array<string>, after: Array<string>, beforeByHand: boolean, afterByHand: boolean, undone: boolean }> } };

export type EditMovieMutationVariables = Exact<{
  input: EditMovieInput;
}>;


export type EditMovieMutation = { editMovie: { batchId: string | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type EditSeriesMutationVariables = Exact<{
  input: EditSeriesInput;
}>;


export type EditSeriesMutation = { editSeries: { batchId: string | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type EditSeasonMutationVariables = Exact<{
  input: EditSeasonInput;
}>;


export type EditSeasonMutation = { editSeason: { batchId: string | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type EditEpisodeMutationVariables = Exact<{
  input: EditEpisodeInput;
}>;


export type EditEpisodeMutation = { editEpisode: { batchId: string | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type EditArtistMutationVariables = Exact<{
  input: EditArtistInput;
}>;


export type EditArtistMutation = { editArtist: { batchId: string | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type EditAlbumMutationVariables = Exact<{
  input: EditAlbumInput;
}>;


export type EditAlbumMutation = { editAlbum: { batchId: string | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type EditReleaseMutationVariables = Exact<{
  input: EditReleaseInput;
}>;


export type EditReleaseMutation = { editRelease: { batchId: string | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type ReadAnewMutationVariables = Exact<{
  input: ReadAnewInput;
}>;


export type ReadAnewMutation = { readAnew: { scan: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type EditTrackMutationVariables = Exact<{
  input: EditTrackInput;
}>;


export type EditTrackMutation = { editTrack: { batchId: string | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type EditItemsMutationVariables = Exact<{
  input: EditItemsInput;
}>;


export type EditItemsMutation = { editItems: { changed: number, batchId: string | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type ReleaseFieldsMutationVariables = Exact<{
  input: ReleaseFieldsInput;
}>;


export type ReleaseFieldsMutation = { releaseFields: { batchId: string | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type UndoEditMutationVariables = Exact<{
  input: UndoEditInput;
}>;


export type UndoEditMutation = { undoEdit: { changed: number, batchId: string | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type NfoTextQueryVariables = Exact<{
  id: string | number;
}>;


export type NfoTextQuery = { nfo: string };

export type WriteNfoMutationVariables = Exact<{
  input: WriteNfoInput;
}>;


export type WriteNfoMutation = { writeNfo: { written: Array<{ name: string }>, skipped: Array<{ reason: NfoReason, message: string }>, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type FileCardFragment = { id: string, name: string, sizeBytes: number, missingSince: string | null, container: string | null, durationMs: number | null, bitRate: number | null, width: number | null, height: number | null, videoCodec: string | null, audioCodec: string | null, hdr: Hdr | null, streams: Array<{ index: number, kind: StreamKind, codec: string, profile: string | null, language: string | null, title: string | null, default: boolean, forced: boolean, hearingImpaired: boolean, commentary: boolean, attachedPicture: boolean, width: number | null, height: number | null, bitDepth: number | null, hdr: Hdr | null, frameRate: string | null, channels: number | null, channelLayout: string | null }> };

export type StreamRowFragment = { index: number, kind: StreamKind, codec: string, profile: string | null, language: string | null, title: string | null, default: boolean, forced: boolean, hearingImpaired: boolean, commentary: boolean, attachedPicture: boolean, width: number | null, height: number | null, bitDepth: number | null, hdr: Hdr | null, frameRate: string | null, channels: number | null, channelLayout: string | null };

export type ExtraRowFragment = { kind: ExtraKind, title: string, file: { id: string, durationMs: number | null, missingSince: string | null } | null };

type Named_Channel_Fragment = { __typename: 'Channel' };

type Named_Episode_Fragment = { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, series: { id: string, title: string } | null };

type Named_File_Fragment = { __typename: 'File' };

type Named_Movie_Fragment = { __typename: 'Movie', id: string, year: number | null, name: string };

type Named_Track_Fragment = { __typename: 'Track', id: string, credit: string, name: string };

export type NamedFragment =
  | Named_Channel_Fragment
  | Named_Episode_Fragment
  | Named_File_Fragment
  | Named_Movie_Fragment
  | Named_Track_Fragment
;

export type FileNameFragment = { id: string, name: string, missingSince: string | null };

export type EpisodeFilesFragment = { seasonNumber: number, number: number | null, files: Array<{ file: { id: string, name: string, missingSince: string | null } | null }> };

export type FilesOfItemQueryVariables = Exact<{
  id: string | number;
}>;


export type FilesOfItemQuery = { node:
    | { __typename: 'Album', releases: Array<{ discs: Array<{ number: number, tracks: Array<{ number: number | null, files: Array<{ file: { id: string, name: string, missingSince: string | null } | null }> }> }> }> }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode', seasonNumber: number, number: number | null, files: Array<{ file: { id: string, name: string, missingSince: string | null } | null }> }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie', files: Array<{ file: { id: string, name: string, missingSince: string | null } | null }> }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season', episodes: Array<{ seasonNumber: number, number: number | null, files: Array<{ file: { id: string, name: string, missingSince: string | null } | null }> }> }
    | { __typename: 'Series', seasons: Array<{ episodes: Array<{ seasonNumber: number, number: number | null, files: Array<{ file: { id: string, name: string, missingSince: string | null } | null }> }> }> }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type TrailerFragment = { url: string, site: TrailerSite };

export type JoinRowFragment = { id: string, kind: JoinKind, itemTitle: string, otherTitles: Array<string>, fileCount: number, byName: string, at: string, undoneAt: string | null };

export type JoinHistoryQueryVariables = Exact<{
  itemId: string | number;
}>;


export type JoinHistoryQuery = { joinHistory: { nodes: Array<{ id: string, kind: JoinKind, itemTitle: string, otherTitles: Array<string>, fileCount: number, byName: string, at: string, undoneAt: string | null }> } };

export type FindFilmsQueryVariables = Exact<{
  text: string;
}>;


export type FindFilmsQuery = { search: Array<{ title: string, year: number | null, node:
      | { id: string, library: { id: string } | null }
      | Record<PropertyKey, never>
     | null }> };

export type FindShowsQueryVariables = Exact<{
  text: string;
}>;


export type FindShowsQuery = { search: Array<{ title: string, year: number | null, node:
      | { id: string, library: { id: string } | null }
      | Record<PropertyKey, never>
     | null }> };

export type FindAlbumsQueryVariables = Exact<{
  text: string;
}>;


export type FindAlbumsQuery = { search: Array<{ title: string, year: number | null, node:
      | { id: string, credit: string, library: { id: string } | null }
      | Record<PropertyKey, never>
     | null }> };

export type FindArtistsQueryVariables = Exact<{
  text: string;
}>;


export type FindArtistsQuery = { search: Array<{ title: string, year: number | null, node:
      | { id: string, library: { id: string } | null }
      | Record<PropertyKey, never>
     | null }> };

export type JoinPartsQueryVariables = Exact<{
  id: string | number;
}>;


export type JoinPartsQuery = { node:
    | { __typename: 'Album', library: { id: string } | null, releases: Array<{ discs: Array<{ number: number, tracks: Array<{ number: number | null, title: string, credit: string, files: Array<{ file: { id: string, name: string, sizeBytes: number } | null }> }> }> }> }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist', library: { id: string } | null }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie', library: { id: string } | null, files: Array<{ file: { id: string, name: string, sizeBytes: number } | null }> }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series', library: { id: string } | null, seasons: Array<{ number: number, episodes: Array<{ number: number | null, files: Array<{ file: { id: string, name: string, sizeBytes: number } | null }> }> }> }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type ArtistAlbumsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type ArtistAlbumsQuery = { albums: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, year: number | null, credit: string, artists: Array<{ artist: { id: string } | null }> }> } };

export type ArtistTracksQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type ArtistTracksQuery = { tracks: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ title: string, credit: string, album: { id: string } | null, files: Array<{ file: { id: string } | null }> }> } };

export type ArtistFilesQueryVariables = Exact<{
  artistId?: string | number | null | undefined;
  albumId: string | number;
  after?: string | null | undefined;
}>;


export type ArtistFilesQuery = { tracks: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ files: Array<{ file: { id: string } | null }> }> } };

export type MergeItemsMutationVariables = Exact<{
  input: MergeItemsInput;
}>;


export type MergeItemsMutation = { mergeItems: { change: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type SplitItemMutationVariables = Exact<{
  input: SplitItemInput;
}>;


export type SplitItemMutation = { splitItem: { item:
      | { __typename: 'Album', id: string }
      | { __typename: 'ApiKey', id: string }
      | { __typename: 'Artist', id: string }
      | { __typename: 'Artwork', id: string }
      | { __typename: 'Channel', id: string }
      | { __typename: 'Collection', id: string }
      | { __typename: 'Episode', id: string }
      | { __typename: 'File', id: string }
      | { __typename: 'FileProblem', id: string }
      | { __typename: 'Genre', id: string }
      | { __typename: 'Job', id: string }
      | { __typename: 'Label', id: string }
      | { __typename: 'Library', id: string }
      | { __typename: 'Listen', id: string }
      | { __typename: 'Login', id: string }
      | { __typename: 'Movie', id: string }
      | { __typename: 'Person', id: string }
      | { __typename: 'PlaybackSession', id: string }
      | { __typename: 'Playlist', id: string }
      | { __typename: 'Profile', id: string }
      | { __typename: 'Programme', id: string }
      | { __typename: 'Release', id: string }
      | { __typename: 'SavedFilter', id: string }
      | { __typename: 'Scan', id: string }
      | { __typename: 'ScrobbleAccount', id: string }
      | { __typename: 'Season', id: string }
      | { __typename: 'Series', id: string }
      | { __typename: 'Track', id: string }
      | { __typename: 'User', id: string }
     | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type NumberFileMutationVariables = Exact<{
  input: NumberFileInput;
}>;


export type NumberFileMutation = { numberFile: { change: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type UndoJoinMutationVariables = Exact<{
  input: UndoJoinInput;
}>;


export type UndoJoinMutation = { undoJoin: { change: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type FacetGroupFragment = { field: FacetField, values: Array<{ value: string, name: string, count: number }> };

export type BucketFragment = { name: string, count: number, before: string };

export type SavedFiltersQueryVariables = Exact<{
  kind: TitleKind;
}>;


export type SavedFiltersQuery = { savedFilters: Array<{ id: string, name: string, filter: unknown, orderField: TitleOrderField, direction: Direction }> };

export type SaveFilterMutationVariables = Exact<{
  input: SaveFilterInput;
}>;


export type SaveFilterMutation = { saveFilter: { filter: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type RemoveSavedFilterMutationVariables = Exact<{
  input: RemoveSavedFilterInput;
}>;


export type RemoveSavedFilterMutation = { removeSavedFilter: { removedId: string | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type LabelLinkFragment = { id: string, kind: LabelKind, name: string };

export type RatedMovieFragment = { ratings: Array<{ source: string, value: number, votes: number }>, ageRatings: Array<{ country: string, rating: string }> };

export type RatedSeriesFragment = { ratings: Array<{ source: string, value: number, votes: number }>, ageRatings: Array<{ country: string, rating: string }> };

export type ScanStateFragment = { id: string, state: ScanState, phase: ScanPhase, trigger: ScanTrigger, reason: string | null, total: number, current: number, found: number, added: number, changed: number, moved: number, missing: number, restored: number, failed: number, currentItem: string | null, rate: number, createdAt: string, startedAt: string | null, finishedAt: string | null };

export type LibraryCardFragment = { id: string, name: string, kind: LibraryKind, language: string, watch: boolean, trickplay: boolean, allowDeletion: boolean, m3u: string | null, xmltv: string | null, fileCount: number, roots: Array<{ path: string, problem: string | null, scannedAt: string | null }>, latestScan: { id: string, state: ScanState, phase: ScanPhase, trigger: ScanTrigger, reason: string | null, total: number, current: number, found: number, added: number, changed: number, moved: number, missing: number, restored: number, failed: number, currentItem: string | null, rate: number, createdAt: string, startedAt: string | null, finishedAt: string | null } | null, troubled: { totalCount: { value: number, atLeast: boolean } } };

export type ProblemRowFragment = { id: string, path: string, stage: ProblemStage, code: string, message: string, lastAt: string };

export type ScanProgressSubscriptionVariables = Exact<{
  libraryId: string | number;
  since?: string | null | undefined;
}>;


export type ScanProgressSubscription = { scanProgress: { cursor: string, scan: { id: string, state: ScanState, phase: ScanPhase, trigger: ScanTrigger, reason: string | null, total: number, current: number, found: number, added: number, changed: number, moved: number, missing: number, restored: number, failed: number, currentItem: string | null, rate: number, createdAt: string, startedAt: string | null, finishedAt: string | null } } };

export type LibraryChangedSubscriptionVariables = Exact<{
  since?: string | null | undefined;
}>;


export type LibraryChangedSubscription = { libraryChanged: { cursor: string, kind: LibraryChangeKind, libraryId: string | null } };

export type LibraryNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type LibraryNamesQuery = { libraries: Array<{ id: string, name: string, kind: LibraryKind }> };

export type CreateLibraryMutationVariables = Exact<{
  input: CreateLibraryInput;
}>;


export type CreateLibraryMutation = { createLibrary: { library: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type EditLibraryMutationVariables = Exact<{
  input: EditLibraryInput;
}>;


export type EditLibraryMutation = { editLibrary: { library: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type RemoveLibraryMutationVariables = Exact<{
  input: RemoveLibraryInput;
}>;


export type RemoveLibraryMutation = { removeLibrary: { userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type ScanLibraryMutationVariables = Exact<{
  input: ScanLibraryInput;
}>;


export type ScanLibraryMutation = { scanLibrary: { scan: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type CancelScanMutationVariables = Exact<{
  input: CancelScanInput;
}>;


export type CancelScanMutation = { cancelScan: { scan: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type ApproveScanMutationVariables = Exact<{
  input: ApproveScanInput;
}>;


export type ApproveScanMutation = { approveScan: { scan: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type ResumeScanMutationVariables = Exact<{
  input: ResumeScanInput;
}>;


export type ResumeScanMutation = { resumeScan: { scan: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type TagPreviewFragment = { item:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie', id: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series', id: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type GenreTilesQueryVariables = Exact<{
  kind: TaggedKind;
}>;


export type GenreTilesQuery = { genres: Array<{ id: string, name: string, titleCount: number, preview: Array<{ item:
        | { __typename: 'Album' }
        | { __typename: 'ApiKey' }
        | { __typename: 'Artist' }
        | { __typename: 'Artwork' }
        | { __typename: 'Channel' }
        | { __typename: 'Collection' }
        | { __typename: 'Episode' }
        | { __typename: 'File' }
        | { __typename: 'FileProblem' }
        | { __typename: 'Genre' }
        | { __typename: 'Job' }
        | { __typename: 'Label' }
        | { __typename: 'Library' }
        | { __typename: 'Listen' }
        | { __typename: 'Login' }
        | { __typename: 'Movie', id: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
        | { __typename: 'Person' }
        | { __typename: 'PlaybackSession' }
        | { __typename: 'Playlist' }
        | { __typename: 'Profile' }
        | { __typename: 'Programme' }
        | { __typename: 'Release' }
        | { __typename: 'SavedFilter' }
        | { __typename: 'Scan' }
        | { __typename: 'ScrobbleAccount' }
        | { __typename: 'Season' }
        | { __typename: 'Series', id: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
        | { __typename: 'Track' }
        | { __typename: 'User' }
       | null }> }> };

export type ProgrammeShortFragment = { id: string, title: string, startsAt: string, endsAt: string };

export type ProgrammeRowFragment = { id: string, title: string, subtitle: string | null, description: string | null, startsAt: string, endsAt: string, categories: Array<string>, season: number | null, episode: number | null };

export type ChannelRowFragment = { id: string, number: string | null, name: string, group: string | null, logo: { id: string, width: number | null, height: number | null, url: string } | null, now: { id: string, title: string, startsAt: string, endsAt: string } | null, next: { id: string, title: string, startsAt: string, endsAt: string } | null };

export type LibraryKindsQueryVariables = Exact<{ [key: string]: never; }>;


export type LibraryKindsQuery = { libraries: Array<{ id: string, kind: LibraryKind }> };

export type LiveSessionFragment = { id: string, url: string, mimeType: string };

export type StartChannelMutationVariables = Exact<{
  input: StartPlaybackInput;
}>;


export type StartChannelMutation = { startPlayback: { session: { id: string, url: string, mimeType: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type LiveStateQueryVariables = Exact<{
  id: string | number;
}>;


export type LiveStateQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession', state: PlaybackState, message: string }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type MovieCardFragment = { id: string, localTitle: string, year: number | null, runtimeMs: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } };

export type MovieHeadFragment = { id: string, originalTitle: string | null, year: number | null, runtimeMs: number | null, certification: string | null, rating: number | null, missingSince: string | null, title: string, tagline: string | null, overview: string | null, labels: Array<{ id: string, kind: LabelKind, name: string }>, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, backdrop: { id: string, blurhash: string | null, large: string } | null, logo: { id: string, width: number | null, height: number | null, url: string } | null, genres: Array<{ id: string, name: string }>, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, ratings: Array<{ source: string, value: number, votes: number }>, ageRatings: Array<{ country: string, rating: string }> };

export type AlbumCardFragment = { id: string, title: string, credit: string, year: number | null, kind: AlbumKind, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } };

export type ArtistCardFragment = { id: string, name: string, albumCount: number, trackCount: number, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } };

export type SongFragment = { id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null };

export type SongLyricsQueryVariables = Exact<{
  id: string | number;
}>;


export type SongLyricsQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track', id: string, lyrics: Array<{ language: string, synced: boolean, lines: Array<{ startMs: number | null, text: string }> }> }
    | { __typename: 'User' }
   | null };

export type RadioQueryVariables = Exact<{
  around: string | number;
  seed: number;
}>;


export type RadioQuery = { trackRadio: Array<{ id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }> };

export type RandomSongsQueryVariables = Exact<{
  seed: number;
}>;


export type RandomSongsQuery = { randomTracks: Array<{ id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }> };

export type SongsByIdQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type SongsByIdQuery = { nodes: Array<
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track', id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
    | { __typename: 'User' }
   | null> };

export type SongsOfArtistQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type SongsOfArtistQuery = { tracks: { nodes: Array<{ id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PlaylistSongsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type PlaylistSongsQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist', items: { nodes: Array<{ item:
            | { __typename: 'Channel' }
            | { __typename: 'Episode' }
            | { __typename: 'File' }
            | { __typename: 'Movie' }
            | { __typename: 'Track', id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
           | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type SongDetailsQueryVariables = Exact<{
  id: string | number;
}>;


export type SongDetailsQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track', id: string, year: number | null, bpm: number | null, moods: Array<string>, styles: Array<string>, comment: string | null, playCount: number, lastHeardAt: string | null, genres: Array<{ id: string, name: string }>, credits: Array<{ role: ArtistRole, detail: string | null, artist: { id: string, name: string } | null }> }
    | { __typename: 'User' }
   | null };

export type WatchFragment = { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null };

export type SessionFragment = { id: string, decision: PlaybackDecision, reasons: Array<PlaybackReason>, url: string, mimeType: string, positionMs: number, durationMs: number, expiresAt: string, audioStream: number | null, subtitleStream: number | null, part: number | null, lastPart: number | null, trickplayUrl: string | null, nextPart: { id: string, streams: Array<{ index: number, kind: StreamKind, codec: string, profile: string | null, language: string | null, title: string | null, default: boolean, forced: boolean, hearingImpaired: boolean, commentary: boolean, attachedPicture: boolean, width: number | null, height: number | null, bitDepth: number | null, hdr: Hdr | null, frameRate: string | null, channels: number | null, channelLayout: string | null }> } | null, trickplay: { width: number, height: number, intervalMs: number, columns: number, rows: number, count: number, sheets: number } | null, file: { id: string, name: string, container: string | null, videoCodec: string | null, audioCodec: string | null, width: number | null, height: number | null, hdr: Hdr | null, bitRate: number | null, streams: Array<{ index: number, kind: StreamKind, codec: string, profile: string | null, language: string | null, title: string | null, default: boolean, forced: boolean, hearingImpaired: boolean, commentary: boolean, attachedPicture: boolean, width: number | null, height: number | null, bitDepth: number | null, hdr: Hdr | null, frameRate: string | null, channels: number | null, channelLayout: string | null }>, chapters: Array<{ startMs: number, endMs: number, title: string | null }> } | null, subtitles: Array<{ stream: number, language: string | null, title: string, forced: boolean, default: boolean, hearingImpaired: boolean, url: string }> };

export type NextEpisodeFragment = { id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, episodeTitle: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null };

export type WatchingCardFragment = { positionMs: number, durationMs: number, lastPlayedAt: string | null, series: { id: string, title: string } | null, item:
    | { __typename: 'Channel', id: string, name: string }
    | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, episodeTitle: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
    | { __typename: 'File', id: string, name: string }
    | { __typename: 'Movie', id: string, year: number | null, title: string, backdrop: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
    | { __typename: 'Track', id: string, name: string }
   | null };

export type StartPlaybackMutationVariables = Exact<{
  input: StartPlaybackInput;
}>;


export type StartPlaybackMutation = { startPlayback: { session: { id: string, decision: PlaybackDecision, reasons: Array<PlaybackReason>, url: string, mimeType: string, positionMs: number, durationMs: number, expiresAt: string, audioStream: number | null, subtitleStream: number | null, part: number | null, lastPart: number | null, trickplayUrl: string | null, nextPart: { id: string, streams: Array<{ index: number, kind: StreamKind, codec: string, profile: string | null, language: string | null, title: string | null, default: boolean, forced: boolean, hearingImpaired: boolean, commentary: boolean, attachedPicture: boolean, width: number | null, height: number | null, bitDepth: number | null, hdr: Hdr | null, frameRate: string | null, channels: number | null, channelLayout: string | null }> } | null, trickplay: { width: number, height: number, intervalMs: number, columns: number, rows: number, count: number, sheets: number } | null, file: { id: string, name: string, container: string | null, videoCodec: string | null, audioCodec: string | null, width: number | null, height: number | null, hdr: Hdr | null, bitRate: number | null, streams: Array<{ index: number, kind: StreamKind, codec: string, profile: string | null, language: string | null, title: string | null, default: boolean, forced: boolean, hearingImpaired: boolean, commentary: boolean, attachedPicture: boolean, width: number | null, height: number | null, bitDepth: number | null, hdr: Hdr | null, frameRate: string | null, channels: number | null, channelLayout: string | null }>, chapters: Array<{ startMs: number, endMs: number, title: string | null }> } | null, subtitles: Array<{ stream: number, language: string | null, title: string, forced: boolean, default: boolean, hearingImpaired: boolean, url: string }> } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type ReportProgressMutationVariables = Exact<{
  input: ReportProgressInput;
}>;


export type ReportProgressMutation = { reportProgress: { session: { id: string, state: PlaybackState, message: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type SessionStateQueryVariables = Exact<{
  id: string | number;
}>;


export type SessionStateQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession', state: PlaybackState, message: string }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type StopPlaybackMutationVariables = Exact<{
  input: StopPlaybackInput;
}>;


export type StopPlaybackMutation = { stopPlayback: { userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type MarkWatchedMutationVariables = Exact<{
  input: MarkWatchedInput;
}>;


export type MarkWatchedMutation = { markWatched: { changed: number, markId: string | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type UndoMarksMutationVariables = Exact<{
  input: UndoMarksInput;
}>;


export type UndoMarksMutation = { undoMarks: { restored: number, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type TranscodeProgressSubscriptionVariables = Exact<{
  sessionId: string | number;
}>;


export type TranscodeProgressSubscription = { transcodeProgress: { cursor: string, active: boolean, encodedMs: number, speed: number, bufferedMs: number, problem: string | null } };

export type OwnSessionSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type OwnSessionSubscription = { playbackSession: { cursor: string, session: { id: string, state: PlaybackState, message: string } } };

export type OpenSessionFragment = { id: string, decision: PlaybackDecision, reasons: Array<PlaybackReason>, state: PlaybackState, positionMs: number, durationMs: number, startedAt: string, clientName: string, remote: boolean, bitRate: number, bandwidth: number | null, bufferedMs: number | null, droppedFrames: number, rendition: string, node: string, user: { id: string, displayName: string } | null, file: { id: string, name: string, height: number | null, bitRate: number | null } | null, item:
    | { __typename: 'Channel' }
    | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, episodeTitle: string | null, series: { id: string, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
    | { __typename: 'File', id: string, name: string }
    | { __typename: 'Movie', id: string, year: number | null, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
    | { __typename: 'Track', id: string, title: string, credit: string, album: { id: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
   | null, encodings: Array<{ rendition: string, aheadMs: number, speed: number, active: boolean, failed: boolean }> };

export type OpenSessionsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OpenSessionsSubscription = { playbackSessionsChanged: { cursor: string, sessions: Array<{ id: string, decision: PlaybackDecision, reasons: Array<PlaybackReason>, state: PlaybackState, positionMs: number, durationMs: number, startedAt: string, clientName: string, remote: boolean, bitRate: number, bandwidth: number | null, bufferedMs: number | null, droppedFrames: number, rendition: string, node: string, user: { id: string, displayName: string } | null, file: { id: string, name: string, height: number | null, bitRate: number | null } | null, item:
        | { __typename: 'Channel' }
        | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, episodeTitle: string | null, series: { id: string, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
        | { __typename: 'File', id: string, name: string }
        | { __typename: 'Movie', id: string, year: number | null, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
        | { __typename: 'Track', id: string, title: string, credit: string, album: { id: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
       | null, encodings: Array<{ rendition: string, aheadMs: number, speed: number, active: boolean, failed: boolean }> }> } };

export type EndPlaybackSessionMutationVariables = Exact<{
  input: EndPlaybackSessionInput;
}>;


export type EndPlaybackSessionMutation = { endPlaybackSession: { session: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type PlaybackPlanQueryVariables = Exact<{
  input: PlaybackPlanInput;
}>;


export type PlaybackPlanQuery = { playbackPlan: { decision: PlaybackDecision, reasons: Array<PlaybackReason>, audioStream: number | null, subtitleStream: number | null, file: { id: string, name: string } | null, video: Array<{ mode: TrackMode, quality: string, burnedSubtitle: number | null }>, cost: { processors: number, bitRate: number }, alternatives: Array<{ decision: PlaybackDecision, quality: string, height: number, fits: boolean, allowed: boolean, without: Array<PlaybackReason>, cost: { processors: number, bitRate: number } }>, refusal: { reason: PlaybackRefusalReason, message: string, retryAfterSeconds: number | null } | null } | null };

export type PreferencesFragment = { audioLanguages: Array<string>, subtitleLanguages: Array<string>, subtitleMode: SubtitleMode, hearingImpaired: boolean, audioDescription: boolean };

export type SetPlaybackPreferencesMutationVariables = Exact<{
  input: SetPlaybackPreferencesInput;
}>;


export type SetPlaybackPreferencesMutation = { setPlaybackPreferences: { user: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type PicturesOfListQueryVariables = Exact<{
  id: string | number;
}>;


export type PicturesOfListQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection', items: { nodes: Array<{ item:
            | { __typename: 'Album', id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
            | { __typename: 'Artist', id: string, title: string, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
            | { __typename: 'Movie', id: string, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
            | { __typename: 'Series', id: string, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
           | null }> } }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist', items: { nodes: Array<{ item:
            | { __typename: 'Channel' }
            | { __typename: 'Episode', id: string, episodeTitle: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, series: { id: string, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
            | { __typename: 'File' }
            | { __typename: 'Movie', id: string, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
            | { __typename: 'Track', id: string, title: string, album: { id: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
           | null }> } }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type PlaylistCardFragment = { id: string, name: string, description: string, ownerName: string, access: PlaylistAccess, itemCount: number, unavailableCount: number, durationMs: number, rules: { kind: PlaylistRulesKind, filter: unknown, orderField: PlaylistRulesOrderField, direction: Direction, limit: number } | null, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null };

export type PlaylistItemRowFragment = { id: string, lastKnownTitle: string | null, item:
    | { __typename: 'Channel' }
    | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, runtimeMs: number | null, missingSince: string | null, episodeTitle: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, series: { id: string, title: string } | null }
    | { __typename: 'File' }
    | { __typename: 'Movie', id: string, year: number | null, runtimeMs: number | null, missingSince: string | null, title: string, backdrop: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
    | { __typename: 'Track', id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
   | null };

export type WritablePlaylistsQueryVariables = Exact<{ [key: string]: never; }>;


export type WritablePlaylistsQuery = { playlists: { nodes: Array<{ id: string, name: string }> } };

export type HeldInFragment = { id: string, files: Array<{ file: { id: string, missingSince: string | null } | null }> };

export type NextInPlaylistQueryVariables = Exact<{
  id: string | number;
  after: string;
  played: string | number;
}>;


export type NextInPlaylistQuery = { played:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode', id: string, files: Array<{ file: { id: string, missingSince: string | null } | null }> }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null, node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist', items: { edges: Array<{ cursor: string, node: { id: string, lastKnownTitle: string | null, item:
              | { __typename: 'Channel' }
              | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, runtimeMs: number | null, missingSince: string | null, episodeTitle: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, series: { id: string, title: string } | null, files: Array<{ file: { id: string, missingSince: string | null } | null }> }
              | { __typename: 'File' }
              | { __typename: 'Movie', id: string, year: number | null, runtimeMs: number | null, missingSince: string | null, title: string, backdrop: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
              | { __typename: 'Track', id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
             | null } }> } }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type CreatePlaylistMutationVariables = Exact<{
  input: CreatePlaylistInput;
}>;


export type CreatePlaylistMutation = { createPlaylist: { playlist: { id: string, name: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type EditPlaylistMutationVariables = Exact<{
  input: EditPlaylistInput;
}>;


export type EditPlaylistMutation = { editPlaylist: { playlist: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type RemovePlaylistMutationVariables = Exact<{
  input: RemovePlaylistInput;
}>;


export type RemovePlaylistMutation = { removePlaylist: { removedId: string | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type SharePlaylistMutationVariables = Exact<{
  input: SharePlaylistInput;
}>;


export type SharePlaylistMutation = { sharePlaylist: { playlist: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type AddPlaylistItemsMutationVariables = Exact<{
  input: AddPlaylistItemsInput;
}>;


export type AddPlaylistItemsMutation = { addPlaylistItems: { added: number, playlist: { id: string, name: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type MovePlaylistItemsMutationVariables = Exact<{
  input: MovePlaylistItemsInput;
}>;


export type MovePlaylistItemsMutation = { movePlaylistItems: { playlist: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type RemovePlaylistItemsMutationVariables = Exact<{
  input: RemovePlaylistItemsInput;
}>;


export type RemovePlaylistItemsMutation = { removePlaylistItems: { removed: number, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type ExportPlaylistQueryVariables = Exact<{
  id: string | number;
}>;


export type ExportPlaylistQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist', name: string, m3u: string }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type OwnPlaylistsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type OwnPlaylistsQuery = { playlists: { nodes: Array<{ id: string, name: string, description: string, shares: Array<{ userName: string, access: PlaylistAccess }>, rules: { kind: PlaylistRulesKind, filter: unknown, orderField: PlaylistRulesOrderField, direction: Direction, limit: number } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PlaylistEntriesQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type PlaylistEntriesQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist', items: { nodes: Array<{ id: string, kind: ItemKind, keys: Array<string>, lastKnownTitle: string | null, item:
            | { __typename: 'Channel' }
            | { __typename: 'Episode', seasonNumber: number, number: number | null, series: { title: string } | null }
            | { __typename: 'File' }
            | { __typename: 'Movie', title: string }
            | { __typename: 'Track', title: string, credit: string }
           | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type RuleNamesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type RuleNamesQuery = { ruleNames: Array<{ id: string, keys: Array<string>, name: string }> };

export type ImportPlaylistRecordsMutationVariables = Exact<{
  input: ImportPlaylistRecordsInput;
}>;


export type ImportPlaylistRecordsMutation = { importPlaylistRecords: { playlists: Array<{ place: number, created: boolean, matched: number, added: number, unmatched: Array<number>, unknownUsers: Array<string> }>, refused: Array<{ place: number, reason: string }>, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type RulesFragment = { kind: PlaylistRulesKind, filter: unknown, orderField: PlaylistRulesOrderField, direction: Direction, limit: number };

export type RulesMatchesQueryVariables = Exact<{
  rules: PlaylistRulesInput;
}>;


export type RulesMatchesQuery = { playlistMatches: { nodes: Array<{ id: string, lastKnownTitle: string | null, item:
        | { __typename: 'Channel' }
        | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, runtimeMs: number | null, missingSince: string | null, episodeTitle: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, series: { id: string, title: string } | null }
        | { __typename: 'File' }
        | { __typename: 'Movie', id: string, year: number | null, runtimeMs: number | null, missingSince: string | null, title: string, backdrop: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
        | { __typename: 'Track', id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
       | null }>, totalCount: { value: number } } };

export type RulesGenresQueryVariables = Exact<{ [key: string]: never; }>;


export type RulesGenresQuery = { genres: Array<{ id: string, name: string }> };

export type RulesArtistsQueryVariables = Exact<{
  part: string;
}>;


export type RulesArtistsQuery = { artists: { nodes: Array<{ id: string, name: string }> } };

export type RulesAlbumsQueryVariables = Exact<{
  part: string;
}>;


export type RulesAlbumsQuery = { albums: { nodes: Array<{ id: string, title: string, credit: string }> } };

export type RulesNamedQueryVariables = Exact<{
  id: string | number;
}>;


export type RulesNamedQuery = { node:
    | { __typename: 'Album', title: string }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist', name: string }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label', kind: LabelKind, name: string }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person', name: string }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type RulesLabelsQueryVariables = Exact<{
  part: string;
}>;


export type RulesLabelsQuery = { labels: { nodes: Array<{ id: string, kind: LabelKind, name: string }> } };

export type RulesPeopleQueryVariables = Exact<{
  part: string;
}>;


export type RulesPeopleQuery = { people: { nodes: Array<{ id: string, name: string }> } };

export type RulesLibrariesQueryVariables = Exact<{ [key: string]: never; }>;


export type RulesLibrariesQuery = { libraries: Array<{ id: string, name: string, kind: LibraryKind }> };

export type RulesMovieValuesQueryVariables = Exact<{
  fields: Array<FacetField> | FacetField;
}>;


export type RulesMovieValuesQuery = { movies: { facets: Array<{ field: FacetField, values: Array<{ value: string, name: string, count: number }> }> } };

export type RulesSeriesValuesQueryVariables = Exact<{
  fields: Array<FacetField> | FacetField;
}>;


export type RulesSeriesValuesQuery = { series: { facets: Array<{ field: FacetField, values: Array<{ value: string, name: string, count: number }> }> } };

export type RulesTrackValuesQueryVariables = Exact<{
  fields: Array<FacetField> | FacetField;
}>;


export type RulesTrackValuesQuery = { tracks: { facets: Array<{ field: FacetField, values: Array<{ value: string, name: string, count: number }> }> } };

export type FreezePlaylistMutationVariables = Exact<{
  input: FreezePlaylistInput;
}>;


export type FreezePlaylistMutation = { freezePlaylist: { playlist: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type ProfileFaceFragment = { id: string, name: string, colour: number, kids: boolean, locked: boolean, restricted: boolean, own: boolean, current: boolean };

export type LimitsFragment = { maxAge: number | null, unrated: boolean, onlyAllowed: boolean, allowed: Array<
    | { __typename: 'Album', title: string, id: string }
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'Artist', id: string }
    | { __typename: 'Artwork', id: string }
    | { __typename: 'Channel', name: string, id: string }
    | { __typename: 'Collection', id: string }
    | { __typename: 'Episode', id: string }
    | { __typename: 'File', id: string }
    | { __typename: 'FileProblem', id: string }
    | { __typename: 'Genre', name: string, id: string }
    | { __typename: 'Job', id: string }
    | { __typename: 'Label', name: string, id: string }
    | { __typename: 'Library', id: string }
    | { __typename: 'Listen', id: string }
    | { __typename: 'Login', id: string }
    | { __typename: 'Movie', id: string, title: string }
    | { __typename: 'Person', id: string }
    | { __typename: 'PlaybackSession', id: string }
    | { __typename: 'Playlist', id: string }
    | { __typename: 'Profile', id: string }
    | { __typename: 'Programme', id: string }
    | { __typename: 'Release', id: string }
    | { __typename: 'SavedFilter', id: string }
    | { __typename: 'Scan', id: string }
    | { __typename: 'ScrobbleAccount', id: string }
    | { __typename: 'Season', id: string }
    | { __typename: 'Series', id: string, title: string }
    | { __typename: 'Track', title: string, id: string }
    | { __typename: 'User', id: string }
  >, denied: Array<
    | { __typename: 'Album', title: string, id: string }
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'Artist', id: string }
    | { __typename: 'Artwork', id: string }
    | { __typename: 'Channel', name: string, id: string }
    | { __typename: 'Collection', id: string }
    | { __typename: 'Episode', id: string }
    | { __typename: 'File', id: string }
    | { __typename: 'FileProblem', id: string }
    | { __typename: 'Genre', name: string, id: string }
    | { __typename: 'Job', id: string }
    | { __typename: 'Label', name: string, id: string }
    | { __typename: 'Library', id: string }
    | { __typename: 'Listen', id: string }
    | { __typename: 'Login', id: string }
    | { __typename: 'Movie', id: string, title: string }
    | { __typename: 'Person', id: string }
    | { __typename: 'PlaybackSession', id: string }
    | { __typename: 'Playlist', id: string }
    | { __typename: 'Profile', id: string }
    | { __typename: 'Programme', id: string }
    | { __typename: 'Release', id: string }
    | { __typename: 'SavedFilter', id: string }
    | { __typename: 'Scan', id: string }
    | { __typename: 'ScrobbleAccount', id: string }
    | { __typename: 'Season', id: string }
    | { __typename: 'Series', id: string, title: string }
    | { __typename: 'Track', title: string, id: string }
    | { __typename: 'User', id: string }
  > };

type LimitName_Album_Fragment = { __typename: 'Album', title: string, id: string };

type LimitName_ApiKey_Fragment = { __typename: 'ApiKey', id: string };

type LimitName_Artist_Fragment = { __typename: 'Artist', id: string };

type LimitName_Artwork_Fragment = { __typename: 'Artwork', id: string };

type LimitName_Channel_Fragment = { __typename: 'Channel', name: string, id: string };

type LimitName_Collection_Fragment = { __typename: 'Collection', id: string };

type LimitName_Episode_Fragment = { __typename: 'Episode', id: string };

type LimitName_File_Fragment = { __typename: 'File', id: string };

type LimitName_FileProblem_Fragment = { __typename: 'FileProblem', id: string };

type LimitName_Genre_Fragment = { __typename: 'Genre', name: string, id: string };

type LimitName_Job_Fragment = { __typename: 'Job', id: string };

type LimitName_Label_Fragment = { __typename: 'Label', name: string, id: string };

type LimitName_Library_Fragment = { __typename: 'Library', id: string };

type LimitName_Listen_Fragment = { __typename: 'Listen', id: string };

type LimitName_Login_Fragment = { __typename: 'Login', id: string };

type LimitName_Movie_Fragment = { __typename: 'Movie', id: string, title: string };

type LimitName_Person_Fragment = { __typename: 'Person', id: string };

type LimitName_PlaybackSession_Fragment = { __typename: 'PlaybackSession', id: string };

type LimitName_Playlist_Fragment = { __typename: 'Playlist', id: string };

type LimitName_Profile_Fragment = { __typename: 'Profile', id: string };

type LimitName_Programme_Fragment = { __typename: 'Programme', id: string };

type LimitName_Release_Fragment = { __typename: 'Release', id: string };

type LimitName_SavedFilter_Fragment = { __typename: 'SavedFilter', id: string };

type LimitName_Scan_Fragment = { __typename: 'Scan', id: string };

type LimitName_ScrobbleAccount_Fragment = { __typename: 'ScrobbleAccount', id: string };

type LimitName_Season_Fragment = { __typename: 'Season', id: string };

type LimitName_Series_Fragment = { __typename: 'Series', id: string, title: string };

type LimitName_Track_Fragment = { __typename: 'Track', title: string, id: string };

type LimitName_User_Fragment = { __typename: 'User', id: string };

export type LimitNameFragment =
  | LimitName_Album_Fragment
  | LimitName_ApiKey_Fragment
  | LimitName_Artist_Fragment
  | LimitName_Artwork_Fragment
  | LimitName_Channel_Fragment
  | LimitName_Collection_Fragment
  | LimitName_Episode_Fragment
  | LimitName_File_Fragment
  | LimitName_FileProblem_Fragment
  | LimitName_Genre_Fragment
  | LimitName_Job_Fragment
  | LimitName_Label_Fragment
  | LimitName_Library_Fragment
  | LimitName_Listen_Fragment
  | LimitName_Login_Fragment
  | LimitName_Movie_Fragment
  | LimitName_Person_Fragment
  | LimitName_PlaybackSession_Fragment
  | LimitName_Playlist_Fragment
  | LimitName_Profile_Fragment
  | LimitName_Programme_Fragment
  | LimitName_Release_Fragment
  | LimitName_SavedFilter_Fragment
  | LimitName_Scan_Fragment
  | LimitName_ScrobbleAccount_Fragment
  | LimitName_Season_Fragment
  | LimitName_Series_Fragment
  | LimitName_Track_Fragment
  | LimitName_User_Fragment
;

export type ProfileRowFragment = { language: string | null, titleLanguage: string | null, autoplay: boolean, allLibraries: boolean, id: string, name: string, colour: number, kids: boolean, locked: boolean, restricted: boolean, own: boolean, current: boolean, libraries: Array<{ id: string }>, restrictions: { maxAge: number | null, unrated: boolean, onlyAllowed: boolean, allowed: Array<
      | { __typename: 'Album', title: string, id: string }
      | { __typename: 'ApiKey', id: string }
      | { __typename: 'Artist', id: string }
      | { __typename: 'Artwork', id: string }
      | { __typename: 'Channel', name: string, id: string }
      | { __typename: 'Collection', id: string }
      | { __typename: 'Episode', id: string }
      | { __typename: 'File', id: string }
      | { __typename: 'FileProblem', id: string }
      | { __typename: 'Genre', name: string, id: string }
      | { __typename: 'Job', id: string }
      | { __typename: 'Label', name: string, id: string }
      | { __typename: 'Library', id: string }
      | { __typename: 'Listen', id: string }
      | { __typename: 'Login', id: string }
      | { __typename: 'Movie', id: string, title: string }
      | { __typename: 'Person', id: string }
      | { __typename: 'PlaybackSession', id: string }
      | { __typename: 'Playlist', id: string }
      | { __typename: 'Profile', id: string }
      | { __typename: 'Programme', id: string }
      | { __typename: 'Release', id: string }
      | { __typename: 'SavedFilter', id: string }
      | { __typename: 'Scan', id: string }
      | { __typename: 'ScrobbleAccount', id: string }
      | { __typename: 'Season', id: string }
      | { __typename: 'Series', id: string, title: string }
      | { __typename: 'Track', title: string, id: string }
      | { __typename: 'User', id: string }
    >, denied: Array<
      | { __typename: 'Album', title: string, id: string }
      | { __typename: 'ApiKey', id: string }
      | { __typename: 'Artist', id: string }
      | { __typename: 'Artwork', id: string }
      | { __typename: 'Channel', name: string, id: string }
      | { __typename: 'Collection', id: string }
      | { __typename: 'Episode', id: string }
      | { __typename: 'File', id: string }
      | { __typename: 'FileProblem', id: string }
      | { __typename: 'Genre', name: string, id: string }
      | { __typename: 'Job', id: string }
      | { __typename: 'Label', name: string, id: string }
      | { __typename: 'Library', id: string }
      | { __typename: 'Listen', id: string }
      | { __typename: 'Login', id: string }
      | { __typename: 'Movie', id: string, title: string }
      | { __typename: 'Person', id: string }
      | { __typename: 'PlaybackSession', id: string }
      | { __typename: 'Playlist', id: string }
      | { __typename: 'Profile', id: string }
      | { __typename: 'Programme', id: string }
      | { __typename: 'Release', id: string }
      | { __typename: 'SavedFilter', id: string }
      | { __typename: 'Scan', id: string }
      | { __typename: 'ScrobbleAccount', id: string }
      | { __typename: 'Season', id: string }
      | { __typename: 'Series', id: string, title: string }
      | { __typename: 'Track', title: string, id: string }
      | { __typename: 'User', id: string }
    > } | null };

export type FindTagsQueryVariables = Exact<{
  text: string;
}>;


export type FindTagsQuery = { genres: Array<{ id: string, name: string }>, labels: { nodes: Array<{ id: string, name: string }> } };

export type FindTitlesQueryVariables = Exact<{
  text: string;
}>;


export type FindTitlesQuery = { search: Array<{ title: string, year: number | null, node:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     | null }> };

export type AgeRatingsQueryVariables = Exact<{ [key: string]: never; }>;


export type AgeRatingsQuery = { ageRatings: Array<{ country: string, system: string, rating: string, minimumAge: number | null }> };

export type CreateProfileMutationVariables = Exact<{
  input: CreateProfileInput;
}>;


export type CreateProfileMutation = { createProfile: { profile: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type EditProfileMutationVariables = Exact<{
  input: EditProfileInput;
}>;


export type EditProfileMutation = { editProfile: { profile: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type RemoveProfileMutationVariables = Exact<{
  input: RemoveProfileInput;
}>;


export type RemoveProfileMutation = { removeProfile: { userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type SwitchProfileMutationVariables = Exact<{
  input: SwitchProfileInput;
}>;


export type SwitchProfileMutation = { switchProfile: { profile: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type ReviewRowFragment = { id: string, kind: ReviewKind, reasons: Array<ReviewReason>, title: string, artist: string | null, track: string | null, year: number | null, season: number | null, episodes: Array<number>, file: { id: string, name: string, path: string } | null, library: { id: string, name: string } | null, item:
    | { __typename: 'Channel' }
    | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, series: { id: string, title: string } | null }
    | { __typename: 'File' }
    | { __typename: 'Movie', id: string, year: number | null, name: string }
    | { __typename: 'Track', id: string, credit: string, name: string }
   | null, evidence: Array<{ source: ReviewSource, text: string, title: string, artist: string | null, year: number | null, ids: Array<{ provider: string, id: string }> }>, candidates: Array<{ score: number, itemId: string | null, title: string, artist: string | null, year: number | null, season: number | null, episodes: Array<number>, parts: Array<{ kind: ReviewPartKind, score: number }>, ids: Array<{ provider: string, id: string }> }> };

export type DecidedFragment = { id: string, title: string | null };

export type AcceptCandidateMutationVariables = Exact<{
  input: AcceptCandidateInput;
}>;


export type AcceptCandidateMutation = { acceptCandidate: { decisions: Array<{ id: string, title: string | null }>, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type CorrectMatchMutationVariables = Exact<{
  input: CorrectMatchInput;
}>;


export type CorrectMatchMutation = { correctMatch: { decisions: Array<{ id: string, title: string | null }>, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type IgnoreFilesMutationVariables = Exact<{
  input: IgnoreFilesInput;
}>;


export type IgnoreFilesMutation = { ignoreFiles: { decisions: Array<{ id: string, title: string | null }>, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type UndoReviewMutationVariables = Exact<{
  input: UndoReviewInput;
}>;


export type UndoReviewMutation = { undoReview: { decisions: Array<{ id: string, title: string | null }>, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type ReviewChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ReviewChangedSubscription = { reviewChanged: { open: number, revision: string } };

export type SeriesCardFragment = { episodeCount: number, watchedEpisodeCount: number, id: string, localTitle: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } };

export type SeriesHeadFragment = { id: string, originalTitle: string | null, year: number | null, status: SeriesStatus, certification: string | null, rating: number | null, missingSince: string | null, episodeCount: number, episodeOrder: EpisodeOrder, watchedEpisodeCount: number, title: string, overview: string | null, labels: Array<{ id: string, kind: LabelKind, name: string }>, gaps: Array<{ seasonNumber: number, from: number, to: number }>, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, backdrop: { id: string, blurhash: string | null, large: string } | null, logo: { id: string, width: number | null, height: number | null, url: string } | null, genres: Array<{ id: string, name: string }>, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, nextUp: { again: boolean, episode: { id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null } | null } | null, ratings: Array<{ source: string, value: number, votes: number }>, ageRatings: Array<{ country: string, rating: string }> };

export type EpisodeRowFragment = { id: string, seasonNumber: number, number: number | null, absolute: number | null, dvdSeason: number | null, dvdNumber: number | null, airedOn: string | null, runtimeMs: number | null, missingSince: string | null, episodeTitle: string | null, overview: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } };

export type SeriesInOrderQueryVariables = Exact<{
  id: string | number;
  order: EpisodeOrder;
}>;


export type SeriesInOrderQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series', id: string, episodes: Array<{ id: string, seasonNumber: number, number: number | null, absolute: number | null, dvdSeason: number | null, dvdNumber: number | null, airedOn: string | null, runtimeMs: number | null, missingSince: string | null, episodeTitle: string | null, overview: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }> }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type ChooseEpisodeOrderMutationVariables = Exact<{
  input: ChooseEpisodeOrderInput;
}>;


export type ChooseEpisodeOrderMutation = { chooseEpisodeOrder: { series: { id: string, episodeOrder: EpisodeOrder } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type TrashRowFragment = { id: string, path: string, title: string, sidecars: Array<string>, sizeBytes: number, state: TrashState, problem: string | null, deletedBy: string | null, deletedAt: string, expiresAt: string, library: { id: string, name: string } | null };

export type MissingRowFragment = { path: string, title: string, sizeBytes: number, missingSince: string, forgottenAt: string | null, file: { id: string } | null, library: { id: string, name: string } | null };

export type PlanDeletionMutationVariables = Exact<{
  input: PlanDeletionInput;
}>;


export type PlanDeletionMutation = { planDeletion: { plan: { bytes: number, playsKept: number, token: string, restorableUntil: string, files: Array<{ sizeBytes: number, sidecars: Array<string>, missing: boolean, file: { id: string, name: string } | null }>, vanishing: Array<{ item:
          | { __typename: 'Channel' }
          | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, series: { id: string, title: string } | null }
          | { __typename: 'File' }
          | { __typename: 'Movie', id: string, year: number | null, name: string }
          | { __typename: 'Track', id: string, credit: string, name: string }
         | null }> } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type DeleteFilesMutationVariables = Exact<{
  input: DeleteFilesInput;
}>;


export type DeleteFilesMutation = { deleteFiles: { forgotten: number, items: Array<{ id: string }>, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type RestoreFilesMutationVariables = Exact<{
  input: RestoreFilesInput;
}>;


export type RestoreFilesMutation = { restoreFiles: { restored: number, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type EmptyTrashMutationVariables = Exact<{
  input: EmptyTrashInput;
}>;


export type EmptyTrashMutation = { emptyTrash: { removed: number, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type UserRowFragment = { id: string, name: string, displayName: string, role: UserRole, allLibraries: boolean, mayDelete: boolean, enabled: boolean, lastLoginAt: string | null, grantedLibraries: Array<{ id: string }>, profiles: Array<{ id: string, name: string, own: boolean }>, restrictions: { maxAge: number | null, unrated: boolean, onlyAllowed: boolean, allowed: Array<
      | { __typename: 'Album', title: string, id: string }
      | { __typename: 'ApiKey', id: string }
      | { __typename: 'Artist', id: string }
      | { __typename: 'Artwork', id: string }
      | { __typename: 'Channel', name: string, id: string }
      | { __typename: 'Collection', id: string }
      | { __typename: 'Episode', id: string }
      | { __typename: 'File', id: string }
      | { __typename: 'FileProblem', id: string }
      | { __typename: 'Genre', name: string, id: string }
      | { __typename: 'Job', id: string }
      | { __typename: 'Label', name: string, id: string }
      | { __typename: 'Library', id: string }
      | { __typename: 'Listen', id: string }
      | { __typename: 'Login', id: string }
      | { __typename: 'Movie', id: string, title: string }
      | { __typename: 'Person', id: string }
      | { __typename: 'PlaybackSession', id: string }
      | { __typename: 'Playlist', id: string }
      | { __typename: 'Profile', id: string }
      | { __typename: 'Programme', id: string }
      | { __typename: 'Release', id: string }
      | { __typename: 'SavedFilter', id: string }
      | { __typename: 'Scan', id: string }
      | { __typename: 'ScrobbleAccount', id: string }
      | { __typename: 'Season', id: string }
      | { __typename: 'Series', id: string, title: string }
      | { __typename: 'Track', title: string, id: string }
      | { __typename: 'User', id: string }
    >, denied: Array<
      | { __typename: 'Album', title: string, id: string }
      | { __typename: 'ApiKey', id: string }
      | { __typename: 'Artist', id: string }
      | { __typename: 'Artwork', id: string }
      | { __typename: 'Channel', name: string, id: string }
      | { __typename: 'Collection', id: string }
      | { __typename: 'Episode', id: string }
      | { __typename: 'File', id: string }
      | { __typename: 'FileProblem', id: string }
      | { __typename: 'Genre', name: string, id: string }
      | { __typename: 'Job', id: string }
      | { __typename: 'Label', name: string, id: string }
      | { __typename: 'Library', id: string }
      | { __typename: 'Listen', id: string }
      | { __typename: 'Login', id: string }
      | { __typename: 'Movie', id: string, title: string }
      | { __typename: 'Person', id: string }
      | { __typename: 'PlaybackSession', id: string }
      | { __typename: 'Playlist', id: string }
      | { __typename: 'Profile', id: string }
      | { __typename: 'Programme', id: string }
      | { __typename: 'Release', id: string }
      | { __typename: 'SavedFilter', id: string }
      | { __typename: 'Scan', id: string }
      | { __typename: 'ScrobbleAccount', id: string }
      | { __typename: 'Season', id: string }
      | { __typename: 'Series', id: string, title: string }
      | { __typename: 'Track', title: string, id: string }
      | { __typename: 'User', id: string }
    > } | null };

export type CreateUserMutationVariables = Exact<{
  input: CreateUserInput;
}>;


export type CreateUserMutation = { createUser: { user: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type EditUserMutationVariables = Exact<{
  input: EditUserInput;
}>;


export type EditUserMutation = { editUser: { user: { id: string } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type RemoveUserMutationVariables = Exact<{
  input: RemoveUserInput;
}>;


export type RemoveUserMutation = { removeUser: { userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type OwnFragment = { rating: number | null, favourite: boolean, watchlisted: boolean };

export type NextUpCardFragment = { again: boolean, series: { id: string, title: string } | null, episode: { id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, episodeTitle: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null };

type TitleCard_Album_Fragment = { __typename: 'Album' };

type TitleCard_ApiKey_Fragment = { __typename: 'ApiKey' };

type TitleCard_Artist_Fragment = { __typename: 'Artist' };

type TitleCard_Artwork_Fragment = { __typename: 'Artwork' };

type TitleCard_Channel_Fragment = { __typename: 'Channel' };

type TitleCard_Collection_Fragment = { __typename: 'Collection' };

type TitleCard_Episode_Fragment = { __typename: 'Episode' };

type TitleCard_File_Fragment = { __typename: 'File' };

type TitleCard_FileProblem_Fragment = { __typename: 'FileProblem' };

type TitleCard_Genre_Fragment = { __typename: 'Genre' };

type TitleCard_Job_Fragment = { __typename: 'Job' };

type TitleCard_Label_Fragment = { __typename: 'Label' };

type TitleCard_Library_Fragment = { __typename: 'Library' };

type TitleCard_Listen_Fragment = { __typename: 'Listen' };

type TitleCard_Login_Fragment = { __typename: 'Login' };

type TitleCard_Movie_Fragment = { __typename: 'Movie', id: string, localTitle: string, year: number | null, runtimeMs: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } };

type TitleCard_Person_Fragment = { __typename: 'Person' };

type TitleCard_PlaybackSession_Fragment = { __typename: 'PlaybackSession' };

type TitleCard_Playlist_Fragment = { __typename: 'Playlist' };

type TitleCard_Profile_Fragment = { __typename: 'Profile' };

type TitleCard_Programme_Fragment = { __typename: 'Programme' };

type TitleCard_Release_Fragment = { __typename: 'Release' };

type TitleCard_SavedFilter_Fragment = { __typename: 'SavedFilter' };

type TitleCard_Scan_Fragment = { __typename: 'Scan' };

type TitleCard_ScrobbleAccount_Fragment = { __typename: 'ScrobbleAccount' };

type TitleCard_Season_Fragment = { __typename: 'Season' };

type TitleCard_Series_Fragment = { __typename: 'Series', id: string, localTitle: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } };

type TitleCard_Track_Fragment = { __typename: 'Track' };

type TitleCard_User_Fragment = { __typename: 'User' };

export type TitleCardFragment =
  | TitleCard_Album_Fragment
  | TitleCard_ApiKey_Fragment
  | TitleCard_Artist_Fragment
  | TitleCard_Artwork_Fragment
  | TitleCard_Channel_Fragment
  | TitleCard_Collection_Fragment
  | TitleCard_Episode_Fragment
  | TitleCard_File_Fragment
  | TitleCard_FileProblem_Fragment
  | TitleCard_Genre_Fragment
  | TitleCard_Job_Fragment
  | TitleCard_Label_Fragment
  | TitleCard_Library_Fragment
  | TitleCard_Listen_Fragment
  | TitleCard_Login_Fragment
  | TitleCard_Movie_Fragment
  | TitleCard_Person_Fragment
  | TitleCard_PlaybackSession_Fragment
  | TitleCard_Playlist_Fragment
  | TitleCard_Profile_Fragment
  | TitleCard_Programme_Fragment
  | TitleCard_Release_Fragment
  | TitleCard_SavedFilter_Fragment
  | TitleCard_Scan_Fragment
  | TitleCard_ScrobbleAccount_Fragment
  | TitleCard_Season_Fragment
  | TitleCard_Series_Fragment
  | TitleCard_Track_Fragment
  | TitleCard_User_Fragment
;

type ListCard_Album_Fragment = { __typename: 'Album' };

type ListCard_ApiKey_Fragment = { __typename: 'ApiKey' };

type ListCard_Artist_Fragment = { __typename: 'Artist' };

type ListCard_Artwork_Fragment = { __typename: 'Artwork' };

type ListCard_Channel_Fragment = { __typename: 'Channel' };

type ListCard_Collection_Fragment = { __typename: 'Collection' };

type ListCard_Episode_Fragment = { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, episodeNumber: number | null, episodeTitle: string | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, series: { id: string, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null };

type ListCard_File_Fragment = { __typename: 'File' };

type ListCard_FileProblem_Fragment = { __typename: 'FileProblem' };

type ListCard_Genre_Fragment = { __typename: 'Genre' };

type ListCard_Job_Fragment = { __typename: 'Job' };

type ListCard_Label_Fragment = { __typename: 'Label' };

type ListCard_Library_Fragment = { __typename: 'Library' };

type ListCard_Listen_Fragment = { __typename: 'Listen' };

type ListCard_Login_Fragment = { __typename: 'Login' };

type ListCard_Movie_Fragment = { __typename: 'Movie', id: string, localTitle: string, year: number | null, runtimeMs: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } };

type ListCard_Person_Fragment = { __typename: 'Person', id: string, name: string, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } };

type ListCard_PlaybackSession_Fragment = { __typename: 'PlaybackSession' };

type ListCard_Playlist_Fragment = { __typename: 'Playlist' };

type ListCard_Profile_Fragment = { __typename: 'Profile' };

type ListCard_Programme_Fragment = { __typename: 'Programme' };

type ListCard_Release_Fragment = { __typename: 'Release' };

type ListCard_SavedFilter_Fragment = { __typename: 'SavedFilter' };

type ListCard_Scan_Fragment = { __typename: 'Scan' };

type ListCard_ScrobbleAccount_Fragment = { __typename: 'ScrobbleAccount' };

type ListCard_Season_Fragment = { __typename: 'Season', id: string, number: number, seasonTitle: string | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, series: { id: string, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null };

type ListCard_Series_Fragment = { __typename: 'Series', id: string, localTitle: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } };

type ListCard_Track_Fragment = { __typename: 'Track' };

type ListCard_User_Fragment = { __typename: 'User' };

export type ListCardFragment =
  | ListCard_Album_Fragment
  | ListCard_ApiKey_Fragment
  | ListCard_Artist_Fragment
  | ListCard_Artwork_Fragment
  | ListCard_Channel_Fragment
  | ListCard_Collection_Fragment
  | ListCard_Episode_Fragment
  | ListCard_File_Fragment
  | ListCard_FileProblem_Fragment
  | ListCard_Genre_Fragment
  | ListCard_Job_Fragment
  | ListCard_Label_Fragment
  | ListCard_Library_Fragment
  | ListCard_Listen_Fragment
  | ListCard_Login_Fragment
  | ListCard_Movie_Fragment
  | ListCard_Person_Fragment
  | ListCard_PlaybackSession_Fragment
  | ListCard_Playlist_Fragment
  | ListCard_Profile_Fragment
  | ListCard_Programme_Fragment
  | ListCard_Release_Fragment
  | ListCard_SavedFilter_Fragment
  | ListCard_Scan_Fragment
  | ListCard_ScrobbleAccount_Fragment
  | ListCard_Season_Fragment
  | ListCard_Series_Fragment
  | ListCard_Track_Fragment
  | ListCard_User_Fragment
;

export type ListenRowFragment = { id: string, title: string, artist: string, album: string | null, startedAt: string, track: { id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null } | null };

type MusicTile_Album_Fragment = { __typename: 'Album', id: string, title: string, credit: string, year: number | null, kind: AlbumKind, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } };

type MusicTile_ApiKey_Fragment = { __typename: 'ApiKey' };

type MusicTile_Artist_Fragment = { __typename: 'Artist', id: string, name: string, albumCount: number, trackCount: number, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } };

type MusicTile_Artwork_Fragment = { __typename: 'Artwork' };

type MusicTile_Channel_Fragment = { __typename: 'Channel' };

type MusicTile_Collection_Fragment = { __typename: 'Collection' };

type MusicTile_Episode_Fragment = { __typename: 'Episode' };

type MusicTile_File_Fragment = { __typename: 'File' };

type MusicTile_FileProblem_Fragment = { __typename: 'FileProblem' };

type MusicTile_Genre_Fragment = { __typename: 'Genre' };

type MusicTile_Job_Fragment = { __typename: 'Job' };

type MusicTile_Label_Fragment = { __typename: 'Label' };

type MusicTile_Library_Fragment = { __typename: 'Library' };

type MusicTile_Listen_Fragment = { __typename: 'Listen' };

type MusicTile_Login_Fragment = { __typename: 'Login' };

type MusicTile_Movie_Fragment = { __typename: 'Movie' };

type MusicTile_Person_Fragment = { __typename: 'Person' };

type MusicTile_PlaybackSession_Fragment = { __typename: 'PlaybackSession' };

type MusicTile_Playlist_Fragment = { __typename: 'Playlist' };

type MusicTile_Profile_Fragment = { __typename: 'Profile' };

type MusicTile_Programme_Fragment = { __typename: 'Programme' };

type MusicTile_Release_Fragment = { __typename: 'Release' };

type MusicTile_SavedFilter_Fragment = { __typename: 'SavedFilter' };

type MusicTile_Scan_Fragment = { __typename: 'Scan' };

type MusicTile_ScrobbleAccount_Fragment = { __typename: 'ScrobbleAccount' };

type MusicTile_Season_Fragment = { __typename: 'Season' };

type MusicTile_Series_Fragment = { __typename: 'Series' };

type MusicTile_Track_Fragment = { __typename: 'Track', id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null };

type MusicTile_User_Fragment = { __typename: 'User' };

export type MusicTileFragment =
  | MusicTile_Album_Fragment
  | MusicTile_ApiKey_Fragment
  | MusicTile_Artist_Fragment
  | MusicTile_Artwork_Fragment
  | MusicTile_Channel_Fragment
  | MusicTile_Collection_Fragment
  | MusicTile_Episode_Fragment
  | MusicTile_File_Fragment
  | MusicTile_FileProblem_Fragment
  | MusicTile_Genre_Fragment
  | MusicTile_Job_Fragment
  | MusicTile_Label_Fragment
  | MusicTile_Library_Fragment
  | MusicTile_Listen_Fragment
  | MusicTile_Login_Fragment
  | MusicTile_Movie_Fragment
  | MusicTile_Person_Fragment
  | MusicTile_PlaybackSession_Fragment
  | MusicTile_Playlist_Fragment
  | MusicTile_Profile_Fragment
  | MusicTile_Programme_Fragment
  | MusicTile_Release_Fragment
  | MusicTile_SavedFilter_Fragment
  | MusicTile_Scan_Fragment
  | MusicTile_ScrobbleAccount_Fragment
  | MusicTile_Season_Fragment
  | MusicTile_Series_Fragment
  | MusicTile_Track_Fragment
  | MusicTile_User_Fragment
;

export type AddedCardFragment = { episodeCount: number, series: { id: string, localTitle: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } } | null, item:
    | { __typename: 'Album', id: string, title: string, credit: string, year: number | null, kind: AlbumKind, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, episodeTitle: string | null }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie', id: string, localTitle: string, year: number | null, runtimeMs: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type SeriesTileFragment = { id: string, localTitle: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } };

export type HistoryRowFragment = { id: string, playedAt: string, positionMs: number, durationMs: number, finished: boolean, clientName: string, series: { id: string, title: string } | null, item:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, episodeTitle: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
    | { __typename: 'File', id: string, name: string }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie', id: string, year: number | null, title: string, backdrop: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type RateItemMutationVariables = Exact<{
  input: RateItemInput;
}>;


export type RateItemMutation = { rateItem: { userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type SetFavouriteMutationVariables = Exact<{
  input: SetFavouriteInput;
}>;


export type SetFavouriteMutation = { setFavourite: { userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type SetWatchlistedMutationVariables = Exact<{
  input: SetWatchlistedInput;
}>;


export type SetWatchlistedMutation = { setWatchlisted: { userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type HideFromContinueWatchingMutationVariables = Exact<{
  input: HideFromContinueWatchingInput;
}>;


export type HideFromContinueWatchingMutation = { hideFromContinueWatching: { userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type RemoveFromHistoryMutationVariables = Exact<{
  input: RemoveFromHistoryInput;
}>;


export type RemoveFromHistoryMutation = { removeFromHistory: { userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type ClearHistoryMutationVariables = Exact<{
  input: ClearHistoryInput;
}>;


export type ClearHistoryMutation = { clearHistory: { removed: number, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

export type ViewerStateChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ViewerStateChangedSubscription = { viewerStateChanged: { kind: ViewerStateChangeKind, sameLogin: boolean } };

export type ProgressChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ProgressChangedSubscription = { progressChanged: { kind: ProgressChangeKind, sameLogin: boolean } };

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { scrobbleServices: Array<ScrobbleService>, scrobbleAccounts: Array<{ id: string, service: ScrobbleService, name: string, problem: string | null, waiting: number }>, viewer: { role: UserRole, user: { id: string, name: string, displayName: string, role: UserRole }, profile: { id: string, own: boolean, playbackPreferences: { audioLanguages: Array<string>, subtitleLanguages: Array<string>, subtitleMode: SubtitleMode, hearingImpaired: boolean, audioDescription: boolean } | null }, logins: Array<{ id: string, clientName: string, userAgent: string, address: string, lastUsedAt: string, current: boolean }>, apiKeys: Array<{ id: string, name: string, prefix: string, scopes: Array<ApiKeyScope>, createdAt: string, lastUsedAt: string | null, expiresAt: string | null }> } | null };

export type DuplicatesQueryVariables = Exact<{
  kind: DuplicateKind;
  libraryId?: string | number | null | undefined;
  ignored: boolean;
  first: number;
  after?: string | null | undefined;
}>;


export type DuplicatesQuery = { duplicates: { edges: Array<{ cursor: string, node: { id: string, kind: DuplicateKind, savedBytes: number, ignoredAt: string | null, files: Array<{ edition: string | null, part: number | null, audioStreamCount: number, subtitleStreamCount: number, keep: boolean, keepReasons: Array<KeepReason>, file: { id: string, name: string, path: string, sizeBytes: number, width: number | null, height: number | null, videoCodec: string | null, audioCodec: string | null, bitRate: number | null, hdr: Hdr | null, durationMs: number | null } | null, item:
            | { __typename: 'Channel' }
            | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, series: { id: string, title: string } | null }
            | { __typename: 'File' }
            | { __typename: 'Movie', id: string, year: number | null, name: string }
            | { __typename: 'Track', id: string, credit: string, name: string, album: { id: string, title: string, year: number | null } | null }
           | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type LibraryPageQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type LibraryPageQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library', id: string, name: string, kind: LibraryKind, language: string, watch: boolean, trickplay: boolean, allowDeletion: boolean, m3u: string | null, xmltv: string | null, fileCount: number, problems: { nodes: Array<{ id: string, path: string, stage: ProblemStage, code: string, message: string, lastAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, scans: { nodes: Array<{ id: string, state: ScanState, phase: ScanPhase, trigger: ScanTrigger, reason: string | null, total: number, current: number, found: number, added: number, changed: number, moved: number, missing: number, restored: number, failed: number, currentItem: string | null, rate: number, createdAt: string, startedAt: string | null, finishedAt: string | null }> }, roots: Array<{ path: string, problem: string | null, scannedAt: string | null }>, latestScan: { id: string, state: ScanState, phase: ScanPhase, trigger: ScanTrigger, reason: string | null, total: number, current: number, found: number, added: number, changed: number, moved: number, missing: number, restored: number, failed: number, currentItem: string | null, rate: number, createdAt: string, startedAt: string | null, finishedAt: string | null } | null, troubled: { totalCount: { value: number, atLeast: boolean } } }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type LibrariesQueryVariables = Exact<{ [key: string]: never; }>;


export type LibrariesQuery = { libraries: Array<{ id: string, name: string, kind: LibraryKind, language: string, watch: boolean, trickplay: boolean, allowDeletion: boolean, m3u: string | null, xmltv: string | null, fileCount: number, roots: Array<{ path: string, problem: string | null, scannedAt: string | null }>, latestScan: { id: string, state: ScanState, phase: ScanPhase, trigger: ScanTrigger, reason: string | null, total: number, current: number, found: number, added: number, changed: number, moved: number, missing: number, restored: number, failed: number, currentItem: string | null, rate: number, createdAt: string, startedAt: string | null, finishedAt: string | null } | null, troubled: { totalCount: { value: number, atLeast: boolean } } }> };

export type MissingFilesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MissingFilesQuery = { missingFiles: { edges: Array<{ cursor: string, node: { path: string, title: string, sizeBytes: number, missingSince: string, forgottenAt: string | null, file: { id: string } | null, library: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ReviewInboxQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ReviewInboxQuery = { reviewInbox: { edges: Array<{ cursor: string, node: { id: string, kind: ReviewKind, reasons: Array<ReviewReason>, title: string, artist: string | null, track: string | null, year: number | null, season: number | null, episodes: Array<number>, file: { id: string, name: string, path: string } | null, library: { id: string, name: string } | null, item:
          | { __typename: 'Channel' }
          | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, series: { id: string, title: string } | null }
          | { __typename: 'File' }
          | { __typename: 'Movie', id: string, year: number | null, name: string }
          | { __typename: 'Track', id: string, credit: string, name: string }
         | null, evidence: Array<{ source: ReviewSource, text: string, title: string, artist: string | null, year: number | null, ids: Array<{ provider: string, id: string }> }>, candidates: Array<{ score: number, itemId: string | null, title: string, artist: string | null, year: number | null, season: number | null, episodes: Array<number>, parts: Array<{ kind: ReviewPartKind, score: number }>, ids: Array<{ provider: string, id: string }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ReviewHistoryQueryVariables = Exact<{ [key: string]: never; }>;


export type ReviewHistoryQuery = { reviewDecisions: { nodes: Array<{ id: string, verdict: ReviewVerdict, kind: ReviewKind | null, title: string | null, artist: string | null, year: number | null, season: number | null, episodes: Array<number>, path: string, decidedBy: string | null, decidedAt: string, undoneAt: string | null }> } };

export type SessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionsQuery = { playbackSessions: Array<{ id: string, decision: PlaybackDecision, reasons: Array<PlaybackReason>, state: PlaybackState, positionMs: number, durationMs: number, startedAt: string, clientName: string, remote: boolean, bitRate: number, bandwidth: number | null, bufferedMs: number | null, droppedFrames: number, rendition: string, node: string, user: { id: string, displayName: string } | null, file: { id: string, name: string, height: number | null, bitRate: number | null } | null, item:
      | { __typename: 'Channel' }
      | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, episodeTitle: string | null, series: { id: string, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
      | { __typename: 'File', id: string, name: string }
      | { __typename: 'Movie', id: string, year: number | null, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
      | { __typename: 'Track', id: string, title: string, credit: string, album: { id: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
     | null, encodings: Array<{ rendition: string, aheadMs: number, speed: number, active: boolean, failed: boolean }> }> };

export type TrashQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type TrashQuery = { trash: { edges: Array<{ cursor: string, node: { id: string, path: string, title: string, sidecars: Array<string>, sizeBytes: number, state: TrashState, problem: string | null, deletedBy: string | null, deletedAt: string, expiresAt: string, library: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TrashSizeQueryVariables = Exact<{ [key: string]: never; }>;


export type TrashSizeQuery = { trashSize: { items: number, bytes: number } };

export type UsersQueryVariables = Exact<{ [key: string]: never; }>;


export type UsersQuery = { users: { nodes: Array<{ id: string, name: string, displayName: string, role: UserRole, allLibraries: boolean, mayDelete: boolean, enabled: boolean, lastLoginAt: string | null, grantedLibraries: Array<{ id: string }>, profiles: Array<{ id: string, name: string, own: boolean }>, restrictions: { maxAge: number | null, unrated: boolean, onlyAllowed: boolean, allowed: Array<
          | { __typename: 'Album', title: string, id: string }
          | { __typename: 'ApiKey', id: string }
          | { __typename: 'Artist', id: string }
          | { __typename: 'Artwork', id: string }
          | { __typename: 'Channel', name: string, id: string }
          | { __typename: 'Collection', id: string }
          | { __typename: 'Episode', id: string }
          | { __typename: 'File', id: string }
          | { __typename: 'FileProblem', id: string }
          | { __typename: 'Genre', name: string, id: string }
          | { __typename: 'Job', id: string }
          | { __typename: 'Label', name: string, id: string }
          | { __typename: 'Library', id: string }
          | { __typename: 'Listen', id: string }
          | { __typename: 'Login', id: string }
          | { __typename: 'Movie', id: string, title: string }
          | { __typename: 'Person', id: string }
          | { __typename: 'PlaybackSession', id: string }
          | { __typename: 'Playlist', id: string }
          | { __typename: 'Profile', id: string }
          | { __typename: 'Programme', id: string }
          | { __typename: 'Release', id: string }
          | { __typename: 'SavedFilter', id: string }
          | { __typename: 'Scan', id: string }
          | { __typename: 'ScrobbleAccount', id: string }
          | { __typename: 'Season', id: string }
          | { __typename: 'Series', id: string, title: string }
          | { __typename: 'Track', title: string, id: string }
          | { __typename: 'User', id: string }
        >, denied: Array<
          | { __typename: 'Album', title: string, id: string }
          | { __typename: 'ApiKey', id: string }
          | { __typename: 'Artist', id: string }
          | { __typename: 'Artwork', id: string }
          | { __typename: 'Channel', name: string, id: string }
          | { __typename: 'Collection', id: string }
          | { __typename: 'Episode', id: string }
          | { __typename: 'File', id: string }
          | { __typename: 'FileProblem', id: string }
          | { __typename: 'Genre', name: string, id: string }
          | { __typename: 'Job', id: string }
          | { __typename: 'Label', name: string, id: string }
          | { __typename: 'Library', id: string }
          | { __typename: 'Listen', id: string }
          | { __typename: 'Login', id: string }
          | { __typename: 'Movie', id: string, title: string }
          | { __typename: 'Person', id: string }
          | { __typename: 'PlaybackSession', id: string }
          | { __typename: 'Playlist', id: string }
          | { __typename: 'Profile', id: string }
          | { __typename: 'Programme', id: string }
          | { __typename: 'Release', id: string }
          | { __typename: 'SavedFilter', id: string }
          | { __typename: 'Scan', id: string }
          | { __typename: 'ScrobbleAccount', id: string }
          | { __typename: 'Season', id: string }
          | { __typename: 'Series', id: string, title: string }
          | { __typename: 'Track', title: string, id: string }
          | { __typename: 'User', id: string }
        > } | null }> }, libraries: Array<{ id: string, name: string }> };

export type ChannelPageQueryVariables = Exact<{
  id: string | number;
  from: string;
  to: string;
}>;


export type ChannelPageQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel', missingSince: string | null, id: string, number: string | null, name: string, group: string | null, programmes: Array<{ id: string, title: string, subtitle: string | null, description: string | null, startsAt: string, endsAt: string, categories: Array<string>, season: number | null, episode: number | null }>, logo: { id: string, width: number | null, height: number | null, url: string } | null, now: { id: string, title: string, startsAt: string, endsAt: string } | null, next: { id: string, title: string, startsAt: string, endsAt: string } | null }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type ChannelsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ChannelFilter | null | undefined;
}>;


export type ChannelsQuery = { channels: { nodes: Array<{ id: string, number: string | null, name: string, group: string | null, logo: { id: string, width: number | null, height: number | null, url: string } | null, now: { id: string, title: string, startsAt: string, endsAt: string } | null, next: { id: string, title: string, startsAt: string, endsAt: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ChannelGroupsQueryVariables = Exact<{ [key: string]: never; }>;


export type ChannelGroupsQuery = { channelGroups: Array<string> };

export type CollectionPageQueryVariables = Exact<{
  id: string | number;
}>;


export type CollectionPageQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection', id: string, name: string, description: string, ownerName: string, access: PlaylistAccess, itemCount: number, unavailableCount: number, sorting: CollectionSorting, direction: Direction, shares: Array<{ userName: string, access: PlaylistAccess }>, rules: { kind: PlaylistRulesKind, filter: unknown, orderField: PlaylistRulesOrderField, direction: Direction, limit: number } | null, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, preview: Array<{ id: string, item:
          | { __typename: 'Album', cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
          | { __typename: 'Artist', picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
          | { __typename: 'Movie', poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
          | { __typename: 'Series', poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
         | null }> }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type CollectionItemsQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type CollectionItemsQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection', items: { edges: Array<{ cursor: string, node: { id: string, lastKnownTitle: string | null, item:
              | { __typename: 'Album', id: string, title: string, credit: string, year: number | null, kind: AlbumKind, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
              | { __typename: 'Artist', id: string, name: string, albumCount: number, trackCount: number, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
              | { __typename: 'Movie', id: string, localTitle: string, year: number | null, runtimeMs: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
              | { __typename: 'Series', id: string, localTitle: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
             | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type CollectionsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: CollectionFilter | null | undefined;
  orderBy?: CollectionOrder | null | undefined;
}>;


export type CollectionsQuery = { collections: { nodes: Array<{ id: string, name: string, description: string, ownerName: string, access: PlaylistAccess, itemCount: number, unavailableCount: number, sorting: CollectionSorting, direction: Direction, rules: { kind: PlaylistRulesKind, filter: unknown, orderField: PlaylistRulesOrderField, direction: Direction, limit: number } | null, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, preview: Array<{ id: string, item:
          | { __typename: 'Album', cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
          | { __typename: 'Artist', picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
          | { __typename: 'Movie', poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
          | { __typename: 'Series', poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
         | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type EpisodePageQueryVariables = Exact<{
  id: string | number;
}>;


export type EpisodePageQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode', rating: number | null, id: string, seasonNumber: number, number: number | null, absolute: number | null, dvdSeason: number | null, dvdNumber: number | null, airedOn: string | null, runtimeMs: number | null, missingSince: string | null, episodeTitle: string | null, overview: string | null, season: { id: string, number: number, title: string | null } | null, series: { id: string, year: number | null, title: string, library: { id: string, allowDeletion: boolean } | null, backdrop: { id: string, blurhash: string | null, large: string } | null } | null, credits: Array<{ role: CreditRole, character: string | null, person: { id: string, name: string, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }>, files: Array<{ edition: string | null, part: number | null, file: { id: string, name: string, sizeBytes: number, missingSince: string | null, container: string | null, durationMs: number | null, bitRate: number | null, width: number | null, height: number | null, videoCodec: string | null, audioCodec: string | null, hdr: Hdr | null, streams: Array<{ index: number, kind: StreamKind, codec: string, profile: string | null, language: string | null, title: string | null, default: boolean, forced: boolean, hearingImpaired: boolean, commentary: boolean, attachedPicture: boolean, width: number | null, height: number | null, bitDepth: number | null, hdr: Hdr | null, frameRate: string | null, channels: number | null, channelLayout: string | null }> } | null }>, previous: { id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, episodeTitle: string | null } | null, next: { id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, episodeTitle: string | null } | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type EpisodeBesideFragment = { id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, episodeTitle: string | null };

export type HistoryQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type HistoryQuery = { history: { nodes: Array<{ id: string, playedAt: string, positionMs: number, durationMs: number, finished: boolean, clientName: string, series: { id: string, title: string } | null, item:
        | { __typename: 'Album' }
        | { __typename: 'ApiKey' }
        | { __typename: 'Artist' }
        | { __typename: 'Artwork' }
        | { __typename: 'Channel' }
        | { __typename: 'Collection' }
        | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, episodeTitle: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
        | { __typename: 'File', id: string, name: string }
        | { __typename: 'FileProblem' }
        | { __typename: 'Genre' }
        | { __typename: 'Job' }
        | { __typename: 'Label' }
        | { __typename: 'Library' }
        | { __typename: 'Listen' }
        | { __typename: 'Login' }
        | { __typename: 'Movie', id: string, year: number | null, title: string, backdrop: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
        | { __typename: 'Person' }
        | { __typename: 'PlaybackSession' }
        | { __typename: 'Playlist' }
        | { __typename: 'Profile' }
        | { __typename: 'Programme' }
        | { __typename: 'Release' }
        | { __typename: 'SavedFilter' }
        | { __typename: 'Scan' }
        | { __typename: 'ScrobbleAccount' }
        | { __typename: 'Season' }
        | { __typename: 'Series' }
        | { __typename: 'Track' }
        | { __typename: 'User' }
       | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ListensQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ListensQuery = { listens: { nodes: Array<{ id: string, title: string, artist: string, album: string | null, startedAt: string, track: { id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type LabelPageQueryVariables = Exact<{
  id: string | number;
}>;


export type LabelPageQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label', kind: LabelKind, name: string, overview: string | null }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null, movies: { nodes: Array<{ id: string, localTitle: string, year: number | null, runtimeMs: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }>, totalCount: { value: number } }, series: { nodes: Array<{ episodeCount: number, watchedEpisodeCount: number, id: string, localTitle: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }>, totalCount: { value: number } } };

export type LabelsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: LabelFilter | null | undefined;
  orderBy?: LabelOrder | null | undefined;
}>;


export type LabelsQuery = { labels: { nodes: Array<{ id: string, name: string, titleCount: number, preview: Array<{ item:
          | { __typename: 'Album' }
          | { __typename: 'ApiKey' }
          | { __typename: 'Artist' }
          | { __typename: 'Artwork' }
          | { __typename: 'Channel' }
          | { __typename: 'Collection' }
          | { __typename: 'Episode' }
          | { __typename: 'File' }
          | { __typename: 'FileProblem' }
          | { __typename: 'Genre' }
          | { __typename: 'Job' }
          | { __typename: 'Label' }
          | { __typename: 'Library' }
          | { __typename: 'Listen' }
          | { __typename: 'Login' }
          | { __typename: 'Movie', id: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
          | { __typename: 'Person' }
          | { __typename: 'PlaybackSession' }
          | { __typename: 'Playlist' }
          | { __typename: 'Profile' }
          | { __typename: 'Programme' }
          | { __typename: 'Release' }
          | { __typename: 'SavedFilter' }
          | { __typename: 'Scan' }
          | { __typename: 'ScrobbleAccount' }
          | { __typename: 'Season' }
          | { __typename: 'Series', id: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
          | { __typename: 'Track' }
          | { __typename: 'User' }
         | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type WatchlistQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type WatchlistQuery = { watchlist: { nodes: Array<{ item:
        | { __typename: 'Album' }
        | { __typename: 'ApiKey' }
        | { __typename: 'Artist' }
        | { __typename: 'Artwork' }
        | { __typename: 'Channel' }
        | { __typename: 'Collection' }
        | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, episodeNumber: number | null, episodeTitle: string | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, series: { id: string, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
        | { __typename: 'File' }
        | { __typename: 'FileProblem' }
        | { __typename: 'Genre' }
        | { __typename: 'Job' }
        | { __typename: 'Label' }
        | { __typename: 'Library' }
        | { __typename: 'Listen' }
        | { __typename: 'Login' }
        | { __typename: 'Movie', id: string, localTitle: string, year: number | null, runtimeMs: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
        | { __typename: 'Person', id: string, name: string, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
        | { __typename: 'PlaybackSession' }
        | { __typename: 'Playlist' }
        | { __typename: 'Profile' }
        | { __typename: 'Programme' }
        | { __typename: 'Release' }
        | { __typename: 'SavedFilter' }
        | { __typename: 'Scan' }
        | { __typename: 'ScrobbleAccount' }
        | { __typename: 'Season', id: string, number: number, seasonTitle: string | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, series: { id: string, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
        | { __typename: 'Series', id: string, localTitle: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
        | { __typename: 'Track' }
        | { __typename: 'User' }
       | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FavouriteMusicQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type FavouriteMusicQuery = { favourites: { nodes: Array<{ item:
        | { __typename: 'Album', id: string, title: string, credit: string, year: number | null, kind: AlbumKind, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
        | { __typename: 'ApiKey' }
        | { __typename: 'Artist', id: string, name: string, albumCount: number, trackCount: number, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
        | { __typename: 'Artwork' }
        | { __typename: 'Channel' }
        | { __typename: 'Collection' }
        | { __typename: 'Episode' }
        | { __typename: 'File' }
        | { __typename: 'FileProblem' }
        | { __typename: 'Genre' }
        | { __typename: 'Job' }
        | { __typename: 'Label' }
        | { __typename: 'Library' }
        | { __typename: 'Listen' }
        | { __typename: 'Login' }
        | { __typename: 'Movie' }
        | { __typename: 'Person' }
        | { __typename: 'PlaybackSession' }
        | { __typename: 'Playlist' }
        | { __typename: 'Profile' }
        | { __typename: 'Programme' }
        | { __typename: 'Release' }
        | { __typename: 'SavedFilter' }
        | { __typename: 'Scan' }
        | { __typename: 'ScrobbleAccount' }
        | { __typename: 'Season' }
        | { __typename: 'Series' }
        | { __typename: 'Track', id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
        | { __typename: 'User' }
       | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FavouritesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type FavouritesQuery = { favourites: { nodes: Array<{ item:
        | { __typename: 'Album' }
        | { __typename: 'ApiKey' }
        | { __typename: 'Artist' }
        | { __typename: 'Artwork' }
        | { __typename: 'Channel' }
        | { __typename: 'Collection' }
        | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, episodeNumber: number | null, episodeTitle: string | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, series: { id: string, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
        | { __typename: 'File' }
        | { __typename: 'FileProblem' }
        | { __typename: 'Genre' }
        | { __typename: 'Job' }
        | { __typename: 'Label' }
        | { __typename: 'Library' }
        | { __typename: 'Listen' }
        | { __typename: 'Login' }
        | { __typename: 'Movie', id: string, localTitle: string, year: number | null, runtimeMs: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
        | { __typename: 'Person', id: string, name: string, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
        | { __typename: 'PlaybackSession' }
        | { __typename: 'Playlist' }
        | { __typename: 'Profile' }
        | { __typename: 'Programme' }
        | { __typename: 'Release' }
        | { __typename: 'SavedFilter' }
        | { __typename: 'Scan' }
        | { __typename: 'ScrobbleAccount' }
        | { __typename: 'Season', id: string, number: number, seasonTitle: string | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, series: { id: string, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
        | { __typename: 'Series', id: string, localTitle: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
        | { __typename: 'Track' }
        | { __typename: 'User' }
       | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FavouritePeopleQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type FavouritePeopleQuery = { favourites: { nodes: Array<{ item:
        | { __typename: 'Album' }
        | { __typename: 'ApiKey' }
        | { __typename: 'Artist' }
        | { __typename: 'Artwork' }
        | { __typename: 'Channel' }
        | { __typename: 'Collection' }
        | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, episodeNumber: number | null, episodeTitle: string | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, series: { id: string, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
        | { __typename: 'File' }
        | { __typename: 'FileProblem' }
        | { __typename: 'Genre' }
        | { __typename: 'Job' }
        | { __typename: 'Label' }
        | { __typename: 'Library' }
        | { __typename: 'Listen' }
        | { __typename: 'Login' }
        | { __typename: 'Movie', id: string, localTitle: string, year: number | null, runtimeMs: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
        | { __typename: 'Person', id: string, name: string, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
        | { __typename: 'PlaybackSession' }
        | { __typename: 'Playlist' }
        | { __typename: 'Profile' }
        | { __typename: 'Programme' }
        | { __typename: 'Release' }
        | { __typename: 'SavedFilter' }
        | { __typename: 'Scan' }
        | { __typename: 'ScrobbleAccount' }
        | { __typename: 'Season', id: string, number: number, seasonTitle: string | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, series: { id: string, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
        | { __typename: 'Series', id: string, localTitle: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
        | { __typename: 'Track' }
        | { __typename: 'User' }
       | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MoviePageQueryVariables = Exact<{
  id: string | number;
}>;


export type MoviePageQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie', id: string, originalTitle: string | null, year: number | null, runtimeMs: number | null, certification: string | null, rating: number | null, missingSince: string | null, title: string, tagline: string | null, overview: string | null, library: { id: string, allowDeletion: boolean } | null, banner: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null, similar: Array<{ id: string, localTitle: string, year: number | null, runtimeMs: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }>, credits: Array<{ role: CreditRole, character: string | null, person: { id: string, name: string, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }>, files: Array<{ edition: string | null, part: number | null, file: { id: string, name: string, sizeBytes: number, missingSince: string | null, container: string | null, durationMs: number | null, bitRate: number | null, width: number | null, height: number | null, videoCodec: string | null, audioCodec: string | null, hdr: Hdr | null, streams: Array<{ index: number, kind: StreamKind, codec: string, profile: string | null, language: string | null, title: string | null, default: boolean, forced: boolean, hearingImpaired: boolean, commentary: boolean, attachedPicture: boolean, width: number | null, height: number | null, bitDepth: number | null, hdr: Hdr | null, frameRate: string | null, channels: number | null, channelLayout: string | null }> } | null }>, trailerLinks: Array<{ url: string, site: TrailerSite }>, extras: Array<{ kind: ExtraKind, title: string, file: { id: string, durationMs: number | null, missingSince: string | null } | null }>, labels: Array<{ id: string, kind: LabelKind, name: string }>, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, backdrop: { id: string, blurhash: string | null, large: string } | null, logo: { id: string, width: number | null, height: number | null, url: string } | null, genres: Array<{ id: string, name: string }>, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, ratings: Array<{ source: string, value: number, votes: number }>, ageRatings: Array<{ country: string, rating: string }> }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type MoviesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: MovieFilter | null | undefined;
  orderBy?: MovieOrder | null | undefined;
}>;


export type MoviesQuery = { movies: { nodes: Array<{ id: string, localTitle: string, year: number | null, runtimeMs: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type GenresQueryVariables = Exact<{
  kind: TaggedKind;
}>;


export type GenresQuery = { genres: Array<{ id: string, name: string }> };

export type MovieWholeQueryVariables = Exact<{
  filter?: MovieFilter | null | undefined;
  fields: Array<FacetField> | FacetField;
}>;


export type MovieWholeQuery = { movies: { totalCount: { value: number, atLeast: boolean }, facets: Array<{ field: FacetField, values: Array<{ value: string, name: string, count: number }> }> } };

export type MovieBucketsQueryVariables = Exact<{
  filter?: MovieFilter | null | undefined;
  direction: Direction;
  letters: boolean;
  months: boolean;
}>;


export type MovieBucketsQuery = { movies: { titleBuckets?: Array<{ name: string, count: number, before: string }>, addedBuckets?: Array<{ name: string, count: number, before: string }> } };

export type AlbumPageQueryVariables = Exact<{
  id: string | number;
}>;


export type AlbumPageQuery = { node:
    | { __typename: 'Album', missingSince: string | null, trackCount: number, moods: Array<string>, styles: Array<string>, durationMs: number, id: string, title: string, credit: string, year: number | null, kind: AlbumKind, overview: string | null, library: { id: string, allowDeletion: boolean } | null, genres: Array<{ id: string, name: string }>, artists: Array<{ artist: { id: string, name: string } | null }>, releases: Array<{ id: string, year: number | null, label: string | null, catalogueNumber: string | null, country: string | null, discs: Array<{ number: number, title: string | null, media: string | null, tracks: Array<{ id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }> }> }>, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type ArtistPageQueryVariables = Exact<{
  id: string | number;
}>;


export type ArtistPageQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist', missingSince: string | null, roles: Array<ArtistRole>, beganYear: number | null, endedYear: number | null, country: string | null, moods: Array<string>, styles: Array<string>, id: string, name: string, albumCount: number, trackCount: number, overview: string | null, genres: Array<{ id: string, name: string }>, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type AlbumsOfArtistQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type AlbumsOfArtistQuery = { albums: { nodes: Array<{ secondaryKinds: Array<string>, compilation: boolean, id: string, title: string, credit: string, year: number | null, kind: AlbumKind, artists: Array<{ artist: { id: string } | null }>, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ArtistsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ArtistFilter | null | undefined;
  orderBy?: ArtistOrder | null | undefined;
}>;


export type ArtistsQuery = { artists: { nodes: Array<{ id: string, name: string, albumCount: number, trackCount: number, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ArtistWholeQueryVariables = Exact<{
  filter?: ArtistFilter | null | undefined;
  shown?: ArtistFilter | null | undefined;
  fields: Array<FacetField> | FacetField;
}>;


export type ArtistWholeQuery = { artists: { facets: Array<{ field: FacetField, values: Array<{ value: string, name: string, count: number }> }> }, shown: { totalCount: { value: number, atLeast: boolean } } };

export type ArtistGenresQueryVariables = Exact<{ [key: string]: never; }>;


export type ArtistGenresQuery = { artists: { facets: Array<{ field: FacetField, values: Array<{ value: string, name: string, count: number }> }> } };

export type ArtistBucketsQueryVariables = Exact<{
  filter?: ArtistFilter | null | undefined;
  direction: Direction;
  letters: boolean;
  months: boolean;
}>;


export type ArtistBucketsQuery = { artists: { titleBuckets?: Array<{ name: string, count: number, before: string }>, addedBuckets?: Array<{ name: string, count: number, before: string }> } };

export type AlbumsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: AlbumFilter | null | undefined;
  orderBy?: AlbumOrder | null | undefined;
}>;


export type AlbumsQuery = { albums: { nodes: Array<{ id: string, title: string, credit: string, year: number | null, kind: AlbumKind, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AlbumWholeQueryVariables = Exact<{
  filter?: AlbumFilter | null | undefined;
  shown?: AlbumFilter | null | undefined;
  fields: Array<FacetField> | FacetField;
}>;


export type AlbumWholeQuery = { albums: { facets: Array<{ field: FacetField, values: Array<{ value: string, name: string, count: number }> }> }, shown: { totalCount: { value: number, atLeast: boolean } } };

export type AlbumGenresQueryVariables = Exact<{ [key: string]: never; }>;


export type AlbumGenresQuery = { albums: { facets: Array<{ field: FacetField, values: Array<{ value: string, name: string, count: number }> }> } };

export type AlbumBucketsQueryVariables = Exact<{
  filter?: AlbumFilter | null | undefined;
  direction: Direction;
  letters: boolean;
  months: boolean;
}>;


export type AlbumBucketsQuery = { albums: { titleBuckets?: Array<{ name: string, count: number, before: string }>, addedBuckets?: Array<{ name: string, count: number, before: string }> } };

export type SongsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: TrackFilter | null | undefined;
  orderBy?: TrackOrder | null | undefined;
}>;


export type SongsQuery = { tracks: { nodes: Array<{ id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TrackWholeQueryVariables = Exact<{
  filter?: TrackFilter | null | undefined;
  shown?: TrackFilter | null | undefined;
  fields: Array<FacetField> | FacetField;
}>;


export type TrackWholeQuery = { tracks: { facets: Array<{ field: FacetField, values: Array<{ value: string, name: string, count: number }> }> }, shown: { totalCount: { value: number, atLeast: boolean } } };

export type TrackGenresQueryVariables = Exact<{ [key: string]: never; }>;


export type TrackGenresQuery = { tracks: { facets: Array<{ field: FacetField, values: Array<{ value: string, name: string, count: number }> }> } };

export type TrackBucketsQueryVariables = Exact<{
  filter?: TrackFilter | null | undefined;
  direction: Direction;
  letters: boolean;
  months: boolean;
}>;


export type TrackBucketsQuery = { tracks: { titleBuckets?: Array<{ name: string, count: number, before: string }>, addedBuckets?: Array<{ name: string, count: number, before: string }> } };

export type PersonPageQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type PersonPageQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person', id: string, name: string, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, filmography: { nodes: Array<{ title: string, year: number | null, roles: Array<CreditRole>, characters: Array<string>, episodes: number, node:
            | { __typename: 'Album', id: string }
            | { __typename: 'ApiKey', id: string }
            | { __typename: 'Artist', id: string }
            | { __typename: 'Artwork', id: string }
            | { __typename: 'Channel', id: string }
            | { __typename: 'Collection', id: string }
            | { __typename: 'Episode', id: string }
            | { __typename: 'File', id: string }
            | { __typename: 'FileProblem', id: string }
            | { __typename: 'Genre', id: string }
            | { __typename: 'Job', id: string }
            | { __typename: 'Label', id: string }
            | { __typename: 'Library', id: string }
            | { __typename: 'Listen', id: string }
            | { __typename: 'Login', id: string }
            | { __typename: 'Movie', id: string, name: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
            | { __typename: 'Person', id: string }
            | { __typename: 'PlaybackSession', id: string }
            | { __typename: 'Playlist', id: string }
            | { __typename: 'Profile', id: string }
            | { __typename: 'Programme', id: string }
            | { __typename: 'Release', id: string }
            | { __typename: 'SavedFilter', id: string }
            | { __typename: 'Scan', id: string }
            | { __typename: 'ScrobbleAccount', id: string }
            | { __typename: 'Season', id: string }
            | { __typename: 'Series', id: string, name: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
            | { __typename: 'Track', id: string }
            | { __typename: 'User', id: string }
           | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type PlaylistPageQueryVariables = Exact<{
  id: string | number;
}>;


export type PlaylistPageQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist', id: string, name: string, description: string, ownerName: string, access: PlaylistAccess, itemCount: number, unavailableCount: number, durationMs: number, shares: Array<{ userName: string, access: PlaylistAccess }>, rules: { kind: PlaylistRulesKind, filter: unknown, orderField: PlaylistRulesOrderField, direction: Direction, limit: number } | null, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type PlaylistItemsQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type PlaylistItemsQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist', items: { edges: Array<{ cursor: string, node: { id: string, lastKnownTitle: string | null, item:
              | { __typename: 'Channel' }
              | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, runtimeMs: number | null, missingSince: string | null, episodeTitle: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, series: { id: string, title: string } | null }
              | { __typename: 'File' }
              | { __typename: 'Movie', id: string, year: number | null, runtimeMs: number | null, missingSince: string | null, title: string, backdrop: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
              | { __typename: 'Track', id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
             | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type PlaylistsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type PlaylistsQuery = { playlists: { nodes: Array<{ id: string, name: string, description: string, ownerName: string, access: PlaylistAccess, itemCount: number, unavailableCount: number, durationMs: number, rules: { kind: PlaylistRulesKind, filter: unknown, orderField: PlaylistRulesOrderField, direction: Direction, limit: number } | null, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ProfilesQueryVariables = Exact<{ [key: string]: never; }>;


export type ProfilesQuery = { viewer: { profiles: Array<{ language: string | null, titleLanguage: string | null, autoplay: boolean, allLibraries: boolean, id: string, name: string, colour: number, kids: boolean, locked: boolean, restricted: boolean, own: boolean, current: boolean, libraries: Array<{ id: string }>, restrictions: { maxAge: number | null, unrated: boolean, onlyAllowed: boolean, allowed: Array<
          | { __typename: 'Album', title: string, id: string }
          | { __typename: 'ApiKey', id: string }
          | { __typename: 'Artist', id: string }
          | { __typename: 'Artwork', id: string }
          | { __typename: 'Channel', name: string, id: string }
          | { __typename: 'Collection', id: string }
          | { __typename: 'Episode', id: string }
          | { __typename: 'File', id: string }
          | { __typename: 'FileProblem', id: string }
          | { __typename: 'Genre', name: string, id: string }
          | { __typename: 'Job', id: string }
          | { __typename: 'Label', name: string, id: string }
          | { __typename: 'Library', id: string }
          | { __typename: 'Listen', id: string }
          | { __typename: 'Login', id: string }
          | { __typename: 'Movie', id: string, title: string }
          | { __typename: 'Person', id: string }
          | { __typename: 'PlaybackSession', id: string }
          | { __typename: 'Playlist', id: string }
          | { __typename: 'Profile', id: string }
          | { __typename: 'Programme', id: string }
          | { __typename: 'Release', id: string }
          | { __typename: 'SavedFilter', id: string }
          | { __typename: 'Scan', id: string }
          | { __typename: 'ScrobbleAccount', id: string }
          | { __typename: 'Season', id: string }
          | { __typename: 'Series', id: string, title: string }
          | { __typename: 'Track', title: string, id: string }
          | { __typename: 'User', id: string }
        >, denied: Array<
          | { __typename: 'Album', title: string, id: string }
          | { __typename: 'ApiKey', id: string }
          | { __typename: 'Artist', id: string }
          | { __typename: 'Artwork', id: string }
          | { __typename: 'Channel', name: string, id: string }
          | { __typename: 'Collection', id: string }
          | { __typename: 'Episode', id: string }
          | { __typename: 'File', id: string }
          | { __typename: 'FileProblem', id: string }
          | { __typename: 'Genre', name: string, id: string }
          | { __typename: 'Job', id: string }
          | { __typename: 'Label', name: string, id: string }
          | { __typename: 'Library', id: string }
          | { __typename: 'Listen', id: string }
          | { __typename: 'Login', id: string }
          | { __typename: 'Movie', id: string, title: string }
          | { __typename: 'Person', id: string }
          | { __typename: 'PlaybackSession', id: string }
          | { __typename: 'Playlist', id: string }
          | { __typename: 'Profile', id: string }
          | { __typename: 'Programme', id: string }
          | { __typename: 'Release', id: string }
          | { __typename: 'SavedFilter', id: string }
          | { __typename: 'Scan', id: string }
          | { __typename: 'ScrobbleAccount', id: string }
          | { __typename: 'Season', id: string }
          | { __typename: 'Series', id: string, title: string }
          | { __typename: 'Track', title: string, id: string }
          | { __typename: 'User', id: string }
        > } | null }> } | null, libraries: Array<{ id: string, name: string }> };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { continueWatching: Array<{ positionMs: number, durationMs: number, lastPlayedAt: string | null, series: { id: string, title: string } | null, item:
      | { __typename: 'Channel', id: string, name: string }
      | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, episodeTitle: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
      | { __typename: 'File', id: string, name: string }
      | { __typename: 'Movie', id: string, year: number | null, title: string, backdrop: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
      | { __typename: 'Track', id: string, name: string }
     | null }>, nextUp: Array<{ again: boolean, series: { id: string, title: string } | null, episode: { id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, episodeTitle: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }>, recentlyAdded: Array<{ library: { id: string, name: string, kind: LibraryKind } | null, items: Array<{ episodeCount: number, series: { id: string, localTitle: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } } | null, item:
        | { __typename: 'Album', id: string, title: string, credit: string, year: number | null, kind: AlbumKind, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
        | { __typename: 'ApiKey' }
        | { __typename: 'Artist' }
        | { __typename: 'Artwork' }
        | { __typename: 'Channel' }
        | { __typename: 'Collection' }
        | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, episodeTitle: string | null }
        | { __typename: 'File' }
        | { __typename: 'FileProblem' }
        | { __typename: 'Genre' }
        | { __typename: 'Job' }
        | { __typename: 'Label' }
        | { __typename: 'Library' }
        | { __typename: 'Listen' }
        | { __typename: 'Login' }
        | { __typename: 'Movie', id: string, localTitle: string, year: number | null, runtimeMs: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
        | { __typename: 'Person' }
        | { __typename: 'PlaybackSession' }
        | { __typename: 'Playlist' }
        | { __typename: 'Profile' }
        | { __typename: 'Programme' }
        | { __typename: 'Release' }
        | { __typename: 'SavedFilter' }
        | { __typename: 'Scan' }
        | { __typename: 'ScrobbleAccount' }
        | { __typename: 'Season' }
        | { __typename: 'Series' }
        | { __typename: 'Track' }
        | { __typename: 'User' }
       | null }> }>, favourites: { nodes: Array<{ item:
        | { __typename: 'Album' }
        | { __typename: 'ApiKey' }
        | { __typename: 'Artist' }
        | { __typename: 'Artwork' }
        | { __typename: 'Channel' }
        | { __typename: 'Collection' }
        | { __typename: 'Episode' }
        | { __typename: 'File' }
        | { __typename: 'FileProblem' }
        | { __typename: 'Genre' }
        | { __typename: 'Job' }
        | { __typename: 'Label' }
        | { __typename: 'Library' }
        | { __typename: 'Listen' }
        | { __typename: 'Login' }
        | { __typename: 'Movie', id: string, localTitle: string, year: number | null, runtimeMs: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
        | { __typename: 'Person' }
        | { __typename: 'PlaybackSession' }
        | { __typename: 'Playlist' }
        | { __typename: 'Profile' }
        | { __typename: 'Programme' }
        | { __typename: 'Release' }
        | { __typename: 'SavedFilter' }
        | { __typename: 'Scan' }
        | { __typename: 'ScrobbleAccount' }
        | { __typename: 'Season' }
        | { __typename: 'Series', id: string, localTitle: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
        | { __typename: 'Track' }
        | { __typename: 'User' }
       | null }> }, recentlyPlayedAlbums: Array<{ album: { id: string, title: string, credit: string, year: number | null, kind: AlbumKind, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } } | null }>, mostPlayedTracks: Array<{ track: { id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null } | null }>, favouriteMusic: { nodes: Array<{ item:
        | { __typename: 'Album', id: string, title: string, credit: string, year: number | null, kind: AlbumKind, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
        | { __typename: 'ApiKey' }
        | { __typename: 'Artist', id: string, name: string, albumCount: number, trackCount: number, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
        | { __typename: 'Artwork' }
        | { __typename: 'Channel' }
        | { __typename: 'Collection' }
        | { __typename: 'Episode' }
        | { __typename: 'File' }
        | { __typename: 'FileProblem' }
        | { __typename: 'Genre' }
        | { __typename: 'Job' }
        | { __typename: 'Label' }
        | { __typename: 'Library' }
        | { __typename: 'Listen' }
        | { __typename: 'Login' }
        | { __typename: 'Movie' }
        | { __typename: 'Person' }
        | { __typename: 'PlaybackSession' }
        | { __typename: 'Playlist' }
        | { __typename: 'Profile' }
        | { __typename: 'Programme' }
        | { __typename: 'Release' }
        | { __typename: 'SavedFilter' }
        | { __typename: 'Scan' }
        | { __typename: 'ScrobbleAccount' }
        | { __typename: 'Season' }
        | { __typename: 'Series' }
        | { __typename: 'Track', id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
        | { __typename: 'User' }
       | null }> }, becauseYouWatched: Array<{ because:
      | { __typename: 'Album' }
      | { __typename: 'ApiKey' }
      | { __typename: 'Artist' }
      | { __typename: 'Artwork' }
      | { __typename: 'Channel' }
      | { __typename: 'Collection' }
      | { __typename: 'Episode' }
      | { __typename: 'File' }
      | { __typename: 'FileProblem' }
      | { __typename: 'Genre' }
      | { __typename: 'Job' }
      | { __typename: 'Label' }
      | { __typename: 'Library' }
      | { __typename: 'Listen' }
      | { __typename: 'Login' }
      | { __typename: 'Movie', id: string, localTitle: string, year: number | null, runtimeMs: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
      | { __typename: 'Person' }
      | { __typename: 'PlaybackSession' }
      | { __typename: 'Playlist' }
      | { __typename: 'Profile' }
      | { __typename: 'Programme' }
      | { __typename: 'Release' }
      | { __typename: 'SavedFilter' }
      | { __typename: 'Scan' }
      | { __typename: 'ScrobbleAccount' }
      | { __typename: 'Season' }
      | { __typename: 'Series', id: string, localTitle: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
      | { __typename: 'Track' }
      | { __typename: 'User' }
     | null, items: Array<{ item:
        | { __typename: 'Album' }
        | { __typename: 'ApiKey' }
        | { __typename: 'Artist' }
        | { __typename: 'Artwork' }
        | { __typename: 'Channel' }
        | { __typename: 'Collection' }
        | { __typename: 'Episode' }
        | { __typename: 'File' }
        | { __typename: 'FileProblem' }
        | { __typename: 'Genre' }
        | { __typename: 'Job' }
        | { __typename: 'Label' }
        | { __typename: 'Library' }
        | { __typename: 'Listen' }
        | { __typename: 'Login' }
        | { __typename: 'Movie', id: string, localTitle: string, year: number | null, runtimeMs: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
        | { __typename: 'Person' }
        | { __typename: 'PlaybackSession' }
        | { __typename: 'Playlist' }
        | { __typename: 'Profile' }
        | { __typename: 'Programme' }
        | { __typename: 'Release' }
        | { __typename: 'SavedFilter' }
        | { __typename: 'Scan' }
        | { __typename: 'ScrobbleAccount' }
        | { __typename: 'Season' }
        | { __typename: 'Series', id: string, localTitle: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
        | { __typename: 'Track' }
        | { __typename: 'User' }
       | null }> }> };

export type SearchQueryVariables = Exact<{
  text: string;
  kinds: Array<SearchKind> | SearchKind;
  first: number;
  aside: number;
  full: boolean;
  titles: boolean;
  people: boolean;
  lists: boolean;
}>;


export type SearchQuery = { search?: Array<{ kind: SearchKind, title: string, year: number | null, node:
      | { __typename: 'Album', id: string, title: string, credit: string, year: number | null, kind: AlbumKind, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
      | { __typename: 'ApiKey' }
      | { __typename: 'Artist', id: string, name: string, albumCount: number, trackCount: number, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
      | { __typename: 'Artwork' }
      | { __typename: 'Channel' }
      | { __typename: 'Collection' }
      | { __typename: 'Episode', id: string, seasonNumber: number, number: number | null, absolute: number | null, dvdSeason: number | null, dvdNumber: number | null, airedOn: string | null, runtimeMs: number | null, missingSince: string | null, episodeTitle: string | null, overview: string | null, series: { id: string, title: string } | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
      | { __typename: 'File' }
      | { __typename: 'FileProblem' }
      | { __typename: 'Genre' }
      | { __typename: 'Job' }
      | { __typename: 'Label' }
      | { __typename: 'Library' }
      | { __typename: 'Listen' }
      | { __typename: 'Login' }
      | { __typename: 'Movie', id: string, localTitle: string, year: number | null, runtimeMs: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
      | { __typename: 'Person' }
      | { __typename: 'PlaybackSession' }
      | { __typename: 'Playlist' }
      | { __typename: 'Profile' }
      | { __typename: 'Programme' }
      | { __typename: 'Release' }
      | { __typename: 'SavedFilter' }
      | { __typename: 'Scan' }
      | { __typename: 'ScrobbleAccount' }
      | { __typename: 'Season' }
      | { __typename: 'Series', episodeCount: number, watchedEpisodeCount: number, id: string, localTitle: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }
      | { __typename: 'Track', id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
      | { __typename: 'User' }
     | null }>, people?: Array<{ node:
      | { __typename: 'Album' }
      | { __typename: 'ApiKey' }
      | { __typename: 'Artist' }
      | { __typename: 'Artwork' }
      | { __typename: 'Channel' }
      | { __typename: 'Collection' }
      | { __typename: 'Episode' }
      | { __typename: 'File' }
      | { __typename: 'FileProblem' }
      | { __typename: 'Genre' }
      | { __typename: 'Job' }
      | { __typename: 'Label' }
      | { __typename: 'Library' }
      | { __typename: 'Listen' }
      | { __typename: 'Login' }
      | { __typename: 'Movie' }
      | { __typename: 'Person', id: string, name: string, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
      | { __typename: 'PlaybackSession' }
      | { __typename: 'Playlist' }
      | { __typename: 'Profile' }
      | { __typename: 'Programme' }
      | { __typename: 'Release' }
      | { __typename: 'SavedFilter' }
      | { __typename: 'Scan' }
      | { __typename: 'ScrobbleAccount' }
      | { __typename: 'Season' }
      | { __typename: 'Series' }
      | { __typename: 'Track' }
      | { __typename: 'User' }
     | null }>, lists?: Array<{ node:
      | { __typename: 'Album' }
      | { __typename: 'ApiKey' }
      | { __typename: 'Artist' }
      | { __typename: 'Artwork' }
      | { __typename: 'Channel' }
      | { __typename: 'Collection', id: string, name: string, description: string, ownerName: string, access: PlaylistAccess, itemCount: number, unavailableCount: number, sorting: CollectionSorting, direction: Direction, rules: { kind: PlaylistRulesKind, filter: unknown, orderField: PlaylistRulesOrderField, direction: Direction, limit: number } | null, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, preview: Array<{ id: string, item:
            | { __typename: 'Album', cover: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
            | { __typename: 'Artist', picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
            | { __typename: 'Movie', poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
            | { __typename: 'Series', poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
           | null }> }
      | { __typename: 'Episode' }
      | { __typename: 'File' }
      | { __typename: 'FileProblem' }
      | { __typename: 'Genre' }
      | { __typename: 'Job' }
      | { __typename: 'Label' }
      | { __typename: 'Library' }
      | { __typename: 'Listen' }
      | { __typename: 'Login' }
      | { __typename: 'Movie' }
      | { __typename: 'Person' }
      | { __typename: 'PlaybackSession' }
      | { __typename: 'Playlist', id: string, name: string, description: string, ownerName: string, access: PlaylistAccess, itemCount: number, unavailableCount: number, durationMs: number, rules: { kind: PlaylistRulesKind, filter: unknown, orderField: PlaylistRulesOrderField, direction: Direction, limit: number } | null, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
      | { __typename: 'Profile' }
      | { __typename: 'Programme' }
      | { __typename: 'Release' }
      | { __typename: 'SavedFilter' }
      | { __typename: 'Scan' }
      | { __typename: 'ScrobbleAccount' }
      | { __typename: 'Season' }
      | { __typename: 'Series' }
      | { __typename: 'Track' }
      | { __typename: 'User' }
     | null }> };

export type SeriesPageQueryVariables = Exact<{
  id: string | number;
}>;


export type SeriesPageQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series', id: string, originalTitle: string | null, year: number | null, status: SeriesStatus, certification: string | null, rating: number | null, missingSince: string | null, episodeCount: number, episodeOrder: EpisodeOrder, watchedEpisodeCount: number, title: string, overview: string | null, library: { id: string, allowDeletion: boolean } | null, banner: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null, similar: Array<{ episodeCount: number, watchedEpisodeCount: number, id: string, localTitle: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }>, credits: Array<{ role: CreditRole, character: string | null, person: { id: string, name: string, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }>, trailerLinks: Array<{ url: string, site: TrailerSite }>, extras: Array<{ kind: ExtraKind, title: string, file: { id: string, durationMs: number | null, missingSince: string | null } | null }>, seasons: Array<{ id: string, number: number, title: string | null, overview: string | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, episodes: Array<{ id: string, seasonNumber: number, number: number | null, absolute: number | null, dvdSeason: number | null, dvdNumber: number | null, airedOn: string | null, runtimeMs: number | null, missingSince: string | null, episodeTitle: string | null, overview: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }> }>, labels: Array<{ id: string, kind: LabelKind, name: string }>, gaps: Array<{ seasonNumber: number, from: number, to: number }>, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, backdrop: { id: string, blurhash: string | null, large: string } | null, logo: { id: string, width: number | null, height: number | null, url: string } | null, genres: Array<{ id: string, name: string }>, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean }, nextUp: { again: boolean, episode: { id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null } | null } | null, ratings: Array<{ source: string, value: number, votes: number }>, ageRatings: Array<{ country: string, rating: string }> }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type EpisodesListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: EpisodeFilter | null | undefined;
  orderBy?: EpisodeListOrder | null | undefined;
}>;


export type EpisodesListQuery = { episodes: { nodes: Array<{ id: string, seasonNumber: number, number: number | null, absolute: number | null, dvdSeason: number | null, dvdNumber: number | null, airedOn: string | null, runtimeMs: number | null, missingSince: string | null, episodeTitle: string | null, overview: string | null, series: { id: string, title: string } | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SeriesListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: SeriesFilter | null | undefined;
  orderBy?: SeriesOrder | null | undefined;
}>;


export type SeriesListQuery = { series: { nodes: Array<{ episodeCount: number, watchedEpisodeCount: number, id: string, localTitle: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null, viewerState: { rating: number | null, favourite: boolean, watchlisted: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SeriesWholeQueryVariables = Exact<{
  filter?: SeriesFilter | null | undefined;
  fields: Array<FacetField> | FacetField;
}>;


export type SeriesWholeQuery = { series: { totalCount: { value: number, atLeast: boolean }, facets: Array<{ field: FacetField, values: Array<{ value: string, name: string, count: number }> }> } };

export type SeriesBucketsQueryVariables = Exact<{
  filter?: SeriesFilter | null | undefined;
  direction: Direction;
  letters: boolean;
  months: boolean;
}>;


export type SeriesBucketsQuery = { series: { titleBuckets?: Array<{ name: string, count: number, before: string }>, addedBuckets?: Array<{ name: string, count: number, before: string }> } };

export type PlayPageQueryVariables = Exact<{
  id: string | number;
}>;


export type PlayPageQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Collection' }
    | { __typename: 'Episode', id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, episodeTitle: string | null, series: { id: string, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null, next: { id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, episodeTitle: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null, previous: { id: string, seasonNumber: number, absolute: number | null, airedOn: string | null, number: number | null, episodeTitle: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null } | null }
    | { __typename: 'File', id: string, name: string }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie', id: string, year: number | null, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, url: string, large: string } | null }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type WatchPageQueryVariables = Exact<{
  id: string | number;
}>;


export type WatchPageQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel', id: string, number: string | null, name: string, group: string | null, logo: { id: string, width: number | null, height: number | null, url: string } | null, now: { id: string, title: string, startsAt: string, endsAt: string } | null, next: { id: string, title: string, startsAt: string, endsAt: string } | null }
    | { __typename: 'Collection' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Label' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Playlist' }
    | { __typename: 'Profile' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'SavedFilter' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const MistakeFragmentDoc = new TypedDocumentString(`
    fragment Mistake on UserError {
  path
  code
  message
}
    `, {"fragmentName":"Mistake"}) as unknown as TypedDocumentString<MistakeFragment, unknown>;
export const LoginRowFragmentDoc = new TypedDocumentString(`
    fragment LoginRow on Login {
  id
  clientName
  userAgent
  address
  lastUsedAt
  current
}
    `, {"fragmentName":"LoginRow"}) as unknown as TypedDocumentString<LoginRowFragment, unknown>;
export const ApiKeyRowFragmentDoc = new TypedDocumentString(`
    fragment ApiKeyRow on ApiKey {
  id
  name
  prefix
  scopes
  createdAt
  lastUsedAt
  expiresAt
}
    `, {"fragmentName":"ApiKeyRow"}) as unknown as TypedDocumentString<ApiKeyRowFragment, unknown>;
export const ScrobbleRowFragmentDoc = new TypedDocumentString(`
    fragment ScrobbleRow on ScrobbleAccount {
  id
  service
  name
  problem
  waiting
}
    `, {"fragmentName":"ScrobbleRow"}) as unknown as TypedDocumentString<ScrobbleRowFragment, unknown>;
export const BannerFragmentDoc = new TypedDocumentString(`
    fragment Banner on Artwork {
  id
  width
  height
  blurhash
  small: url(width: 720)
  large: url(width: 1080)
}
    `, {"fragmentName":"Banner"}) as unknown as TypedDocumentString<BannerFragment, unknown>;
export const CandidateFragmentDoc = new TypedDocumentString(`
    fragment Candidate on ArtworkCandidate {
  source
  state
  place
  atMs
  chosen
  shown
  artwork {
    id
    width
    height
    url(width: 360)
  }
}
    `, {"fragmentName":"Candidate"}) as unknown as TypedDocumentString<CandidateFragment, unknown>;
export const RulesFragmentDoc = new TypedDocumentString(`
    fragment Rules on PlaylistRules {
  kind
  filter
  orderField
  direction
  limit
}
    `, {"fragmentName":"Rules"}) as unknown as TypedDocumentString<RulesFragment, unknown>;
export const PosterFragmentDoc = new TypedDocumentString(`
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
    `, {"fragmentName":"Poster"}) as unknown as TypedDocumentString<PosterFragment, unknown>;
export const CollectionCardFragmentDoc = new TypedDocumentString(`
    fragment CollectionCard on Collection {
  id
  name
  description
  ownerName
  access
  itemCount
  unavailableCount
  sorting
  direction
  rules {
    ...Rules
  }
  picture {
    ...Poster
  }
  preview {
    id
    item {
      __typename
      ... on Movie {
        poster {
          ...Poster
        }
      }
      ... on Series {
        poster {
          ...Poster
        }
      }
      ... on Album {
        cover {
          ...Poster
        }
      }
      ... on Artist {
        picture {
          ...Poster
        }
      }
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Rules on PlaylistRules {
  kind
  filter
  orderField
  direction
  limit
}`, {"fragmentName":"CollectionCard"}) as unknown as TypedDocumentString<CollectionCardFragment, unknown>;
export const WatchFragmentDoc = new TypedDocumentString(`
    fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
    `, {"fragmentName":"Watch"}) as unknown as TypedDocumentString<WatchFragment, unknown>;
export const OwnFragmentDoc = new TypedDocumentString(`
    fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}
    `, {"fragmentName":"Own"}) as unknown as TypedDocumentString<OwnFragment, unknown>;
export const MovieCardFragmentDoc = new TypedDocumentString(`
    fragment MovieCard on Movie {
  id
  localTitle
  year
  runtimeMs
  poster {
    ...Poster
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`, {"fragmentName":"MovieCard"}) as unknown as TypedDocumentString<MovieCardFragment, unknown>;
export const SeriesTileFragmentDoc = new TypedDocumentString(`
    fragment SeriesTile on Series {
  id
  localTitle
  year
  poster {
    ...Poster
  }
  viewerState {
    ...Own
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`, {"fragmentName":"SeriesTile"}) as unknown as TypedDocumentString<SeriesTileFragment, unknown>;
export const AlbumCardFragmentDoc = new TypedDocumentString(`
    fragment AlbumCard on Album {
  id
  title
  credit
  year
  kind
  cover {
    ...Poster
  }
  viewerState {
    ...Own
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`, {"fragmentName":"AlbumCard"}) as unknown as TypedDocumentString<AlbumCardFragment, unknown>;
export const ArtistCardFragmentDoc = new TypedDocumentString(`
    fragment ArtistCard on Artist {
  id
  name
  albumCount
  trackCount
  picture {
    ...Poster
  }
  viewerState {
    ...Own
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`, {"fragmentName":"ArtistCard"}) as unknown as TypedDocumentString<ArtistCardFragment, unknown>;
export const CollectionItemCardFragmentDoc = new TypedDocumentString(`
    fragment CollectionItemCard on CollectionItem {
  id
  lastKnownTitle
  item {
    __typename
    ...MovieCard
    ...SeriesTile
    ...AlbumCard
    ...ArtistCard
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment MovieCard on Movie {
  id
  localTitle
  year
  runtimeMs
  poster {
    ...Poster
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
fragment AlbumCard on Album {
  id
  title
  credit
  year
  kind
  cover {
    ...Poster
  }
  viewerState {
    ...Own
  }
}
fragment ArtistCard on Artist {
  id
  name
  albumCount
  trackCount
  picture {
    ...Poster
  }
  viewerState {
    ...Own
  }
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}
fragment SeriesTile on Series {
  id
  localTitle
  year
  poster {
    ...Poster
  }
  viewerState {
    ...Own
  }
}`, {"fragmentName":"CollectionItemCard"}) as unknown as TypedDocumentString<CollectionItemCardFragment, unknown>;
export const CollectionLinkFragmentDoc = new TypedDocumentString(`
    fragment CollectionLink on Collection {
  id
  name
}
    `, {"fragmentName":"CollectionLink"}) as unknown as TypedDocumentString<CollectionLinkFragment, unknown>;
export const PersonLineFragmentDoc = new TypedDocumentString(`
    fragment PersonLine on Person {
  id
  name
  picture {
    ...Poster
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}`, {"fragmentName":"PersonLine"}) as unknown as TypedDocumentString<PersonLineFragment, unknown>;
export const CreditLineFragmentDoc = new TypedDocumentString(`
    fragment CreditLine on Credit {
  role
  character
  person {
    ...PersonLine
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment PersonLine on Person {
  id
  name
  picture {
    ...Poster
  }
}`, {"fragmentName":"CreditLine"}) as unknown as TypedDocumentString<CreditLineFragment, unknown>;
export const NamedFragmentDoc = new TypedDocumentString(`
    fragment Named on Playable {
  __typename
  ... on Movie {
    id
    name: localTitle
    year
  }
  ... on Episode {
    id
    seasonNumber
    absolute
    airedOn
    number
    series {
      id
      title: localTitle
    }
  }
  ... on Track {
    id
    name: title
    credit
  }
}
    `, {"fragmentName":"Named"}) as unknown as TypedDocumentString<NamedFragment, unknown>;
export const DuplicateRowFragmentDoc = new TypedDocumentString(`
    fragment DuplicateRow on DuplicateGroup {
  id
  kind
  savedBytes
  ignoredAt
  files {
    edition
    part
    audioStreamCount
    subtitleStreamCount
    keep
    keepReasons
    file {
      id
      name
      path
      sizeBytes
      width
      height
      videoCodec
      audioCodec
      bitRate
      hdr
      durationMs
    }
    item {
      ...Named
      ... on Track {
        album {
          id
          title
          year
        }
      }
    }
  }
}
    fragment Named on Playable {
  __typename
  ... on Movie {
    id
    name: localTitle
    year
  }
  ... on Episode {
    id
    seasonNumber
    absolute
    airedOn
    number
    series {
      id
      title: localTitle
    }
  }
  ... on Track {
    id
    name: title
    credit
  }
}`, {"fragmentName":"DuplicateRow"}) as unknown as TypedDocumentString<DuplicateRowFragment, unknown>;
export const FieldOriginFragmentDoc = new TypedDocumentString(`
    fragment FieldOrigin on FieldOrigin {
  field
  values
  source
  at
  locked
  byName
  alternatives {
    values
    source
    at
  }
}
    `, {"fragmentName":"FieldOrigin"}) as unknown as TypedDocumentString<FieldOriginFragment, unknown>;
export const EditChangeRowFragmentDoc = new TypedDocumentString(`
    fragment EditChangeRow on EditChange {
  id
  batchId
  at
  byName
  field
  before
  after
  beforeByHand
  afterByHand
  undone
}
    `, {"fragmentName":"EditChangeRow"}) as unknown as TypedDocumentString<EditChangeRowFragment, unknown>;
export const StreamRowFragmentDoc = new TypedDocumentString(`
    fragment StreamRow on Stream {
  index
  kind
  codec
  profile
  language
  title
  default
  forced
  hearingImpaired
  commentary
  attachedPicture
  width
  height
  bitDepth
  hdr
  frameRate
  channels
  channelLayout
}
    `, {"fragmentName":"StreamRow"}) as unknown as TypedDocumentString<StreamRowFragment, unknown>;
export const FileCardFragmentDoc = new TypedDocumentString(`
    fragment FileCard on File {
  id
  name
  sizeBytes
  missingSince
  container
  durationMs
  bitRate
  width
  height
  videoCodec
  audioCodec
  hdr
  streams {
    ...StreamRow
  }
}
    fragment StreamRow on Stream {
  index
  kind
  codec
  profile
  language
  title
  default
  forced
  hearingImpaired
  commentary
  attachedPicture
  width
  height
  bitDepth
  hdr
  frameRate
  channels
  channelLayout
}`, {"fragmentName":"FileCard"}) as unknown as TypedDocumentString<FileCardFragment, unknown>;
export const ExtraRowFragmentDoc = new TypedDocumentString(`
    fragment ExtraRow on Extra {
  kind
  title
  file {
    id
    durationMs
    missingSince
  }
}
    `, {"fragmentName":"ExtraRow"}) as unknown as TypedDocumentString<ExtraRowFragment, unknown>;
export const FileNameFragmentDoc = new TypedDocumentString(`
    fragment FileName on File {
  id
  name
  missingSince
}
    `, {"fragmentName":"FileName"}) as unknown as TypedDocumentString<FileNameFragment, unknown>;
export const EpisodeFilesFragmentDoc = new TypedDocumentString(`
    fragment EpisodeFiles on Episode {
  seasonNumber
  number
  files {
    file {
      ...FileName
    }
  }
}
    fragment FileName on File {
  id
  name
  missingSince
}`, {"fragmentName":"EpisodeFiles"}) as unknown as TypedDocumentString<EpisodeFilesFragment, unknown>;
export const TrailerFragmentDoc = new TypedDocumentString(`
    fragment Trailer on TrailerLink {
  url
  site
}
    `, {"fragmentName":"Trailer"}) as unknown as TypedDocumentString<TrailerFragment, unknown>;
export const JoinRowFragmentDoc = new TypedDocumentString(`
    fragment JoinRow on JoinChange {
  id
  kind
  itemTitle
  otherTitles
  fileCount
  byName
  at
  undoneAt
}
    `, {"fragmentName":"JoinRow"}) as unknown as TypedDocumentString<JoinRowFragment, unknown>;
export const FacetGroupFragmentDoc = new TypedDocumentString(`
    fragment FacetGroup on Facet {
  field
  values {
    value
    name
    count
  }
}
    `, {"fragmentName":"FacetGroup"}) as unknown as TypedDocumentString<FacetGroupFragment, unknown>;
export const BucketFragmentDoc = new TypedDocumentString(`
    fragment Bucket on Bucket {
  name
  count
  before
}
    `, {"fragmentName":"Bucket"}) as unknown as TypedDocumentString<BucketFragment, unknown>;
export const ScanStateFragmentDoc = new TypedDocumentString(`
    fragment ScanState on Scan {
  id
  state
  phase
  trigger
  reason
  total
  current
  found
  added
  changed
  moved
  missing
  restored
  failed
  currentItem
  rate
  createdAt
  startedAt
  finishedAt
}
    `, {"fragmentName":"ScanState"}) as unknown as TypedDocumentString<ScanStateFragment, unknown>;
export const LibraryCardFragmentDoc = new TypedDocumentString(`
    fragment LibraryCard on Library {
  id
  name
  kind
  language
  watch
  trickplay
  allowDeletion
  m3u
  xmltv
  fileCount
  roots {
    path
    problem
    scannedAt
  }
  latestScan {
    ...ScanState
  }
  troubled: problems(first: 1) {
    totalCount {
      value
      atLeast
    }
  }
}
    fragment ScanState on Scan {
  id
  state
  phase
  trigger
  reason
  total
  current
  found
  added
  changed
  moved
  missing
  restored
  failed
  currentItem
  rate
  createdAt
  startedAt
  finishedAt
}`, {"fragmentName":"LibraryCard"}) as unknown as TypedDocumentString<LibraryCardFragment, unknown>;
export const ProblemRowFragmentDoc = new TypedDocumentString(`
    fragment ProblemRow on FileProblem {
  id
  path
  stage
  code
  message
  lastAt
}
    `, {"fragmentName":"ProblemRow"}) as unknown as TypedDocumentString<ProblemRowFragment, unknown>;
export const TagPreviewFragmentDoc = new TypedDocumentString(`
    fragment TagPreview on TaggedTitle {
  item {
    __typename
    ... on Movie {
      id
      poster {
        ...Poster
      }
    }
    ... on Series {
      id
      poster {
        ...Poster
      }
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}`, {"fragmentName":"TagPreview"}) as unknown as TypedDocumentString<TagPreviewFragment, unknown>;
export const ProgrammeRowFragmentDoc = new TypedDocumentString(`
    fragment ProgrammeRow on Programme {
  id
  title
  subtitle
  description
  startsAt
  endsAt
  categories
  season
  episode
}
    `, {"fragmentName":"ProgrammeRow"}) as unknown as TypedDocumentString<ProgrammeRowFragment, unknown>;
export const LogoFragmentDoc = new TypedDocumentString(`
    fragment Logo on Artwork {
  id
  width
  height
  url(width: 480)
}
    `, {"fragmentName":"Logo"}) as unknown as TypedDocumentString<LogoFragment, unknown>;
export const ProgrammeShortFragmentDoc = new TypedDocumentString(`
    fragment ProgrammeShort on Programme {
  id
  title
  startsAt
  endsAt
}
    `, {"fragmentName":"ProgrammeShort"}) as unknown as TypedDocumentString<ProgrammeShortFragment, unknown>;
export const ChannelRowFragmentDoc = new TypedDocumentString(`
    fragment ChannelRow on Channel {
  id
  number
  name
  group
  logo {
    ...Logo
  }
  now {
    ...ProgrammeShort
  }
  next {
    ...ProgrammeShort
  }
}
    fragment Logo on Artwork {
  id
  width
  height
  url(width: 480)
}
fragment ProgrammeShort on Programme {
  id
  title
  startsAt
  endsAt
}`, {"fragmentName":"ChannelRow"}) as unknown as TypedDocumentString<ChannelRowFragment, unknown>;
export const LiveSessionFragmentDoc = new TypedDocumentString(`
    fragment LiveSession on PlaybackSession {
  id
  url
  mimeType
}
    `, {"fragmentName":"LiveSession"}) as unknown as TypedDocumentString<LiveSessionFragment, unknown>;
export const LabelLinkFragmentDoc = new TypedDocumentString(`
    fragment LabelLink on Label {
  id
  kind
  name
}
    `, {"fragmentName":"LabelLink"}) as unknown as TypedDocumentString<LabelLinkFragment, unknown>;
export const RatedMovieFragmentDoc = new TypedDocumentString(`
    fragment RatedMovie on Movie {
  ratings {
    source
    value
    votes
  }
  ageRatings {
    country
    rating
  }
}
    `, {"fragmentName":"RatedMovie"}) as unknown as TypedDocumentString<RatedMovieFragment, unknown>;
export const BackdropFragmentDoc = new TypedDocumentString(`
    fragment Backdrop on Artwork {
  id
  blurhash
  large: url(width: 1920)
}
    `, {"fragmentName":"Backdrop"}) as unknown as TypedDocumentString<BackdropFragment, unknown>;
export const MovieHeadFragmentDoc = new TypedDocumentString(`
    fragment MovieHead on Movie {
  id
  title: localTitle
  originalTitle
  year
  runtimeMs
  certification
  rating
  tagline: localTagline
  overview: localOverview
  labels {
    ...LabelLink
  }
  ...RatedMovie
  missingSince
  poster {
    ...Poster
  }
  backdrop {
    ...Backdrop
  }
  logo {
    ...Logo
  }
  genres {
    id
    name
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Backdrop on Artwork {
  id
  blurhash
  large: url(width: 1920)
}
fragment Logo on Artwork {
  id
  width
  height
  url(width: 480)
}
fragment LabelLink on Label {
  id
  kind
  name
}
fragment RatedMovie on Movie {
  ratings {
    source
    value
    votes
  }
  ageRatings {
    country
    rating
  }
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`, {"fragmentName":"MovieHead"}) as unknown as TypedDocumentString<MovieHeadFragment, unknown>;
export const SessionFragmentDoc = new TypedDocumentString(`
    fragment Session on PlaybackSession {
  id
  decision
  reasons
  url
  mimeType
  positionMs
  durationMs
  expiresAt
  audioStream
  subtitleStream
  part
  lastPart
  nextPart {
    id
    streams {
      ...StreamRow
    }
  }
  trickplayUrl
  trickplay {
    width
    height
    intervalMs
    columns
    rows
    count
    sheets
  }
  file {
    id
    name
    container
    videoCodec
    audioCodec
    width
    height
    hdr
    bitRate
    streams {
      ...StreamRow
    }
    chapters {
      startMs
      endMs
      title
    }
  }
  subtitles {
    stream
    language
    title
    forced
    default
    hearingImpaired
    url
  }
}
    fragment StreamRow on Stream {
  index
  kind
  codec
  profile
  language
  title
  default
  forced
  hearingImpaired
  commentary
  attachedPicture
  width
  height
  bitDepth
  hdr
  frameRate
  channels
  channelLayout
}`, {"fragmentName":"Session"}) as unknown as TypedDocumentString<SessionFragment, unknown>;
export const WideFragmentDoc = new TypedDocumentString(`
    fragment Wide on Artwork {
  id
  width
  height
  blurhash
  url(width: 360)
  large: url(width: 720)
}
    `, {"fragmentName":"Wide"}) as unknown as TypedDocumentString<WideFragment, unknown>;
export const NextEpisodeFragmentDoc = new TypedDocumentString(`
    fragment NextEpisode on Episode {
  id
  episodeTitle: localTitle
  seasonNumber
  absolute
  airedOn
  number
  still {
    ...Wide
  }
}
    fragment Wide on Artwork {
  id
  width
  height
  blurhash
  url(width: 360)
  large: url(width: 720)
}`, {"fragmentName":"NextEpisode"}) as unknown as TypedDocumentString<NextEpisodeFragment, unknown>;
export const WatchingCardFragmentDoc = new TypedDocumentString(`
    fragment WatchingCard on WatchState {
  positionMs
  durationMs
  lastPlayedAt
  series {
    id
    title: localTitle
  }
  item {
    __typename
    ... on Movie {
      id
      title: localTitle
      year
      backdrop {
        ...Wide
      }
      poster {
        ...Wide
      }
    }
    ... on Episode {
      id
      episodeTitle: localTitle
      seasonNumber
      absolute
      airedOn
      number
      still {
        ...Wide
      }
    }
    ... on File {
      id
      name
    }
    ... on Channel {
      id
      name
    }
    ... on Track {
      id
      name: title
    }
  }
}
    fragment Wide on Artwork {
  id
  width
  height
  blurhash
  url(width: 360)
  large: url(width: 720)
}`, {"fragmentName":"WatchingCard"}) as unknown as TypedDocumentString<WatchingCardFragment, unknown>;
export const OpenSessionFragmentDoc = new TypedDocumentString(`
    fragment OpenSession on PlaybackSession {
  id
  decision
  reasons
  state
  positionMs
  durationMs
  startedAt
  clientName
  remote
  bitRate
  bandwidth
  bufferedMs
  droppedFrames
  rendition
  node
  user {
    id
    displayName
  }
  file {
    id
    name
    height
    bitRate
  }
  item {
    __typename
    ... on Movie {
      id
      title: localTitle
      year
      poster {
        ...Poster
      }
    }
    ... on Track {
      id
      title
      credit
      album {
        id
        cover {
          ...Poster
        }
      }
    }
    ... on Episode {
      id
      episodeTitle: localTitle
      seasonNumber
      absolute
      airedOn
      number
      series {
        id
        title: localTitle
        poster {
          ...Poster
        }
      }
    }
    ... on File {
      id
      name
    }
  }
  encodings {
    rendition
    aheadMs
    speed
    active
    failed
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}`, {"fragmentName":"OpenSession"}) as unknown as TypedDocumentString<OpenSessionFragment, unknown>;
export const PreferencesFragmentDoc = new TypedDocumentString(`
    fragment Preferences on PlaybackPreferences {
  audioLanguages
  subtitleLanguages
  subtitleMode
  hearingImpaired
  audioDescription
}
    `, {"fragmentName":"Preferences"}) as unknown as TypedDocumentString<PreferencesFragment, unknown>;
export const PlaylistCardFragmentDoc = new TypedDocumentString(`
    fragment PlaylistCard on Playlist {
  id
  name
  description
  ownerName
  access
  itemCount
  unavailableCount
  durationMs
  rules {
    ...Rules
  }
  picture {
    ...Poster
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Rules on PlaylistRules {
  kind
  filter
  orderField
  direction
  limit
}`, {"fragmentName":"PlaylistCard"}) as unknown as TypedDocumentString<PlaylistCardFragment, unknown>;
export const SongFragmentDoc = new TypedDocumentString(`
    fragment Song on Track {
  id
  title
  credit
  disc
  number
  durationMs
  missingSince
  playCount
  viewerState {
    ...Own
  }
  replayGain {
    trackDb
    trackPeak
    albumDb
    albumPeak
  }
  album {
    id
    title
    cover {
      ...Poster
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`, {"fragmentName":"Song"}) as unknown as TypedDocumentString<SongFragment, unknown>;
export const PlaylistItemRowFragmentDoc = new TypedDocumentString(`
    fragment PlaylistItemRow on PlaylistItem {
  id
  lastKnownTitle
  item {
    __typename
    ... on Movie {
      id
      title: localTitle
      year
      runtimeMs
      missingSince
      backdrop {
        ...Wide
      }
      poster {
        ...Wide
      }
    }
    ... on Episode {
      id
      episodeTitle: localTitle
      seasonNumber
      absolute
      airedOn
      number
      runtimeMs
      missingSince
      still {
        ...Wide
      }
      series {
        id
        title: localTitle
      }
    }
    ... on Track {
      ...Song
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Wide on Artwork {
  id
  width
  height
  blurhash
  url(width: 360)
  large: url(width: 720)
}
fragment Song on Track {
  id
  title
  credit
  disc
  number
  durationMs
  missingSince
  playCount
  viewerState {
    ...Own
  }
  replayGain {
    trackDb
    trackPeak
    albumDb
    albumPeak
  }
  album {
    id
    title
    cover {
      ...Poster
    }
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`, {"fragmentName":"PlaylistItemRow"}) as unknown as TypedDocumentString<PlaylistItemRowFragment, unknown>;
export const HeldInFragmentDoc = new TypedDocumentString(`
    fragment HeldIn on Episode {
  id
  files {
    file {
      id
      missingSince
    }
  }
}
    `, {"fragmentName":"HeldIn"}) as unknown as TypedDocumentString<HeldInFragment, unknown>;
export const ProfileFaceFragmentDoc = new TypedDocumentString(`
    fragment ProfileFace on Profile {
  id
  name
  colour
  kids
  locked
  restricted
  own
  current
}
    `, {"fragmentName":"ProfileFace"}) as unknown as TypedDocumentString<ProfileFaceFragment, unknown>;
export const LimitNameFragmentDoc = new TypedDocumentString(`
    fragment LimitName on Node {
  __typename
  id
  ... on Genre {
    name
  }
  ... on Label {
    name
  }
  ... on Movie {
    title: localTitle
  }
  ... on Series {
    title: localTitle
  }
  ... on Album {
    title
  }
  ... on Track {
    title
  }
  ... on Channel {
    name
  }
}
    `, {"fragmentName":"LimitName"}) as unknown as TypedDocumentString<LimitNameFragment, unknown>;
export const LimitsFragmentDoc = new TypedDocumentString(`
    fragment Limits on Restrictions {
  maxAge
  unrated
  onlyAllowed
  allowed {
    ...LimitName
  }
  denied {
    ...LimitName
  }
}
    fragment LimitName on Node {
  __typename
  id
  ... on Genre {
    name
  }
  ... on Label {
    name
  }
  ... on Movie {
    title: localTitle
  }
  ... on Series {
    title: localTitle
  }
  ... on Album {
    title
  }
  ... on Track {
    title
  }
  ... on Channel {
    name
  }
}`, {"fragmentName":"Limits"}) as unknown as TypedDocumentString<LimitsFragment, unknown>;
export const ProfileRowFragmentDoc = new TypedDocumentString(`
    fragment ProfileRow on Profile {
  ...ProfileFace
  language
  titleLanguage
  autoplay
  allLibraries
  libraries {
    id
  }
  restrictions {
    ...Limits
  }
}
    fragment ProfileFace on Profile {
  id
  name
  colour
  kids
  locked
  restricted
  own
  current
}
fragment Limits on Restrictions {
  maxAge
  unrated
  onlyAllowed
  allowed {
    ...LimitName
  }
  denied {
    ...LimitName
  }
}
fragment LimitName on Node {
  __typename
  id
  ... on Genre {
    name
  }
  ... on Label {
    name
  }
  ... on Movie {
    title: localTitle
  }
  ... on Series {
    title: localTitle
  }
  ... on Album {
    title
  }
  ... on Track {
    title
  }
  ... on Channel {
    name
  }
}`, {"fragmentName":"ProfileRow"}) as unknown as TypedDocumentString<ProfileRowFragment, unknown>;
export const ReviewRowFragmentDoc = new TypedDocumentString(`
    fragment ReviewRow on ReviewFile {
  id
  kind
  reasons
  title
  artist
  track
  year
  season
  episodes
  file {
    id
    name
    path
  }
  library {
    id
    name
  }
  item {
    ...Named
  }
  evidence {
    source
    text
    title
    artist
    year
    ids {
      provider
      id
    }
  }
  candidates {
    score
    parts {
      kind
      score
    }
    itemId
    title
    artist
    year
    season
    episodes
    ids {
      provider
      id
    }
  }
}
    fragment Named on Playable {
  __typename
  ... on Movie {
    id
    name: localTitle
    year
  }
  ... on Episode {
    id
    seasonNumber
    absolute
    airedOn
    number
    series {
      id
      title: localTitle
    }
  }
  ... on Track {
    id
    name: title
    credit
  }
}`, {"fragmentName":"ReviewRow"}) as unknown as TypedDocumentString<ReviewRowFragment, unknown>;
export const DecidedFragmentDoc = new TypedDocumentString(`
    fragment Decided on ReviewDecision {
  id
  title
}
    `, {"fragmentName":"Decided"}) as unknown as TypedDocumentString<DecidedFragment, unknown>;
export const SeriesCardFragmentDoc = new TypedDocumentString(`
    fragment SeriesCard on Series {
  ...SeriesTile
  episodeCount
  watchedEpisodeCount
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}
fragment SeriesTile on Series {
  id
  localTitle
  year
  poster {
    ...Poster
  }
  viewerState {
    ...Own
  }
}`, {"fragmentName":"SeriesCard"}) as unknown as TypedDocumentString<SeriesCardFragment, unknown>;
export const RatedSeriesFragmentDoc = new TypedDocumentString(`
    fragment RatedSeries on Series {
  ratings {
    source
    value
    votes
  }
  ageRatings {
    country
    rating
  }
}
    `, {"fragmentName":"RatedSeries"}) as unknown as TypedDocumentString<RatedSeriesFragment, unknown>;
export const SeriesHeadFragmentDoc = new TypedDocumentString(`
    fragment SeriesHead on Series {
  id
  title: localTitle
  originalTitle
  year
  status
  certification
  rating
  overview: localOverview
  labels {
    ...LabelLink
  }
  ...RatedSeries
  missingSince
  episodeCount
  episodeOrder
  gaps {
    seasonNumber
    from
    to
  }
  watchedEpisodeCount
  poster {
    ...Poster
  }
  backdrop {
    ...Backdrop
  }
  logo {
    ...Logo
  }
  genres {
    id
    name
  }
  viewerState {
    ...Own
  }
  nextUp {
    again
    episode {
      id
      seasonNumber
      absolute
      airedOn
      number
      watchState {
        ...Watch
      }
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Backdrop on Artwork {
  id
  blurhash
  large: url(width: 1920)
}
fragment Logo on Artwork {
  id
  width
  height
  url(width: 480)
}
fragment LabelLink on Label {
  id
  kind
  name
}
fragment RatedSeries on Series {
  ratings {
    source
    value
    votes
  }
  ageRatings {
    country
    rating
  }
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`, {"fragmentName":"SeriesHead"}) as unknown as TypedDocumentString<SeriesHeadFragment, unknown>;
export const EpisodeRowFragmentDoc = new TypedDocumentString(`
    fragment EpisodeRow on Episode {
  id
  seasonNumber
  number
  absolute
  dvdSeason
  dvdNumber
  episodeTitle: localTitle
  airedOn
  overview: localOverview
  runtimeMs
  missingSince
  still {
    ...Wide
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
    fragment Wide on Artwork {
  id
  width
  height
  blurhash
  url(width: 360)
  large: url(width: 720)
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`, {"fragmentName":"EpisodeRow"}) as unknown as TypedDocumentString<EpisodeRowFragment, unknown>;
export const TrashRowFragmentDoc = new TypedDocumentString(`
    fragment TrashRow on TrashItem {
  id
  library {
    id
    name
  }
  path
  title
  sidecars
  sizeBytes
  state
  problem
  deletedBy
  deletedAt
  expiresAt
}
    `, {"fragmentName":"TrashRow"}) as unknown as TypedDocumentString<TrashRowFragment, unknown>;
export const MissingRowFragmentDoc = new TypedDocumentString(`
    fragment MissingRow on MissingFile {
  file {
    id
  }
  library {
    id
    name
  }
  path
  title
  sizeBytes
  missingSince
  forgottenAt
}
    `, {"fragmentName":"MissingRow"}) as unknown as TypedDocumentString<MissingRowFragment, unknown>;
export const UserRowFragmentDoc = new TypedDocumentString(`
    fragment UserRow on User {
  id
  name
  displayName
  role
  allLibraries
  mayDelete
  enabled
  lastLoginAt
  grantedLibraries {
    id
  }
  profiles {
    id
    name
    own
  }
  restrictions {
    ...Limits
  }
}
    fragment Limits on Restrictions {
  maxAge
  unrated
  onlyAllowed
  allowed {
    ...LimitName
  }
  denied {
    ...LimitName
  }
}
fragment LimitName on Node {
  __typename
  id
  ... on Genre {
    name
  }
  ... on Label {
    name
  }
  ... on Movie {
    title: localTitle
  }
  ... on Series {
    title: localTitle
  }
  ... on Album {
    title
  }
  ... on Track {
    title
  }
  ... on Channel {
    name
  }
}`, {"fragmentName":"UserRow"}) as unknown as TypedDocumentString<UserRowFragment, unknown>;
export const NextUpCardFragmentDoc = new TypedDocumentString(`
    fragment NextUpCard on NextUp {
  again
  series {
    id
    title: localTitle
  }
  episode {
    id
    episodeTitle: localTitle
    seasonNumber
    absolute
    airedOn
    number
    still {
      ...Wide
    }
  }
}
    fragment Wide on Artwork {
  id
  width
  height
  blurhash
  url(width: 360)
  large: url(width: 720)
}`, {"fragmentName":"NextUpCard"}) as unknown as TypedDocumentString<NextUpCardFragment, unknown>;
export const TitleCardFragmentDoc = new TypedDocumentString(`
    fragment TitleCard on Node {
  __typename
  ...MovieCard
  ...SeriesTile
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment MovieCard on Movie {
  id
  localTitle
  year
  runtimeMs
  poster {
    ...Poster
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}
fragment SeriesTile on Series {
  id
  localTitle
  year
  poster {
    ...Poster
  }
  viewerState {
    ...Own
  }
}`, {"fragmentName":"TitleCard"}) as unknown as TypedDocumentString<TitleCardFragment, unknown>;
export const ListCardFragmentDoc = new TypedDocumentString(`
    fragment ListCard on Node {
  __typename
  ...TitleCard
  ... on Season {
    id
    number
    seasonTitle: localTitle
    poster {
      ...Poster
    }
    viewerState {
      ...Own
    }
    series {
      id
      title: localTitle
      poster {
        ...Poster
      }
    }
  }
  ... on Episode {
    id
    seasonNumber
    absolute
    airedOn
    episodeNumber: number
    episodeTitle: localTitle
    viewerState {
      ...Own
    }
    series {
      id
      title: localTitle
      poster {
        ...Poster
      }
    }
  }
  ... on Person {
    id
    name
    picture {
      ...Poster
    }
    viewerState {
      ...Own
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment MovieCard on Movie {
  id
  localTitle
  year
  runtimeMs
  poster {
    ...Poster
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}
fragment TitleCard on Node {
  __typename
  ...MovieCard
  ...SeriesTile
}
fragment SeriesTile on Series {
  id
  localTitle
  year
  poster {
    ...Poster
  }
  viewerState {
    ...Own
  }
}`, {"fragmentName":"ListCard"}) as unknown as TypedDocumentString<ListCardFragment, unknown>;
export const ListenRowFragmentDoc = new TypedDocumentString(`
    fragment ListenRow on Listen {
  id
  title
  artist
  album
  startedAt
  track {
    ...Song
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Song on Track {
  id
  title
  credit
  disc
  number
  durationMs
  missingSince
  playCount
  viewerState {
    ...Own
  }
  replayGain {
    trackDb
    trackPeak
    albumDb
    albumPeak
  }
  album {
    id
    title
    cover {
      ...Poster
    }
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`, {"fragmentName":"ListenRow"}) as unknown as TypedDocumentString<ListenRowFragment, unknown>;
export const MusicTileFragmentDoc = new TypedDocumentString(`
    fragment MusicTile on Node {
  __typename
  ...AlbumCard
  ...ArtistCard
  ...Song
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment AlbumCard on Album {
  id
  title
  credit
  year
  kind
  cover {
    ...Poster
  }
  viewerState {
    ...Own
  }
}
fragment ArtistCard on Artist {
  id
  name
  albumCount
  trackCount
  picture {
    ...Poster
  }
  viewerState {
    ...Own
  }
}
fragment Song on Track {
  id
  title
  credit
  disc
  number
  durationMs
  missingSince
  playCount
  viewerState {
    ...Own
  }
  replayGain {
    trackDb
    trackPeak
    albumDb
    albumPeak
  }
  album {
    id
    title
    cover {
      ...Poster
    }
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`, {"fragmentName":"MusicTile"}) as unknown as TypedDocumentString<MusicTileFragment, unknown>;
export const AddedCardFragmentDoc = new TypedDocumentString(`
    fragment AddedCard on AddedItem {
  episodeCount
  series {
    ...SeriesTile
  }
  item {
    __typename
    ...MovieCard
    ...AlbumCard
    ... on Episode {
      id
      episodeTitle: localTitle
      seasonNumber
      absolute
      airedOn
      number
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment MovieCard on Movie {
  id
  localTitle
  year
  runtimeMs
  poster {
    ...Poster
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
fragment AlbumCard on Album {
  id
  title
  credit
  year
  kind
  cover {
    ...Poster
  }
  viewerState {
    ...Own
  }
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}
fragment SeriesTile on Series {
  id
  localTitle
  year
  poster {
    ...Poster
  }
  viewerState {
    ...Own
  }
}`, {"fragmentName":"AddedCard"}) as unknown as TypedDocumentString<AddedCardFragment, unknown>;
export const HistoryRowFragmentDoc = new TypedDocumentString(`
    fragment HistoryRow on HistoryEntry {
  id
  playedAt
  positionMs
  durationMs
  finished
  clientName
  series {
    id
    title: localTitle
  }
  item {
    __typename
    ... on Movie {
      id
      title: localTitle
      year
      backdrop {
        ...Wide
      }
    }
    ... on Episode {
      id
      episodeTitle: localTitle
      seasonNumber
      absolute
      airedOn
      number
      still {
        ...Wide
      }
    }
    ... on File {
      id
      name
    }
  }
}
    fragment Wide on Artwork {
  id
  width
  height
  blurhash
  url(width: 360)
  large: url(width: 720)
}`, {"fragmentName":"HistoryRow"}) as unknown as TypedDocumentString<HistoryRowFragment, unknown>;
export const EpisodeBesideFragmentDoc = new TypedDocumentString(`
    fragment EpisodeBeside on Episode {
  id
  seasonNumber
  absolute
  airedOn
  number
  episodeTitle: localTitle
}
    `, {"fragmentName":"EpisodeBeside"}) as unknown as TypedDocumentString<EpisodeBesideFragment, unknown>;
export const ServerDocument = new TypedDocumentString(`
    query Server {
  server {
    name
    setupRequired
  }
}
    `) as unknown as TypedDocumentString<ServerQuery, ServerQueryVariables>;
export const SessionDocument = new TypedDocumentString(`
    query Session {
  viewer {
    role
    user {
      id
      name
      displayName
      role
      mayDelete
    }
    profile {
      ...ProfileFace
      language
      autoplay
    }
    profiles {
      ...ProfileFace
    }
  }
}
    fragment ProfileFace on Profile {
  id
  name
  colour
  kids
  locked
  restricted
  own
  current
}`) as unknown as TypedDocumentString<SessionQuery, SessionQueryVariables>;
export const SetUpDocument = new TypedDocumentString(`
    mutation SetUp($input: SetUpInput!) {
  setUp(input: $input) {
    user {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<SetUpMutation, SetUpMutationVariables>;
export const LogInDocument = new TypedDocumentString(`
    mutation LogIn($input: LogInInput!) {
  logIn(input: $input) {
    user {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<LogInMutation, LogInMutationVariables>;
export const RefreshLoginDocument = new TypedDocumentString(`
    mutation RefreshLogin {
  refreshLogin(input: {}) {
    tokens {
      accessExpiresAt
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<RefreshLoginMutation, RefreshLoginMutationVariables>;
export const LogOutDocument = new TypedDocumentString(`
    mutation LogOut {
  logOut(input: {}) {
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<LogOutMutation, LogOutMutationVariables>;
export const EndLoginDocument = new TypedDocumentString(`
    mutation EndLogin($input: LogOutInput!) {
  logOut(input: $input) {
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<EndLoginMutation, EndLoginMutationVariables>;
export const LogOutEverywhereDocument = new TypedDocumentString(`
    mutation LogOutEverywhere($input: LogOutEverywhereInput!) {
  logOutEverywhere(input: $input) {
    ended
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<LogOutEverywhereMutation, LogOutEverywhereMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const CreateApiKeyDocument = new TypedDocumentString(`
    mutation CreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    secret
    apiKey {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = new TypedDocumentString(`
    mutation RevokeApiKey($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) {
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const ConnectListenBrainzDocument = new TypedDocumentString(`
    mutation ConnectListenBrainz($input: ConnectListenBrainzInput!) {
  connectListenBrainz(input: $input) {
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<ConnectListenBrainzMutation, ConnectListenBrainzMutationVariables>;
export const BeginLastFmDocument = new TypedDocumentString(`
    mutation BeginLastFm {
  beginLastFm {
    token
    url
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<BeginLastFmMutation, BeginLastFmMutationVariables>;
export const ConnectLastFmDocument = new TypedDocumentString(`
    mutation ConnectLastFm($input: ConnectLastFmInput!) {
  connectLastFm(input: $input) {
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<ConnectLastFmMutation, ConnectLastFmMutationVariables>;
export const DisconnectScrobbleAccountDocument = new TypedDocumentString(`
    mutation DisconnectScrobbleAccount($input: DisconnectScrobbleAccountInput!) {
  disconnectScrobbleAccount(input: $input) {
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<DisconnectScrobbleAccountMutation, DisconnectScrobbleAccountMutationVariables>;
export const ViewerRecordsDocument = new TypedDocumentString(`
    query ViewerRecords($first: Int!, $after: Cursor) {
  viewerRecords(first: $first, after: $after) {
    nodes {
      kind
      keys
      title
      at
      lastPlayedAt
      watched
      positionMs
      durationMs
      playCount
      rating
      ratedAt
      favouriteAt
      watchlistedAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerRecordsQuery, ViewerRecordsQueryVariables>;
export const ImportViewerRecordsDocument = new TypedDocumentString(`
    mutation ImportViewerRecords($input: ImportViewerRecordsInput!) {
  importViewerRecords(input: $input) {
    matched
    changed
    unmatched
    refused {
      place
      reason
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<ImportViewerRecordsMutation, ImportViewerRecordsMutationVariables>;
export const ArtworkCandidatesDocument = new TypedDocumentString(`
    query ArtworkCandidates($itemId: ID!, $role: ArtworkRole!) {
  artworkCandidates(itemId: $itemId, role: $role) {
    ...Candidate
  }
}
    fragment Candidate on ArtworkCandidate {
  source
  state
  place
  atMs
  chosen
  shown
  artwork {
    id
    width
    height
    url(width: 360)
  }
}`) as unknown as TypedDocumentString<ArtworkCandidatesQuery, ArtworkCandidatesQueryVariables>;
export const FindArtworkDocument = new TypedDocumentString(`
    mutation FindArtwork($input: FindArtworkInput!) {
  findArtwork(input: $input) {
    candidates {
      ...Candidate
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}
fragment Candidate on ArtworkCandidate {
  source
  state
  place
  atMs
  chosen
  shown
  artwork {
    id
    width
    height
    url(width: 360)
  }
}`) as unknown as TypedDocumentString<FindArtworkMutation, FindArtworkMutationVariables>;
export const ChooseArtworkDocument = new TypedDocumentString(`
    mutation ChooseArtwork($input: ChooseArtworkInput!) {
  chooseArtwork(input: $input) {
    candidates {
      ...Candidate
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}
fragment Candidate on ArtworkCandidate {
  source
  state
  place
  atMs
  chosen
  shown
  artwork {
    id
    width
    height
    url(width: 360)
  }
}`) as unknown as TypedDocumentString<ChooseArtworkMutation, ChooseArtworkMutationVariables>;
export const CollectionsOfDocument = new TypedDocumentString(`
    query CollectionsOf($id: ID!) {
  node(id: $id) {
    __typename
    ... on Movie {
      collections {
        ...CollectionLink
      }
    }
    ... on Series {
      collections {
        ...CollectionLink
      }
    }
    ... on Album {
      collections {
        ...CollectionLink
      }
    }
    ... on Artist {
      collections {
        ...CollectionLink
      }
    }
  }
}
    fragment CollectionLink on Collection {
  id
  name
}`) as unknown as TypedDocumentString<CollectionsOfQuery, CollectionsOfQueryVariables>;
export const WritableCollectionsDocument = new TypedDocumentString(`
    query WritableCollections {
  collections(
    first: 100
    filter: {writable: true, smart: false}
    orderBy: {field: UPDATED_AT, direction: DESC}
  ) {
    nodes {
      ...CollectionLink
    }
  }
}
    fragment CollectionLink on Collection {
  id
  name
}`) as unknown as TypedDocumentString<WritableCollectionsQuery, WritableCollectionsQueryVariables>;
export const CollectionRulesMatchesDocument = new TypedDocumentString(`
    query CollectionRulesMatches($rules: PlaylistRulesInput!) {
  collectionMatches(rules: $rules, first: 5) {
    nodes {
      id
      item {
        __typename
        ... on Movie {
          title: localTitle
        }
        ... on Series {
          title: localTitle
        }
      }
    }
    totalCount {
      value
    }
  }
}
    `) as unknown as TypedDocumentString<CollectionRulesMatchesQuery, CollectionRulesMatchesQueryVariables>;
export const CreateCollectionDocument = new TypedDocumentString(`
    mutation CreateCollection($input: CreateCollectionInput!) {
  createCollection(input: $input) {
    collection {
      ...CollectionLink
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}
fragment CollectionLink on Collection {
  id
  name
}`) as unknown as TypedDocumentString<CreateCollectionMutation, CreateCollectionMutationVariables>;
export const EditCollectionDocument = new TypedDocumentString(`
    mutation EditCollection($input: EditCollectionInput!) {
  editCollection(input: $input) {
    collection {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<EditCollectionMutation, EditCollectionMutationVariables>;
export const FreezeCollectionDocument = new TypedDocumentString(`
    mutation FreezeCollection($input: FreezeCollectionInput!) {
  freezeCollection(input: $input) {
    collection {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<FreezeCollectionMutation, FreezeCollectionMutationVariables>;
export const RemoveCollectionDocument = new TypedDocumentString(`
    mutation RemoveCollection($input: RemoveCollectionInput!) {
  removeCollection(input: $input) {
    removedId
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<RemoveCollectionMutation, RemoveCollectionMutationVariables>;
export const ShareCollectionDocument = new TypedDocumentString(`
    mutation ShareCollection($input: ShareCollectionInput!) {
  shareCollection(input: $input) {
    collection {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<ShareCollectionMutation, ShareCollectionMutationVariables>;
export const AddCollectionItemsDocument = new TypedDocumentString(`
    mutation AddCollectionItems($input: AddCollectionItemsInput!) {
  addCollectionItems(input: $input) {
    added
    collection {
      ...CollectionLink
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}
fragment CollectionLink on Collection {
  id
  name
}`) as unknown as TypedDocumentString<AddCollectionItemsMutation, AddCollectionItemsMutationVariables>;
export const MoveCollectionItemsDocument = new TypedDocumentString(`
    mutation MoveCollectionItems($input: MoveCollectionItemsInput!) {
  moveCollectionItems(input: $input) {
    collection {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<MoveCollectionItemsMutation, MoveCollectionItemsMutationVariables>;
export const RemoveCollectionItemsDocument = new TypedDocumentString(`
    mutation RemoveCollectionItems($input: RemoveCollectionItemsInput!) {
  removeCollectionItems(input: $input) {
    removed
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<RemoveCollectionItemsMutation, RemoveCollectionItemsMutationVariables>;
export const OwnCollectionsDocument = new TypedDocumentString(`
    query OwnCollections($after: Cursor) {
  collections(first: 100, after: $after, filter: {own: true}) {
    nodes {
      id
      name
      description
      sorting
      direction
      shares {
        userName
        access
      }
      rules {
        ...Rules
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Rules on PlaylistRules {
  kind
  filter
  orderField
  direction
  limit
}`) as unknown as TypedDocumentString<OwnCollectionsQuery, OwnCollectionsQueryVariables>;
export const CollectionEntriesDocument = new TypedDocumentString(`
    query CollectionEntries($id: ID!, $after: Cursor) {
  node(id: $id) {
    __typename
    ... on Collection {
      items(first: 100, after: $after, sorting: HAND) {
        nodes {
          id
          kind
          keys
          lastKnownTitle
          item {
            __typename
            ... on Movie {
              title
            }
            ... on Series {
              title
            }
            ... on Album {
              title
            }
            ... on Artist {
              name
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CollectionEntriesQuery, CollectionEntriesQueryVariables>;
export const ImportCollectionRecordsDocument = new TypedDocumentString(`
    mutation ImportCollectionRecords($input: ImportCollectionRecordsInput!) {
  importCollectionRecords(input: $input) {
    collections {
      place
      created
      matched
      added
      unmatched
      unknownUsers
    }
    refused {
      place
      reason
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<ImportCollectionRecordsMutation, ImportCollectionRecordsMutationVariables>;
export const AllCreditsDocument = new TypedDocumentString(`
    query AllCredits($id: ID!) {
  node(id: $id) {
    __typename
    ... on Movie {
      credits(first: 100) {
        ...CreditLine
      }
    }
    ... on Series {
      credits(first: 100) {
        ...CreditLine
      }
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment CreditLine on Credit {
  role
  character
  person {
    ...PersonLine
  }
}
fragment PersonLine on Person {
  id
  name
  picture {
    ...Poster
  }
}`) as unknown as TypedDocumentString<AllCreditsQuery, AllCreditsQueryVariables>;
export const IgnoreDuplicatesDocument = new TypedDocumentString(`
    mutation IgnoreDuplicates($input: IgnoreDuplicatesInput!) {
  ignoreDuplicates(input: $input) {
    groups {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<IgnoreDuplicatesMutation, IgnoreDuplicatesMutationVariables>;
export const ItemOriginsDocument = new TypedDocumentString(`
    query ItemOrigins($id: ID!) {
  node(id: $id) {
    __typename
    ... on Movie {
      origins {
        ...FieldOrigin
      }
    }
    ... on Series {
      origins {
        ...FieldOrigin
      }
    }
    ... on Season {
      origins {
        ...FieldOrigin
      }
    }
    ... on Episode {
      origins {
        ...FieldOrigin
      }
    }
    ... on Artist {
      origins {
        ...FieldOrigin
      }
    }
    ... on Album {
      origins {
        ...FieldOrigin
      }
    }
    ... on Release {
      origins {
        ...FieldOrigin
      }
    }
    ... on Track {
      origins {
        ...FieldOrigin
      }
    }
  }
}
    fragment FieldOrigin on FieldOrigin {
  field
  values
  source
  at
  locked
  byName
  alternatives {
    values
    source
    at
  }
}`) as unknown as TypedDocumentString<ItemOriginsQuery, ItemOriginsQueryVariables>;
export const PeopleNamedDocument = new TypedDocumentString(`
    query PeopleNamed($part: String!) {
  people(first: 10, filter: {nameStartsWith: $part}) {
    nodes {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<PeopleNamedQuery, PeopleNamedQueryVariables>;
export const EditHistoryDocument = new TypedDocumentString(`
    query EditHistory($itemId: ID!) {
  editHistory(itemId: $itemId, first: 50) {
    nodes {
      ...EditChangeRow
    }
  }
}
    fragment EditChangeRow on EditChange {
  id
  batchId
  at
  byName
  field
  before
  after
  beforeByHand
  afterByHand
  undone
}`) as unknown as TypedDocumentString<EditHistoryQuery, EditHistoryQueryVariables>;
export const EditMovieDocument = new TypedDocumentString(`
    mutation EditMovie($input: EditMovieInput!) {
  editMovie(input: $input) {
    batchId
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<EditMovieMutation, EditMovieMutationVariables>;
export const EditSeriesDocument = new TypedDocumentString(`
    mutation EditSeries($input: EditSeriesInput!) {
  editSeries(input: $input) {
    batchId
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<EditSeriesMutation, EditSeriesMutationVariables>;
export const EditSeasonDocument = new TypedDocumentString(`
    mutation EditSeason($input: EditSeasonInput!) {
  editSeason(input: $input) {
    batchId
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<EditSeasonMutation, EditSeasonMutationVariables>;
export const EditEpisodeDocument = new TypedDocumentString(`
    mutation EditEpisode($input: EditEpisodeInput!) {
  editEpisode(input: $input) {
    batchId
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<EditEpisodeMutation, EditEpisodeMutationVariables>;
export const EditArtistDocument = new TypedDocumentString(`
    mutation EditArtist($input: EditArtistInput!) {
  editArtist(input: $input) {
    batchId
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<EditArtistMutation, EditArtistMutationVariables>;
export const EditAlbumDocument = new TypedDocumentString(`
    mutation EditAlbum($input: EditAlbumInput!) {
  editAlbum(input: $input) {
    batchId
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<EditAlbumMutation, EditAlbumMutationVariables>;
export const EditReleaseDocument = new TypedDocumentString(`
    mutation EditRelease($input: EditReleaseInput!) {
  editRelease(input: $input) {
    batchId
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<EditReleaseMutation, EditReleaseMutationVariables>;
export const ReadAnewDocument = new TypedDocumentString(`
    mutation ReadAnew($input: ReadAnewInput!) {
  readAnew(input: $input) {
    scan {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<ReadAnewMutation, ReadAnewMutationVariables>;
export const EditTrackDocument = new TypedDocumentString(`
    mutation EditTrack($input: EditTrackInput!) {
  editTrack(input: $input) {
    batchId
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<EditTrackMutation, EditTrackMutationVariables>;
export const EditItemsDocument = new TypedDocumentString(`
    mutation EditItems($input: EditItemsInput!) {
  editItems(input: $input) {
    changed
    batchId
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<EditItemsMutation, EditItemsMutationVariables>;
export const ReleaseFieldsDocument = new TypedDocumentString(`
    mutation ReleaseFields($input: ReleaseFieldsInput!) {
  releaseFields(input: $input) {
    batchId
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<ReleaseFieldsMutation, ReleaseFieldsMutationVariables>;
export const UndoEditDocument = new TypedDocumentString(`
    mutation UndoEdit($input: UndoEditInput!) {
  undoEdit(input: $input) {
    changed
    batchId
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<UndoEditMutation, UndoEditMutationVariables>;
export const NfoTextDocument = new TypedDocumentString(`
    query NfoText($id: ID!) {
  nfo(id: $id)
}
    `) as unknown as TypedDocumentString<NfoTextQuery, NfoTextQueryVariables>;
export const WriteNfoDocument = new TypedDocumentString(`
    mutation WriteNfo($input: WriteNfoInput!) {
  writeNfo(input: $input) {
    written {
      name
    }
    skipped {
      reason
      message
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<WriteNfoMutation, WriteNfoMutationVariables>;
export const FilesOfItemDocument = new TypedDocumentString(`
    query FilesOfItem($id: ID!) {
  node(id: $id) {
    __typename
    ... on Movie {
      files {
        file {
          ...FileName
        }
      }
    }
    ... on Series {
      seasons {
        episodes {
          ...EpisodeFiles
        }
      }
    }
    ... on Season {
      episodes {
        ...EpisodeFiles
      }
    }
    ... on Episode {
      ...EpisodeFiles
    }
    ... on Album {
      releases {
        discs {
          number
          tracks {
            number
            files {
              file {
                ...FileName
              }
            }
          }
        }
      }
    }
  }
}
    fragment FileName on File {
  id
  name
  missingSince
}
fragment EpisodeFiles on Episode {
  seasonNumber
  number
  files {
    file {
      ...FileName
    }
  }
}`) as unknown as TypedDocumentString<FilesOfItemQuery, FilesOfItemQueryVariables>;
export const JoinHistoryDocument = new TypedDocumentString(`
    query JoinHistory($itemId: ID!) {
  joinHistory(itemId: $itemId) {
    nodes {
      ...JoinRow
    }
  }
}
    fragment JoinRow on JoinChange {
  id
  kind
  itemTitle
  otherTitles
  fileCount
  byName
  at
  undoneAt
}`) as unknown as TypedDocumentString<JoinHistoryQuery, JoinHistoryQueryVariables>;
export const FindFilmsDocument = new TypedDocumentString(`
    query FindFilms($text: String!) {
  search(text: $text, kinds: [MOVIE], first: 12) {
    title
    year
    node {
      ... on Movie {
        id
        library {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindFilmsQuery, FindFilmsQueryVariables>;
export const FindShowsDocument = new TypedDocumentString(`
    query FindShows($text: String!) {
  search(text: $text, kinds: [SERIES], first: 12) {
    title
    year
    node {
      ... on Series {
        id
        library {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindShowsQuery, FindShowsQueryVariables>;
export const FindAlbumsDocument = new TypedDocumentString(`
    query FindAlbums($text: String!) {
  search(text: $text, kinds: [ALBUM], first: 24) {
    title
    year
    node {
      ... on Album {
        id
        credit
        library {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindAlbumsQuery, FindAlbumsQueryVariables>;
export const FindArtistsDocument = new TypedDocumentString(`
    query FindArtists($text: String!) {
  search(text: $text, kinds: [ARTIST], first: 12) {
    title
    year
    node {
      ... on Artist {
        id
        library {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindArtistsQuery, FindArtistsQueryVariables>;
export const JoinPartsDocument = new TypedDocumentString(`
    query JoinParts($id: ID!) {
  node(id: $id) {
    __typename
    ... on Movie {
      library {
        id
      }
      files {
        file {
          id
          name
          sizeBytes
        }
      }
    }
    ... on Artist {
      library {
        id
      }
    }
    ... on Album {
      library {
        id
      }
      releases {
        discs {
          number
          tracks {
            number
            title
            credit
            files {
              file {
                id
                name
                sizeBytes
              }
            }
          }
        }
      }
    }
    ... on Series {
      library {
        id
      }
      seasons {
        number
        episodes {
          number
          files {
            file {
              id
              name
              sizeBytes
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<JoinPartsQuery, JoinPartsQueryVariables>;
export const ArtistAlbumsDocument = new TypedDocumentString(`
    query ArtistAlbums($id: ID!, $after: Cursor) {
  albums(
    first: 100
    after: $after
    filter: {artistId: $id}
    orderBy: {field: YEAR}
  ) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      title
      year
      credit
      artists {
        artist {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ArtistAlbumsQuery, ArtistAlbumsQueryVariables>;
export const ArtistTracksDocument = new TypedDocumentString(`
    query ArtistTracks($id: ID!, $after: Cursor) {
  tracks(first: 100, after: $after, filter: {artistId: $id}) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      title
      credit
      album {
        id
      }
      files {
        file {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ArtistTracksQuery, ArtistTracksQueryVariables>;
export const ArtistFilesDocument = new TypedDocumentString(`
    query ArtistFiles($artistId: ID, $albumId: ID!, $after: Cursor) {
  tracks(
    first: 100
    after: $after
    filter: {artistId: $artistId, albumId: $albumId}
  ) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      files {
        file {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ArtistFilesQuery, ArtistFilesQueryVariables>;
export const MergeItemsDocument = new TypedDocumentString(`
    mutation MergeItems($input: MergeItemsInput!) {
  mergeItems(input: $input) {
    change {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<MergeItemsMutation, MergeItemsMutationVariables>;
export const SplitItemDocument = new TypedDocumentString(`
    mutation SplitItem($input: SplitItemInput!) {
  splitItem(input: $input) {
    item {
      __typename
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<SplitItemMutation, SplitItemMutationVariables>;
export const NumberFileDocument = new TypedDocumentString(`
    mutation NumberFile($input: NumberFileInput!) {
  numberFile(input: $input) {
    change {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<NumberFileMutation, NumberFileMutationVariables>;
export const UndoJoinDocument = new TypedDocumentString(`
    mutation UndoJoin($input: UndoJoinInput!) {
  undoJoin(input: $input) {
    change {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<UndoJoinMutation, UndoJoinMutationVariables>;
export const SavedFiltersDocument = new TypedDocumentString(`
    query SavedFilters($kind: TitleKind!) {
  savedFilters(kind: $kind) {
    id
    name
    filter
    orderField
    direction
  }
}
    `) as unknown as TypedDocumentString<SavedFiltersQuery, SavedFiltersQueryVariables>;
export const SaveFilterDocument = new TypedDocumentString(`
    mutation SaveFilter($input: SaveFilterInput!) {
  saveFilter(input: $input) {
    filter {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<SaveFilterMutation, SaveFilterMutationVariables>;
export const RemoveSavedFilterDocument = new TypedDocumentString(`
    mutation RemoveSavedFilter($input: RemoveSavedFilterInput!) {
  removeSavedFilter(input: $input) {
    removedId
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<RemoveSavedFilterMutation, RemoveSavedFilterMutationVariables>;
export const ScanProgressDocument = new TypedDocumentString(`
    subscription ScanProgress($libraryId: ID!, $since: Cursor) {
  scanProgress(libraryId: $libraryId, since: $since) {
    cursor
    scan {
      ...ScanState
    }
  }
}
    fragment ScanState on Scan {
  id
  state
  phase
  trigger
  reason
  total
  current
  found
  added
  changed
  moved
  missing
  restored
  failed
  currentItem
  rate
  createdAt
  startedAt
  finishedAt
}`) as unknown as TypedDocumentString<ScanProgressSubscription, ScanProgressSubscriptionVariables>;
export const LibraryChangedDocument = new TypedDocumentString(`
    subscription LibraryChanged($since: Cursor) {
  libraryChanged(since: $since) {
    cursor
    kind
    libraryId
  }
}
    `) as unknown as TypedDocumentString<LibraryChangedSubscription, LibraryChangedSubscriptionVariables>;
export const LibraryNamesDocument = new TypedDocumentString(`
    query LibraryNames {
  libraries {
    id
    name
    kind
  }
}
    `) as unknown as TypedDocumentString<LibraryNamesQuery, LibraryNamesQueryVariables>;
export const CreateLibraryDocument = new TypedDocumentString(`
    mutation CreateLibrary($input: CreateLibraryInput!) {
  createLibrary(input: $input) {
    library {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<CreateLibraryMutation, CreateLibraryMutationVariables>;
export const EditLibraryDocument = new TypedDocumentString(`
    mutation EditLibrary($input: EditLibraryInput!) {
  editLibrary(input: $input) {
    library {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<EditLibraryMutation, EditLibraryMutationVariables>;
export const RemoveLibraryDocument = new TypedDocumentString(`
    mutation RemoveLibrary($input: RemoveLibraryInput!) {
  removeLibrary(input: $input) {
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<RemoveLibraryMutation, RemoveLibraryMutationVariables>;
export const ScanLibraryDocument = new TypedDocumentString(`
    mutation ScanLibrary($input: ScanLibraryInput!) {
  scanLibrary(input: $input) {
    scan {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<ScanLibraryMutation, ScanLibraryMutationVariables>;
export const CancelScanDocument = new TypedDocumentString(`
    mutation CancelScan($input: CancelScanInput!) {
  cancelScan(input: $input) {
    scan {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<CancelScanMutation, CancelScanMutationVariables>;
export const ApproveScanDocument = new TypedDocumentString(`
    mutation ApproveScan($input: ApproveScanInput!) {
  approveScan(input: $input) {
    scan {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<ApproveScanMutation, ApproveScanMutationVariables>;
export const ResumeScanDocument = new TypedDocumentString(`
    mutation ResumeScan($input: ResumeScanInput!) {
  resumeScan(input: $input) {
    scan {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<ResumeScanMutation, ResumeScanMutationVariables>;
export const GenreTilesDocument = new TypedDocumentString(`
    query GenreTiles($kind: TaggedKind!) {
  genres(kind: $kind) {
    id
    name
    titleCount(kind: $kind)
    preview(kind: $kind) {
      ...TagPreview
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment TagPreview on TaggedTitle {
  item {
    __typename
    ... on Movie {
      id
      poster {
        ...Poster
      }
    }
    ... on Series {
      id
      poster {
        ...Poster
      }
    }
  }
}`) as unknown as TypedDocumentString<GenreTilesQuery, GenreTilesQueryVariables>;
export const LibraryKindsDocument = new TypedDocumentString(`
    query LibraryKinds {
  libraries {
    id
    kind
  }
}
    `) as unknown as TypedDocumentString<LibraryKindsQuery, LibraryKindsQueryVariables>;
export const StartChannelDocument = new TypedDocumentString(`
    mutation StartChannel($input: StartPlaybackInput!) {
  startPlayback(input: $input) {
    session {
      ...LiveSession
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}
fragment LiveSession on PlaybackSession {
  id
  url
  mimeType
}`) as unknown as TypedDocumentString<StartChannelMutation, StartChannelMutationVariables>;
export const LiveStateDocument = new TypedDocumentString(`
    query LiveState($id: ID!) {
  node(id: $id) {
    __typename
    ... on PlaybackSession {
      state
      message
    }
  }
}
    `) as unknown as TypedDocumentString<LiveStateQuery, LiveStateQueryVariables>;
export const SongLyricsDocument = new TypedDocumentString(`
    query SongLyrics($id: ID!) {
  node(id: $id) {
    __typename
    ... on Track {
      id
      lyrics {
        language
        synced
        lines {
          startMs
          text
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SongLyricsQuery, SongLyricsQueryVariables>;
export const RadioDocument = new TypedDocumentString(`
    query Radio($around: ID!, $seed: Int64!) {
  trackRadio(around: $around, seed: $seed) {
    ...Song
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Song on Track {
  id
  title
  credit
  disc
  number
  durationMs
  missingSince
  playCount
  viewerState {
    ...Own
  }
  replayGain {
    trackDb
    trackPeak
    albumDb
    albumPeak
  }
  album {
    id
    title
    cover {
      ...Poster
    }
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`) as unknown as TypedDocumentString<RadioQuery, RadioQueryVariables>;
export const RandomSongsDocument = new TypedDocumentString(`
    query RandomSongs($seed: Int64!) {
  randomTracks(seed: $seed) {
    ...Song
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Song on Track {
  id
  title
  credit
  disc
  number
  durationMs
  missingSince
  playCount
  viewerState {
    ...Own
  }
  replayGain {
    trackDb
    trackPeak
    albumDb
    albumPeak
  }
  album {
    id
    title
    cover {
      ...Poster
    }
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`) as unknown as TypedDocumentString<RandomSongsQuery, RandomSongsQueryVariables>;
export const SongsByIdDocument = new TypedDocumentString(`
    query SongsById($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    ...Song
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Song on Track {
  id
  title
  credit
  disc
  number
  durationMs
  missingSince
  playCount
  viewerState {
    ...Own
  }
  replayGain {
    trackDb
    trackPeak
    albumDb
    albumPeak
  }
  album {
    id
    title
    cover {
      ...Poster
    }
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`) as unknown as TypedDocumentString<SongsByIdQuery, SongsByIdQueryVariables>;
export const SongsOfArtistDocument = new TypedDocumentString(`
    query SongsOfArtist($id: ID!, $after: Cursor) {
  tracks(
    first: 100
    after: $after
    filter: {artistId: $id}
    orderBy: {field: ARTIST}
  ) {
    nodes {
      ...Song
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Song on Track {
  id
  title
  credit
  disc
  number
  durationMs
  missingSince
  playCount
  viewerState {
    ...Own
  }
  replayGain {
    trackDb
    trackPeak
    albumDb
    albumPeak
  }
  album {
    id
    title
    cover {
      ...Poster
    }
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`) as unknown as TypedDocumentString<SongsOfArtistQuery, SongsOfArtistQueryVariables>;
export const PlaylistSongsDocument = new TypedDocumentString(`
    query PlaylistSongs($id: ID!, $after: Cursor) {
  node(id: $id) {
    __typename
    ... on Playlist {
      items(first: 100, after: $after) {
        nodes {
          item {
            __typename
            ...Song
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Song on Track {
  id
  title
  credit
  disc
  number
  durationMs
  missingSince
  playCount
  viewerState {
    ...Own
  }
  replayGain {
    trackDb
    trackPeak
    albumDb
    albumPeak
  }
  album {
    id
    title
    cover {
      ...Poster
    }
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`) as unknown as TypedDocumentString<PlaylistSongsQuery, PlaylistSongsQueryVariables>;
export const SongDetailsDocument = new TypedDocumentString(`
    query SongDetails($id: ID!) {
  node(id: $id) {
    __typename
    ... on Track {
      id
      year
      bpm
      moods
      styles
      comment
      playCount
      lastHeardAt
      genres {
        id
        name
      }
      credits {
        role
        detail
        artist {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SongDetailsQuery, SongDetailsQueryVariables>;
export const StartPlaybackDocument = new TypedDocumentString(`
    mutation StartPlayback($input: StartPlaybackInput!) {
  startPlayback(input: $input) {
    session {
      ...Session
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}
fragment StreamRow on Stream {
  index
  kind
  codec
  profile
  language
  title
  default
  forced
  hearingImpaired
  commentary
  attachedPicture
  width
  height
  bitDepth
  hdr
  frameRate
  channels
  channelLayout
}
fragment Session on PlaybackSession {
  id
  decision
  reasons
  url
  mimeType
  positionMs
  durationMs
  expiresAt
  audioStream
  subtitleStream
  part
  lastPart
  nextPart {
    id
    streams {
      ...StreamRow
    }
  }
  trickplayUrl
  trickplay {
    width
    height
    intervalMs
    columns
    rows
    count
    sheets
  }
  file {
    id
    name
    container
    videoCodec
    audioCodec
    width
    height
    hdr
    bitRate
    streams {
      ...StreamRow
    }
    chapters {
      startMs
      endMs
      title
    }
  }
  subtitles {
    stream
    language
    title
    forced
    default
    hearingImpaired
    url
  }
}`) as unknown as TypedDocumentString<StartPlaybackMutation, StartPlaybackMutationVariables>;
export const ReportProgressDocument = new TypedDocumentString(`
    mutation ReportProgress($input: ReportProgressInput!) {
  reportProgress(input: $input) {
    session {
      id
      state
      message
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<ReportProgressMutation, ReportProgressMutationVariables>;
export const SessionStateDocument = new TypedDocumentString(`
    query SessionState($id: ID!) {
  node(id: $id) {
    __typename
    ... on PlaybackSession {
      state
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SessionStateQuery, SessionStateQueryVariables>;
export const StopPlaybackDocument = new TypedDocumentString(`
    mutation StopPlayback($input: StopPlaybackInput!) {
  stopPlayback(input: $input) {
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<StopPlaybackMutation, StopPlaybackMutationVariables>;
export const MarkWatchedDocument = new TypedDocumentString(`
    mutation MarkWatched($input: MarkWatchedInput!) {
  markWatched(input: $input) {
    changed
    markId
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<MarkWatchedMutation, MarkWatchedMutationVariables>;
export const UndoMarksDocument = new TypedDocumentString(`
    mutation UndoMarks($input: UndoMarksInput!) {
  undoMarks(input: $input) {
    restored
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<UndoMarksMutation, UndoMarksMutationVariables>;
export const TranscodeProgressDocument = new TypedDocumentString(`
    subscription TranscodeProgress($sessionId: ID!) {
  transcodeProgress(sessionId: $sessionId) {
    cursor
    active
    encodedMs
    speed
    bufferedMs
    problem
  }
}
    `) as unknown as TypedDocumentString<TranscodeProgressSubscription, TranscodeProgressSubscriptionVariables>;
export const OwnSessionDocument = new TypedDocumentString(`
    subscription OwnSession($id: ID!) {
  playbackSession(id: $id) {
    cursor
    session {
      id
      state
      message
    }
  }
}
    `) as unknown as TypedDocumentString<OwnSessionSubscription, OwnSessionSubscriptionVariables>;
export const OpenSessionsDocument = new TypedDocumentString(`
    subscription OpenSessions {
  playbackSessionsChanged {
    cursor
    sessions {
      ...OpenSession
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment OpenSession on PlaybackSession {
  id
  decision
  reasons
  state
  positionMs
  durationMs
  startedAt
  clientName
  remote
  bitRate
  bandwidth
  bufferedMs
  droppedFrames
  rendition
  node
  user {
    id
    displayName
  }
  file {
    id
    name
    height
    bitRate
  }
  item {
    __typename
    ... on Movie {
      id
      title: localTitle
      year
      poster {
        ...Poster
      }
    }
    ... on Track {
      id
      title
      credit
      album {
        id
        cover {
          ...Poster
        }
      }
    }
    ... on Episode {
      id
      episodeTitle: localTitle
      seasonNumber
      absolute
      airedOn
      number
      series {
        id
        title: localTitle
        poster {
          ...Poster
        }
      }
    }
    ... on File {
      id
      name
    }
  }
  encodings {
    rendition
    aheadMs
    speed
    active
    failed
  }
}`) as unknown as TypedDocumentString<OpenSessionsSubscription, OpenSessionsSubscriptionVariables>;
export const EndPlaybackSessionDocument = new TypedDocumentString(`
    mutation EndPlaybackSession($input: EndPlaybackSessionInput!) {
  endPlaybackSession(input: $input) {
    session {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<EndPlaybackSessionMutation, EndPlaybackSessionMutationVariables>;
export const PlaybackPlanDocument = new TypedDocumentString(`
    query PlaybackPlan($input: PlaybackPlanInput!) {
  playbackPlan(input: $input) {
    decision
    reasons
    file {
      id
      name
    }
    audioStream
    subtitleStream
    video {
      mode
      quality
      burnedSubtitle
    }
    cost {
      processors
      bitRate
    }
    alternatives {
      decision
      quality
      height
      fits
      allowed
      without
      cost {
        processors
        bitRate
      }
    }
    refusal {
      reason
      message
      retryAfterSeconds
    }
  }
}
    `) as unknown as TypedDocumentString<PlaybackPlanQuery, PlaybackPlanQueryVariables>;
export const SetPlaybackPreferencesDocument = new TypedDocumentString(`
    mutation SetPlaybackPreferences($input: SetPlaybackPreferencesInput!) {
  setPlaybackPreferences(input: $input) {
    user {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<SetPlaybackPreferencesMutation, SetPlaybackPreferencesMutationVariables>;
export const PicturesOfListDocument = new TypedDocumentString(`
    query PicturesOfList($id: ID!) {
  node(id: $id) {
    __typename
    ... on Collection {
      items(first: 40) {
        nodes {
          item {
            __typename
            ... on Movie {
              id
              title: localTitle
              poster {
                ...Poster
              }
            }
            ... on Series {
              id
              title: localTitle
              poster {
                ...Poster
              }
            }
            ... on Album {
              id
              title
              cover {
                ...Poster
              }
            }
            ... on Artist {
              id
              title: name
              picture {
                ...Poster
              }
            }
          }
        }
      }
    }
    ... on Playlist {
      items(first: 40) {
        nodes {
          item {
            __typename
            ... on Movie {
              id
              title: localTitle
              poster {
                ...Poster
              }
            }
            ... on Episode {
              id
              episodeTitle: localTitle
              still {
                ...Poster
              }
              series {
                id
                title: localTitle
                poster {
                  ...Poster
                }
              }
            }
            ... on Track {
              id
              title
              album {
                id
                cover {
                  ...Poster
                }
              }
            }
          }
        }
      }
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}`) as unknown as TypedDocumentString<PicturesOfListQuery, PicturesOfListQueryVariables>;
export const WritablePlaylistsDocument = new TypedDocumentString(`
    query WritablePlaylists {
  playlists(
    first: 100
    filter: {writable: true, smart: false}
    orderBy: {field: UPDATED_AT, direction: DESC}
  ) {
    nodes {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<WritablePlaylistsQuery, WritablePlaylistsQueryVariables>;
export const NextInPlaylistDocument = new TypedDocumentString(`
    query NextInPlaylist($id: ID!, $after: Cursor!, $played: ID!) {
  played: node(id: $played) {
    __typename
    ... on Episode {
      ...HeldIn
    }
  }
  node(id: $id) {
    __typename
    ... on Playlist {
      items(first: 20, after: $after) {
        edges {
          cursor
          node {
            ...PlaylistItemRow
            item {
              ... on Episode {
                ...HeldIn
              }
            }
          }
        }
      }
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Wide on Artwork {
  id
  width
  height
  blurhash
  url(width: 360)
  large: url(width: 720)
}
fragment Song on Track {
  id
  title
  credit
  disc
  number
  durationMs
  missingSince
  playCount
  viewerState {
    ...Own
  }
  replayGain {
    trackDb
    trackPeak
    albumDb
    albumPeak
  }
  album {
    id
    title
    cover {
      ...Poster
    }
  }
}
fragment PlaylistItemRow on PlaylistItem {
  id
  lastKnownTitle
  item {
    __typename
    ... on Movie {
      id
      title: localTitle
      year
      runtimeMs
      missingSince
      backdrop {
        ...Wide
      }
      poster {
        ...Wide
      }
    }
    ... on Episode {
      id
      episodeTitle: localTitle
      seasonNumber
      absolute
      airedOn
      number
      runtimeMs
      missingSince
      still {
        ...Wide
      }
      series {
        id
        title: localTitle
      }
    }
    ... on Track {
      ...Song
    }
  }
}
fragment HeldIn on Episode {
  id
  files {
    file {
      id
      missingSince
    }
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`) as unknown as TypedDocumentString<NextInPlaylistQuery, NextInPlaylistQueryVariables>;
export const CreatePlaylistDocument = new TypedDocumentString(`
    mutation CreatePlaylist($input: CreatePlaylistInput!) {
  createPlaylist(input: $input) {
    playlist {
      id
      name
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<CreatePlaylistMutation, CreatePlaylistMutationVariables>;
export const EditPlaylistDocument = new TypedDocumentString(`
    mutation EditPlaylist($input: EditPlaylistInput!) {
  editPlaylist(input: $input) {
    playlist {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<EditPlaylistMutation, EditPlaylistMutationVariables>;
export const RemovePlaylistDocument = new TypedDocumentString(`
    mutation RemovePlaylist($input: RemovePlaylistInput!) {
  removePlaylist(input: $input) {
    removedId
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<RemovePlaylistMutation, RemovePlaylistMutationVariables>;
export const SharePlaylistDocument = new TypedDocumentString(`
    mutation SharePlaylist($input: SharePlaylistInput!) {
  sharePlaylist(input: $input) {
    playlist {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<SharePlaylistMutation, SharePlaylistMutationVariables>;
export const AddPlaylistItemsDocument = new TypedDocumentString(`
    mutation AddPlaylistItems($input: AddPlaylistItemsInput!) {
  addPlaylistItems(input: $input) {
    added
    playlist {
      id
      name
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<AddPlaylistItemsMutation, AddPlaylistItemsMutationVariables>;
export const MovePlaylistItemsDocument = new TypedDocumentString(`
    mutation MovePlaylistItems($input: MovePlaylistItemsInput!) {
  movePlaylistItems(input: $input) {
    playlist {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<MovePlaylistItemsMutation, MovePlaylistItemsMutationVariables>;
export const RemovePlaylistItemsDocument = new TypedDocumentString(`
    mutation RemovePlaylistItems($input: RemovePlaylistItemsInput!) {
  removePlaylistItems(input: $input) {
    removed
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<RemovePlaylistItemsMutation, RemovePlaylistItemsMutationVariables>;
export const ExportPlaylistDocument = new TypedDocumentString(`
    query ExportPlaylist($id: ID!) {
  node(id: $id) {
    __typename
    ... on Playlist {
      name
      m3u
    }
  }
}
    `) as unknown as TypedDocumentString<ExportPlaylistQuery, ExportPlaylistQueryVariables>;
export const OwnPlaylistsDocument = new TypedDocumentString(`
    query OwnPlaylists($after: Cursor) {
  playlists(first: 100, after: $after, filter: {own: true}) {
    nodes {
      id
      name
      description
      shares {
        userName
        access
      }
      rules {
        ...Rules
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Rules on PlaylistRules {
  kind
  filter
  orderField
  direction
  limit
}`) as unknown as TypedDocumentString<OwnPlaylistsQuery, OwnPlaylistsQueryVariables>;
export const PlaylistEntriesDocument = new TypedDocumentString(`
    query PlaylistEntries($id: ID!, $after: Cursor) {
  node(id: $id) {
    __typename
    ... on Playlist {
      items(first: 100, after: $after) {
        nodes {
          id
          kind
          keys
          lastKnownTitle
          item {
            __typename
            ... on Movie {
              title
            }
            ... on Episode {
              seasonNumber
              number
              series {
                title
              }
            }
            ... on Track {
              title
              credit
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PlaylistEntriesQuery, PlaylistEntriesQueryVariables>;
export const RuleNamesDocument = new TypedDocumentString(`
    query RuleNames($ids: [ID!]!) {
  ruleNames(ids: $ids) {
    id
    keys
    name
  }
}
    `) as unknown as TypedDocumentString<RuleNamesQuery, RuleNamesQueryVariables>;
export const ImportPlaylistRecordsDocument = new TypedDocumentString(`
    mutation ImportPlaylistRecords($input: ImportPlaylistRecordsInput!) {
  importPlaylistRecords(input: $input) {
    playlists {
      place
      created
      matched
      added
      unmatched
      unknownUsers
    }
    refused {
      place
      reason
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<ImportPlaylistRecordsMutation, ImportPlaylistRecordsMutationVariables>;
export const RulesMatchesDocument = new TypedDocumentString(`
    query RulesMatches($rules: PlaylistRulesInput!) {
  playlistMatches(rules: $rules, first: 5) {
    nodes {
      ...PlaylistItemRow
    }
    totalCount {
      value
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Wide on Artwork {
  id
  width
  height
  blurhash
  url(width: 360)
  large: url(width: 720)
}
fragment Song on Track {
  id
  title
  credit
  disc
  number
  durationMs
  missingSince
  playCount
  viewerState {
    ...Own
  }
  replayGain {
    trackDb
    trackPeak
    albumDb
    albumPeak
  }
  album {
    id
    title
    cover {
      ...Poster
    }
  }
}
fragment PlaylistItemRow on PlaylistItem {
  id
  lastKnownTitle
  item {
    __typename
    ... on Movie {
      id
      title: localTitle
      year
      runtimeMs
      missingSince
      backdrop {
        ...Wide
      }
      poster {
        ...Wide
      }
    }
    ... on Episode {
      id
      episodeTitle: localTitle
      seasonNumber
      absolute
      airedOn
      number
      runtimeMs
      missingSince
      still {
        ...Wide
      }
      series {
        id
        title: localTitle
      }
    }
    ... on Track {
      ...Song
    }
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`) as unknown as TypedDocumentString<RulesMatchesQuery, RulesMatchesQueryVariables>;
export const RulesGenresDocument = new TypedDocumentString(`
    query RulesGenres {
  genres {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<RulesGenresQuery, RulesGenresQueryVariables>;
export const RulesArtistsDocument = new TypedDocumentString(`
    query RulesArtists($part: String!) {
  artists(first: 20, filter: {nameContains: $part}) {
    nodes {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<RulesArtistsQuery, RulesArtistsQueryVariables>;
export const RulesAlbumsDocument = new TypedDocumentString(`
    query RulesAlbums($part: String!) {
  albums(first: 20, filter: {titleContains: $part}) {
    nodes {
      id
      title
      credit
    }
  }
}
    `) as unknown as TypedDocumentString<RulesAlbumsQuery, RulesAlbumsQueryVariables>;
export const RulesNamedDocument = new TypedDocumentString(`
    query RulesNamed($id: ID!) {
  node(id: $id) {
    __typename
    ... on Artist {
      name
    }
    ... on Album {
      title
    }
    ... on Person {
      name
    }
    ... on Label {
      kind
      name
    }
  }
}
    `) as unknown as TypedDocumentString<RulesNamedQuery, RulesNamedQueryVariables>;
export const RulesLabelsDocument = new TypedDocumentString(`
    query RulesLabels($part: String!) {
  labels(first: 20, filter: {nameStartsWith: $part}) {
    nodes {
      id
      kind
      name
    }
  }
}
    `) as unknown as TypedDocumentString<RulesLabelsQuery, RulesLabelsQueryVariables>;
export const RulesPeopleDocument = new TypedDocumentString(`
    query RulesPeople($part: String!) {
  people(first: 20, filter: {nameStartsWith: $part}) {
    nodes {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<RulesPeopleQuery, RulesPeopleQueryVariables>;
export const RulesLibrariesDocument = new TypedDocumentString(`
    query RulesLibraries {
  libraries {
    id
    name
    kind
  }
}
    `) as unknown as TypedDocumentString<RulesLibrariesQuery, RulesLibrariesQueryVariables>;
export const RulesMovieValuesDocument = new TypedDocumentString(`
    query RulesMovieValues($fields: [FacetField!]!) {
  movies(first: 1) {
    facets(fields: $fields, first: 100) {
      ...FacetGroup
    }
  }
}
    fragment FacetGroup on Facet {
  field
  values {
    value
    name
    count
  }
}`) as unknown as TypedDocumentString<RulesMovieValuesQuery, RulesMovieValuesQueryVariables>;
export const RulesSeriesValuesDocument = new TypedDocumentString(`
    query RulesSeriesValues($fields: [FacetField!]!) {
  series(first: 1) {
    facets(fields: $fields, first: 100) {
      ...FacetGroup
    }
  }
}
    fragment FacetGroup on Facet {
  field
  values {
    value
    name
    count
  }
}`) as unknown as TypedDocumentString<RulesSeriesValuesQuery, RulesSeriesValuesQueryVariables>;
export const RulesTrackValuesDocument = new TypedDocumentString(`
    query RulesTrackValues($fields: [FacetField!]!) {
  tracks(first: 1) {
    facets(fields: $fields, first: 100) {
      ...FacetGroup
    }
  }
}
    fragment FacetGroup on Facet {
  field
  values {
    value
    name
    count
  }
}`) as unknown as TypedDocumentString<RulesTrackValuesQuery, RulesTrackValuesQueryVariables>;
export const FreezePlaylistDocument = new TypedDocumentString(`
    mutation FreezePlaylist($input: FreezePlaylistInput!) {
  freezePlaylist(input: $input) {
    playlist {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<FreezePlaylistMutation, FreezePlaylistMutationVariables>;
export const FindTagsDocument = new TypedDocumentString(`
    query FindTags($text: String!) {
  genres {
    id
    name
  }
  labels(first: 8, filter: {nameStartsWith: $text}) {
    nodes {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<FindTagsQuery, FindTagsQueryVariables>;
export const FindTitlesDocument = new TypedDocumentString(`
    query FindTitles($text: String!) {
  search(text: $text, kinds: [MOVIE, SERIES, ALBUM], first: 8) {
    title
    year
    node {
      ... on Node {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindTitlesQuery, FindTitlesQueryVariables>;
export const AgeRatingsDocument = new TypedDocumentString(`
    query AgeRatings {
  ageRatings {
    country
    system
    rating
    minimumAge
  }
}
    `) as unknown as TypedDocumentString<AgeRatingsQuery, AgeRatingsQueryVariables>;
export const CreateProfileDocument = new TypedDocumentString(`
    mutation CreateProfile($input: CreateProfileInput!) {
  createProfile(input: $input) {
    profile {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<CreateProfileMutation, CreateProfileMutationVariables>;
export const EditProfileDocument = new TypedDocumentString(`
    mutation EditProfile($input: EditProfileInput!) {
  editProfile(input: $input) {
    profile {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<EditProfileMutation, EditProfileMutationVariables>;
export const RemoveProfileDocument = new TypedDocumentString(`
    mutation RemoveProfile($input: RemoveProfileInput!) {
  removeProfile(input: $input) {
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<RemoveProfileMutation, RemoveProfileMutationVariables>;
export const SwitchProfileDocument = new TypedDocumentString(`
    mutation SwitchProfile($input: SwitchProfileInput!) {
  switchProfile(input: $input) {
    profile {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<SwitchProfileMutation, SwitchProfileMutationVariables>;
export const AcceptCandidateDocument = new TypedDocumentString(`
    mutation AcceptCandidate($input: AcceptCandidateInput!) {
  acceptCandidate(input: $input) {
    decisions {
      ...Decided
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}
fragment Decided on ReviewDecision {
  id
  title
}`) as unknown as TypedDocumentString<AcceptCandidateMutation, AcceptCandidateMutationVariables>;
export const CorrectMatchDocument = new TypedDocumentString(`
    mutation CorrectMatch($input: CorrectMatchInput!) {
  correctMatch(input: $input) {
    decisions {
      ...Decided
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}
fragment Decided on ReviewDecision {
  id
  title
}`) as unknown as TypedDocumentString<CorrectMatchMutation, CorrectMatchMutationVariables>;
export const IgnoreFilesDocument = new TypedDocumentString(`
    mutation IgnoreFiles($input: IgnoreFilesInput!) {
  ignoreFiles(input: $input) {
    decisions {
      ...Decided
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}
fragment Decided on ReviewDecision {
  id
  title
}`) as unknown as TypedDocumentString<IgnoreFilesMutation, IgnoreFilesMutationVariables>;
export const UndoReviewDocument = new TypedDocumentString(`
    mutation UndoReview($input: UndoReviewInput!) {
  undoReview(input: $input) {
    decisions {
      ...Decided
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}
fragment Decided on ReviewDecision {
  id
  title
}`) as unknown as TypedDocumentString<UndoReviewMutation, UndoReviewMutationVariables>;
export const ReviewChangedDocument = new TypedDocumentString(`
    subscription ReviewChanged {
  reviewChanged {
    open
    revision
  }
}
    `) as unknown as TypedDocumentString<ReviewChangedSubscription, ReviewChangedSubscriptionVariables>;
export const SeriesInOrderDocument = new TypedDocumentString(`
    query SeriesInOrder($id: ID!, $order: EpisodeOrder!) {
  node(id: $id) {
    __typename
    ... on Series {
      id
      episodes(order: $order) {
        ...EpisodeRow
      }
    }
  }
}
    fragment Wide on Artwork {
  id
  width
  height
  blurhash
  url(width: 360)
  large: url(width: 720)
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment EpisodeRow on Episode {
  id
  seasonNumber
  number
  absolute
  dvdSeason
  dvdNumber
  episodeTitle: localTitle
  airedOn
  overview: localOverview
  runtimeMs
  missingSince
  still {
    ...Wide
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`) as unknown as TypedDocumentString<SeriesInOrderQuery, SeriesInOrderQueryVariables>;
export const ChooseEpisodeOrderDocument = new TypedDocumentString(`
    mutation ChooseEpisodeOrder($input: ChooseEpisodeOrderInput!) {
  chooseEpisodeOrder(input: $input) {
    series {
      id
      episodeOrder
    }
    userErrors {
      path
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ChooseEpisodeOrderMutation, ChooseEpisodeOrderMutationVariables>;
export const PlanDeletionDocument = new TypedDocumentString(`
    mutation PlanDeletion($input: PlanDeletionInput!) {
  planDeletion(input: $input) {
    plan {
      bytes
      playsKept
      token
      restorableUntil
      files {
        sizeBytes
        sidecars
        missing
        file {
          id
          name
        }
      }
      vanishing {
        item {
          ...Named
        }
      }
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}
fragment Named on Playable {
  __typename
  ... on Movie {
    id
    name: localTitle
    year
  }
  ... on Episode {
    id
    seasonNumber
    absolute
    airedOn
    number
    series {
      id
      title: localTitle
    }
  }
  ... on Track {
    id
    name: title
    credit
  }
}`) as unknown as TypedDocumentString<PlanDeletionMutation, PlanDeletionMutationVariables>;
export const DeleteFilesDocument = new TypedDocumentString(`
    mutation DeleteFiles($input: DeleteFilesInput!) {
  deleteFiles(input: $input) {
    items {
      id
    }
    forgotten
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<DeleteFilesMutation, DeleteFilesMutationVariables>;
export const RestoreFilesDocument = new TypedDocumentString(`
    mutation RestoreFiles($input: RestoreFilesInput!) {
  restoreFiles(input: $input) {
    restored
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<RestoreFilesMutation, RestoreFilesMutationVariables>;
export const EmptyTrashDocument = new TypedDocumentString(`
    mutation EmptyTrash($input: EmptyTrashInput!) {
  emptyTrash(input: $input) {
    removed
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<EmptyTrashMutation, EmptyTrashMutationVariables>;
export const CreateUserDocument = new TypedDocumentString(`
    mutation CreateUser($input: CreateUserInput!) {
  createUser(input: $input) {
    user {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<CreateUserMutation, CreateUserMutationVariables>;
export const EditUserDocument = new TypedDocumentString(`
    mutation EditUser($input: EditUserInput!) {
  editUser(input: $input) {
    user {
      id
    }
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<EditUserMutation, EditUserMutationVariables>;
export const RemoveUserDocument = new TypedDocumentString(`
    mutation RemoveUser($input: RemoveUserInput!) {
  removeUser(input: $input) {
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<RemoveUserMutation, RemoveUserMutationVariables>;
export const RateItemDocument = new TypedDocumentString(`
    mutation RateItem($input: RateItemInput!) {
  rateItem(input: $input) {
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<RateItemMutation, RateItemMutationVariables>;
export const SetFavouriteDocument = new TypedDocumentString(`
    mutation SetFavourite($input: SetFavouriteInput!) {
  setFavourite(input: $input) {
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<SetFavouriteMutation, SetFavouriteMutationVariables>;
export const SetWatchlistedDocument = new TypedDocumentString(`
    mutation SetWatchlisted($input: SetWatchlistedInput!) {
  setWatchlisted(input: $input) {
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<SetWatchlistedMutation, SetWatchlistedMutationVariables>;
export const HideFromContinueWatchingDocument = new TypedDocumentString(`
    mutation HideFromContinueWatching($input: HideFromContinueWatchingInput!) {
  hideFromContinueWatching(input: $input) {
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<HideFromContinueWatchingMutation, HideFromContinueWatchingMutationVariables>;
export const RemoveFromHistoryDocument = new TypedDocumentString(`
    mutation RemoveFromHistory($input: RemoveFromHistoryInput!) {
  removeFromHistory(input: $input) {
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<RemoveFromHistoryMutation, RemoveFromHistoryMutationVariables>;
export const ClearHistoryDocument = new TypedDocumentString(`
    mutation ClearHistory($input: ClearHistoryInput!) {
  clearHistory(input: $input) {
    removed
    userErrors {
      ...Mistake
    }
  }
}
    fragment Mistake on UserError {
  path
  code
  message
}`) as unknown as TypedDocumentString<ClearHistoryMutation, ClearHistoryMutationVariables>;
export const ViewerStateChangedDocument = new TypedDocumentString(`
    subscription ViewerStateChanged {
  viewerStateChanged {
    kind
    sameLogin
  }
}
    `) as unknown as TypedDocumentString<ViewerStateChangedSubscription, ViewerStateChangedSubscriptionVariables>;
export const ProgressChangedDocument = new TypedDocumentString(`
    subscription ProgressChanged {
  progressChanged {
    kind
    sameLogin
  }
}
    `) as unknown as TypedDocumentString<ProgressChangedSubscription, ProgressChangedSubscriptionVariables>;
export const AccountDocument = new TypedDocumentString(`
    query Account {
  scrobbleServices
  scrobbleAccounts {
    ...ScrobbleRow
  }
  viewer {
    role
    user {
      id
      name
      displayName
      role
    }
    profile {
      id
      own
      playbackPreferences {
        ...Preferences
      }
    }
    logins {
      ...LoginRow
    }
    apiKeys {
      ...ApiKeyRow
    }
  }
}
    fragment LoginRow on Login {
  id
  clientName
  userAgent
  address
  lastUsedAt
  current
}
fragment ApiKeyRow on ApiKey {
  id
  name
  prefix
  scopes
  createdAt
  lastUsedAt
  expiresAt
}
fragment ScrobbleRow on ScrobbleAccount {
  id
  service
  name
  problem
  waiting
}
fragment Preferences on PlaybackPreferences {
  audioLanguages
  subtitleLanguages
  subtitleMode
  hearingImpaired
  audioDescription
}`) as unknown as TypedDocumentString<AccountQuery, AccountQueryVariables>;
export const DuplicatesDocument = new TypedDocumentString(`
    query Duplicates($kind: DuplicateKind!, $libraryId: ID, $ignored: Boolean!, $first: Int!, $after: Cursor) {
  duplicates(
    kind: $kind
    libraryId: $libraryId
    ignored: $ignored
    first: $first
    after: $after
  ) {
    edges {
      cursor
      node {
        ...DuplicateRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment DuplicateRow on DuplicateGroup {
  id
  kind
  savedBytes
  ignoredAt
  files {
    edition
    part
    audioStreamCount
    subtitleStreamCount
    keep
    keepReasons
    file {
      id
      name
      path
      sizeBytes
      width
      height
      videoCodec
      audioCodec
      bitRate
      hdr
      durationMs
    }
    item {
      ...Named
      ... on Track {
        album {
          id
          title
          year
        }
      }
    }
  }
}
fragment Named on Playable {
  __typename
  ... on Movie {
    id
    name: localTitle
    year
  }
  ... on Episode {
    id
    seasonNumber
    absolute
    airedOn
    number
    series {
      id
      title: localTitle
    }
  }
  ... on Track {
    id
    name: title
    credit
  }
}`) as unknown as TypedDocumentString<DuplicatesQuery, DuplicatesQueryVariables>;
export const LibraryPageDocument = new TypedDocumentString(`
    query LibraryPage($id: ID!, $after: Cursor) {
  node(id: $id) {
    __typename
    ... on Library {
      ...LibraryCard
      problems(first: 50, after: $after) {
        nodes {
          ...ProblemRow
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      scans(first: 10) {
        nodes {
          ...ScanState
        }
      }
    }
  }
}
    fragment ScanState on Scan {
  id
  state
  phase
  trigger
  reason
  total
  current
  found
  added
  changed
  moved
  missing
  restored
  failed
  currentItem
  rate
  createdAt
  startedAt
  finishedAt
}
fragment LibraryCard on Library {
  id
  name
  kind
  language
  watch
  trickplay
  allowDeletion
  m3u
  xmltv
  fileCount
  roots {
    path
    problem
    scannedAt
  }
  latestScan {
    ...ScanState
  }
  troubled: problems(first: 1) {
    totalCount {
      value
      atLeast
    }
  }
}
fragment ProblemRow on FileProblem {
  id
  path
  stage
  code
  message
  lastAt
}`) as unknown as TypedDocumentString<LibraryPageQuery, LibraryPageQueryVariables>;
export const LibrariesDocument = new TypedDocumentString(`
    query Libraries {
  libraries {
    ...LibraryCard
  }
}
    fragment ScanState on Scan {
  id
  state
  phase
  trigger
  reason
  total
  current
  found
  added
  changed
  moved
  missing
  restored
  failed
  currentItem
  rate
  createdAt
  startedAt
  finishedAt
}
fragment LibraryCard on Library {
  id
  name
  kind
  language
  watch
  trickplay
  allowDeletion
  m3u
  xmltv
  fileCount
  roots {
    path
    problem
    scannedAt
  }
  latestScan {
    ...ScanState
  }
  troubled: problems(first: 1) {
    totalCount {
      value
      atLeast
    }
  }
}`) as unknown as TypedDocumentString<LibrariesQuery, LibrariesQueryVariables>;
export const MissingFilesDocument = new TypedDocumentString(`
    query MissingFiles($first: Int!, $after: Cursor) {
  missingFiles(first: $first, after: $after) {
    edges {
      cursor
      node {
        ...MissingRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment MissingRow on MissingFile {
  file {
    id
  }
  library {
    id
    name
  }
  path
  title
  sizeBytes
  missingSince
  forgottenAt
}`) as unknown as TypedDocumentString<MissingFilesQuery, MissingFilesQueryVariables>;
export const ReviewInboxDocument = new TypedDocumentString(`
    query ReviewInbox($first: Int!, $after: Cursor) {
  reviewInbox(first: $first, after: $after) {
    edges {
      cursor
      node {
        ...ReviewRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Named on Playable {
  __typename
  ... on Movie {
    id
    name: localTitle
    year
  }
  ... on Episode {
    id
    seasonNumber
    absolute
    airedOn
    number
    series {
      id
      title: localTitle
    }
  }
  ... on Track {
    id
    name: title
    credit
  }
}
fragment ReviewRow on ReviewFile {
  id
  kind
  reasons
  title
  artist
  track
  year
  season
  episodes
  file {
    id
    name
    path
  }
  library {
    id
    name
  }
  item {
    ...Named
  }
  evidence {
    source
    text
    title
    artist
    year
    ids {
      provider
      id
    }
  }
  candidates {
    score
    parts {
      kind
      score
    }
    itemId
    title
    artist
    year
    season
    episodes
    ids {
      provider
      id
    }
  }
}`) as unknown as TypedDocumentString<ReviewInboxQuery, ReviewInboxQueryVariables>;
export const ReviewHistoryDocument = new TypedDocumentString(`
    query ReviewHistory {
  reviewDecisions(first: 20) {
    nodes {
      id
      verdict
      kind
      title
      artist
      year
      season
      episodes
      path
      decidedBy
      decidedAt
      undoneAt
    }
  }
}
    `) as unknown as TypedDocumentString<ReviewHistoryQuery, ReviewHistoryQueryVariables>;
export const SessionsDocument = new TypedDocumentString(`
    query Sessions {
  playbackSessions {
    ...OpenSession
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment OpenSession on PlaybackSession {
  id
  decision
  reasons
  state
  positionMs
  durationMs
  startedAt
  clientName
  remote
  bitRate
  bandwidth
  bufferedMs
  droppedFrames
  rendition
  node
  user {
    id
    displayName
  }
  file {
    id
    name
    height
    bitRate
  }
  item {
    __typename
    ... on Movie {
      id
      title: localTitle
      year
      poster {
        ...Poster
      }
    }
    ... on Track {
      id
      title
      credit
      album {
        id
        cover {
          ...Poster
        }
      }
    }
    ... on Episode {
      id
      episodeTitle: localTitle
      seasonNumber
      absolute
      airedOn
      number
      series {
        id
        title: localTitle
        poster {
          ...Poster
        }
      }
    }
    ... on File {
      id
      name
    }
  }
  encodings {
    rendition
    aheadMs
    speed
    active
    failed
  }
}`) as unknown as TypedDocumentString<SessionsQuery, SessionsQueryVariables>;
export const TrashDocument = new TypedDocumentString(`
    query Trash($first: Int!, $after: Cursor) {
  trash(first: $first, after: $after) {
    edges {
      cursor
      node {
        ...TrashRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment TrashRow on TrashItem {
  id
  library {
    id
    name
  }
  path
  title
  sidecars
  sizeBytes
  state
  problem
  deletedBy
  deletedAt
  expiresAt
}`) as unknown as TypedDocumentString<TrashQuery, TrashQueryVariables>;
export const TrashSizeDocument = new TypedDocumentString(`
    query TrashSize {
  trashSize {
    items
    bytes
  }
}
    `) as unknown as TypedDocumentString<TrashSizeQuery, TrashSizeQueryVariables>;
export const UsersDocument = new TypedDocumentString(`
    query Users {
  users(first: 100) {
    nodes {
      ...UserRow
    }
  }
  libraries {
    id
    name
  }
}
    fragment Limits on Restrictions {
  maxAge
  unrated
  onlyAllowed
  allowed {
    ...LimitName
  }
  denied {
    ...LimitName
  }
}
fragment LimitName on Node {
  __typename
  id
  ... on Genre {
    name
  }
  ... on Label {
    name
  }
  ... on Movie {
    title: localTitle
  }
  ... on Series {
    title: localTitle
  }
  ... on Album {
    title
  }
  ... on Track {
    title
  }
  ... on Channel {
    name
  }
}
fragment UserRow on User {
  id
  name
  displayName
  role
  allLibraries
  mayDelete
  enabled
  lastLoginAt
  grantedLibraries {
    id
  }
  profiles {
    id
    name
    own
  }
  restrictions {
    ...Limits
  }
}`) as unknown as TypedDocumentString<UsersQuery, UsersQueryVariables>;
export const ChannelPageDocument = new TypedDocumentString(`
    query ChannelPage($id: ID!, $from: Time!, $to: Time!) {
  node(id: $id) {
    __typename
    ... on Channel {
      ...ChannelRow
      missingSince
      programmes(from: $from, to: $to, first: 100) {
        ...ProgrammeRow
      }
    }
  }
}
    fragment Logo on Artwork {
  id
  width
  height
  url(width: 480)
}
fragment ProgrammeShort on Programme {
  id
  title
  startsAt
  endsAt
}
fragment ProgrammeRow on Programme {
  id
  title
  subtitle
  description
  startsAt
  endsAt
  categories
  season
  episode
}
fragment ChannelRow on Channel {
  id
  number
  name
  group
  logo {
    ...Logo
  }
  now {
    ...ProgrammeShort
  }
  next {
    ...ProgrammeShort
  }
}`) as unknown as TypedDocumentString<ChannelPageQuery, ChannelPageQueryVariables>;
export const ChannelsDocument = new TypedDocumentString(`
    query Channels($first: Int!, $after: Cursor, $filter: ChannelFilter) {
  channels(first: $first, after: $after, filter: $filter) {
    nodes {
      ...ChannelRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Logo on Artwork {
  id
  width
  height
  url(width: 480)
}
fragment ProgrammeShort on Programme {
  id
  title
  startsAt
  endsAt
}
fragment ChannelRow on Channel {
  id
  number
  name
  group
  logo {
    ...Logo
  }
  now {
    ...ProgrammeShort
  }
  next {
    ...ProgrammeShort
  }
}`) as unknown as TypedDocumentString<ChannelsQuery, ChannelsQueryVariables>;
export const ChannelGroupsDocument = new TypedDocumentString(`
    query ChannelGroups {
  channelGroups
}
    `) as unknown as TypedDocumentString<ChannelGroupsQuery, ChannelGroupsQueryVariables>;
export const CollectionPageDocument = new TypedDocumentString(`
    query CollectionPage($id: ID!) {
  node(id: $id) {
    __typename
    ... on Collection {
      ...CollectionCard
      shares {
        userName
        access
      }
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment CollectionCard on Collection {
  id
  name
  description
  ownerName
  access
  itemCount
  unavailableCount
  sorting
  direction
  rules {
    ...Rules
  }
  picture {
    ...Poster
  }
  preview {
    id
    item {
      __typename
      ... on Movie {
        poster {
          ...Poster
        }
      }
      ... on Series {
        poster {
          ...Poster
        }
      }
      ... on Album {
        cover {
          ...Poster
        }
      }
      ... on Artist {
        picture {
          ...Poster
        }
      }
    }
  }
}
fragment Rules on PlaylistRules {
  kind
  filter
  orderField
  direction
  limit
}`) as unknown as TypedDocumentString<CollectionPageQuery, CollectionPageQueryVariables>;
export const CollectionItemsDocument = new TypedDocumentString(`
    query CollectionItems($id: ID!, $first: Int!, $after: Cursor) {
  node(id: $id) {
    __typename
    ... on Collection {
      items(first: $first, after: $after) {
        edges {
          cursor
          node {
            ...CollectionItemCard
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment CollectionItemCard on CollectionItem {
  id
  lastKnownTitle
  item {
    __typename
    ...MovieCard
    ...SeriesTile
    ...AlbumCard
    ...ArtistCard
  }
}
fragment MovieCard on Movie {
  id
  localTitle
  year
  runtimeMs
  poster {
    ...Poster
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
fragment AlbumCard on Album {
  id
  title
  credit
  year
  kind
  cover {
    ...Poster
  }
  viewerState {
    ...Own
  }
}
fragment ArtistCard on Artist {
  id
  name
  albumCount
  trackCount
  picture {
    ...Poster
  }
  viewerState {
    ...Own
  }
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}
fragment SeriesTile on Series {
  id
  localTitle
  year
  poster {
    ...Poster
  }
  viewerState {
    ...Own
  }
}`) as unknown as TypedDocumentString<CollectionItemsQuery, CollectionItemsQueryVariables>;
export const CollectionsDocument = new TypedDocumentString(`
    query Collections($first: Int!, $after: Cursor, $filter: CollectionFilter, $orderBy: CollectionOrder) {
  collections(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes {
      ...CollectionCard
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment CollectionCard on Collection {
  id
  name
  description
  ownerName
  access
  itemCount
  unavailableCount
  sorting
  direction
  rules {
    ...Rules
  }
  picture {
    ...Poster
  }
  preview {
    id
    item {
      __typename
      ... on Movie {
        poster {
          ...Poster
        }
      }
      ... on Series {
        poster {
          ...Poster
        }
      }
      ... on Album {
        cover {
          ...Poster
        }
      }
      ... on Artist {
        picture {
          ...Poster
        }
      }
    }
  }
}
fragment Rules on PlaylistRules {
  kind
  filter
  orderField
  direction
  limit
}`) as unknown as TypedDocumentString<CollectionsQuery, CollectionsQueryVariables>;
export const EpisodePageDocument = new TypedDocumentString(`
    query EpisodePage($id: ID!) {
  node(id: $id) {
    __typename
    ... on Episode {
      ...EpisodeRow
      rating
      season {
        id
        number
        title: localTitle
      }
      series {
        id
        title: localTitle
        year
        library {
          id
          allowDeletion
        }
        backdrop {
          ...Backdrop
        }
      }
      credits(first: 24) {
        ...CreditLine
      }
      files {
        edition
        part
        file {
          ...FileCard
        }
      }
      previous {
        ...EpisodeBeside
      }
      next {
        ...EpisodeBeside
      }
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Wide on Artwork {
  id
  width
  height
  blurhash
  url(width: 360)
  large: url(width: 720)
}
fragment Backdrop on Artwork {
  id
  blurhash
  large: url(width: 1920)
}
fragment CreditLine on Credit {
  role
  character
  person {
    ...PersonLine
  }
}
fragment PersonLine on Person {
  id
  name
  picture {
    ...Poster
  }
}
fragment FileCard on File {
  id
  name
  sizeBytes
  missingSince
  container
  durationMs
  bitRate
  width
  height
  videoCodec
  audioCodec
  hdr
  streams {
    ...StreamRow
  }
}
fragment StreamRow on Stream {
  index
  kind
  codec
  profile
  language
  title
  default
  forced
  hearingImpaired
  commentary
  attachedPicture
  width
  height
  bitDepth
  hdr
  frameRate
  channels
  channelLayout
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment EpisodeRow on Episode {
  id
  seasonNumber
  number
  absolute
  dvdSeason
  dvdNumber
  episodeTitle: localTitle
  airedOn
  overview: localOverview
  runtimeMs
  missingSince
  still {
    ...Wide
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}
fragment EpisodeBeside on Episode {
  id
  seasonNumber
  absolute
  airedOn
  number
  episodeTitle: localTitle
}`) as unknown as TypedDocumentString<EpisodePageQuery, EpisodePageQueryVariables>;
export const HistoryDocument = new TypedDocumentString(`
    query History($first: Int!, $after: Cursor) {
  history(first: $first, after: $after) {
    nodes {
      ...HistoryRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Wide on Artwork {
  id
  width
  height
  blurhash
  url(width: 360)
  large: url(width: 720)
}
fragment HistoryRow on HistoryEntry {
  id
  playedAt
  positionMs
  durationMs
  finished
  clientName
  series {
    id
    title: localTitle
  }
  item {
    __typename
    ... on Movie {
      id
      title: localTitle
      year
      backdrop {
        ...Wide
      }
    }
    ... on Episode {
      id
      episodeTitle: localTitle
      seasonNumber
      absolute
      airedOn
      number
      still {
        ...Wide
      }
    }
    ... on File {
      id
      name
    }
  }
}`) as unknown as TypedDocumentString<HistoryQuery, HistoryQueryVariables>;
export const ListensDocument = new TypedDocumentString(`
    query Listens($first: Int!, $after: Cursor) {
  listens(first: $first, after: $after) {
    nodes {
      ...ListenRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Song on Track {
  id
  title
  credit
  disc
  number
  durationMs
  missingSince
  playCount
  viewerState {
    ...Own
  }
  replayGain {
    trackDb
    trackPeak
    albumDb
    albumPeak
  }
  album {
    id
    title
    cover {
      ...Poster
    }
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}
fragment ListenRow on Listen {
  id
  title
  artist
  album
  startedAt
  track {
    ...Song
  }
}`) as unknown as TypedDocumentString<ListensQuery, ListensQueryVariables>;
export const LabelPageDocument = new TypedDocumentString(`
    query LabelPage($id: ID!) {
  node(id: $id) {
    __typename
    ... on Label {
      kind
      name
      overview
    }
  }
  movies(first: 100, filter: {labels: {any: [$id]}}, orderBy: {field: YEAR}) {
    nodes {
      ...MovieCard
    }
    totalCount {
      value
    }
  }
  series(first: 100, filter: {labels: {any: [$id]}}, orderBy: {field: YEAR}) {
    nodes {
      ...SeriesCard
    }
    totalCount {
      value
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment MovieCard on Movie {
  id
  localTitle
  year
  runtimeMs
  poster {
    ...Poster
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment SeriesCard on Series {
  ...SeriesTile
  episodeCount
  watchedEpisodeCount
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}
fragment SeriesTile on Series {
  id
  localTitle
  year
  poster {
    ...Poster
  }
  viewerState {
    ...Own
  }
}`) as unknown as TypedDocumentString<LabelPageQuery, LabelPageQueryVariables>;
export const LabelsDocument = new TypedDocumentString(`
    query Labels($first: Int!, $after: Cursor, $filter: LabelFilter, $orderBy: LabelOrder) {
  labels(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes {
      id
      name
      titleCount
      preview {
        ...TagPreview
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment TagPreview on TaggedTitle {
  item {
    __typename
    ... on Movie {
      id
      poster {
        ...Poster
      }
    }
    ... on Series {
      id
      poster {
        ...Poster
      }
    }
  }
}`) as unknown as TypedDocumentString<LabelsQuery, LabelsQueryVariables>;
export const WatchlistDocument = new TypedDocumentString(`
    query Watchlist($first: Int!, $after: Cursor) {
  watchlist(first: $first, after: $after, kinds: [MOVIE, SERIES, SEASON, EPISODE]) {
    nodes {
      item {
        ...ListCard
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment MovieCard on Movie {
  id
  localTitle
  year
  runtimeMs
  poster {
    ...Poster
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}
fragment TitleCard on Node {
  __typename
  ...MovieCard
  ...SeriesTile
}
fragment ListCard on Node {
  __typename
  ...TitleCard
  ... on Season {
    id
    number
    seasonTitle: localTitle
    poster {
      ...Poster
    }
    viewerState {
      ...Own
    }
    series {
      id
      title: localTitle
      poster {
        ...Poster
      }
    }
  }
  ... on Episode {
    id
    seasonNumber
    absolute
    airedOn
    episodeNumber: number
    episodeTitle: localTitle
    viewerState {
      ...Own
    }
    series {
      id
      title: localTitle
      poster {
        ...Poster
      }
    }
  }
  ... on Person {
    id
    name
    picture {
      ...Poster
    }
    viewerState {
      ...Own
    }
  }
}
fragment SeriesTile on Series {
  id
  localTitle
  year
  poster {
    ...Poster
  }
  viewerState {
    ...Own
  }
}`) as unknown as TypedDocumentString<WatchlistQuery, WatchlistQueryVariables>;
export const FavouriteMusicDocument = new TypedDocumentString(`
    query FavouriteMusic($first: Int!, $after: Cursor) {
  favourites(first: $first, after: $after, kinds: [ALBUM, ARTIST, TRACK]) {
    nodes {
      item {
        ...MusicTile
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment AlbumCard on Album {
  id
  title
  credit
  year
  kind
  cover {
    ...Poster
  }
  viewerState {
    ...Own
  }
}
fragment ArtistCard on Artist {
  id
  name
  albumCount
  trackCount
  picture {
    ...Poster
  }
  viewerState {
    ...Own
  }
}
fragment Song on Track {
  id
  title
  credit
  disc
  number
  durationMs
  missingSince
  playCount
  viewerState {
    ...Own
  }
  replayGain {
    trackDb
    trackPeak
    albumDb
    albumPeak
  }
  album {
    id
    title
    cover {
      ...Poster
    }
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}
fragment MusicTile on Node {
  __typename
  ...AlbumCard
  ...ArtistCard
  ...Song
}`) as unknown as TypedDocumentString<FavouriteMusicQuery, FavouriteMusicQueryVariables>;
export const FavouritesDocument = new TypedDocumentString(`
    query Favourites($first: Int!, $after: Cursor) {
  favourites(
    first: $first
    after: $after
    kinds: [MOVIE, SERIES, SEASON, EPISODE]
  ) {
    nodes {
      item {
        ...ListCard
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment MovieCard on Movie {
  id
  localTitle
  year
  runtimeMs
  poster {
    ...Poster
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}
fragment TitleCard on Node {
  __typename
  ...MovieCard
  ...SeriesTile
}
fragment ListCard on Node {
  __typename
  ...TitleCard
  ... on Season {
    id
    number
    seasonTitle: localTitle
    poster {
      ...Poster
    }
    viewerState {
      ...Own
    }
    series {
      id
      title: localTitle
      poster {
        ...Poster
      }
    }
  }
  ... on Episode {
    id
    seasonNumber
    absolute
    airedOn
    episodeNumber: number
    episodeTitle: localTitle
    viewerState {
      ...Own
    }
    series {
      id
      title: localTitle
      poster {
        ...Poster
      }
    }
  }
  ... on Person {
    id
    name
    picture {
      ...Poster
    }
    viewerState {
      ...Own
    }
  }
}
fragment SeriesTile on Series {
  id
  localTitle
  year
  poster {
    ...Poster
  }
  viewerState {
    ...Own
  }
}`) as unknown as TypedDocumentString<FavouritesQuery, FavouritesQueryVariables>;
export const FavouritePeopleDocument = new TypedDocumentString(`
    query FavouritePeople($first: Int!, $after: Cursor) {
  favourites(first: $first, after: $after, kinds: [PERSON]) {
    nodes {
      item {
        ...ListCard
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment MovieCard on Movie {
  id
  localTitle
  year
  runtimeMs
  poster {
    ...Poster
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}
fragment TitleCard on Node {
  __typename
  ...MovieCard
  ...SeriesTile
}
fragment ListCard on Node {
  __typename
  ...TitleCard
  ... on Season {
    id
    number
    seasonTitle: localTitle
    poster {
      ...Poster
    }
    viewerState {
      ...Own
    }
    series {
      id
      title: localTitle
      poster {
        ...Poster
      }
    }
  }
  ... on Episode {
    id
    seasonNumber
    absolute
    airedOn
    episodeNumber: number
    episodeTitle: localTitle
    viewerState {
      ...Own
    }
    series {
      id
      title: localTitle
      poster {
        ...Poster
      }
    }
  }
  ... on Person {
    id
    name
    picture {
      ...Poster
    }
    viewerState {
      ...Own
    }
  }
}
fragment SeriesTile on Series {
  id
  localTitle
  year
  poster {
    ...Poster
  }
  viewerState {
    ...Own
  }
}`) as unknown as TypedDocumentString<FavouritePeopleQuery, FavouritePeopleQueryVariables>;
export const MoviePageDocument = new TypedDocumentString(`
    query MoviePage($id: ID!) {
  node(id: $id) {
    __typename
    ... on Movie {
      ...MovieHead
      library {
        id
        allowDeletion
      }
      banner {
        ...Banner
      }
      similar(first: 6) {
        ...MovieCard
      }
      credits(first: 24) {
        ...CreditLine
      }
      files {
        edition
        part
        file {
          ...FileCard
        }
      }
      trailerLinks {
        ...Trailer
      }
      extras {
        ...ExtraRow
      }
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Backdrop on Artwork {
  id
  blurhash
  large: url(width: 1920)
}
fragment Banner on Artwork {
  id
  width
  height
  blurhash
  small: url(width: 720)
  large: url(width: 1080)
}
fragment Logo on Artwork {
  id
  width
  height
  url(width: 480)
}
fragment CreditLine on Credit {
  role
  character
  person {
    ...PersonLine
  }
}
fragment PersonLine on Person {
  id
  name
  picture {
    ...Poster
  }
}
fragment FileCard on File {
  id
  name
  sizeBytes
  missingSince
  container
  durationMs
  bitRate
  width
  height
  videoCodec
  audioCodec
  hdr
  streams {
    ...StreamRow
  }
}
fragment StreamRow on Stream {
  index
  kind
  codec
  profile
  language
  title
  default
  forced
  hearingImpaired
  commentary
  attachedPicture
  width
  height
  bitDepth
  hdr
  frameRate
  channels
  channelLayout
}
fragment ExtraRow on Extra {
  kind
  title
  file {
    id
    durationMs
    missingSince
  }
}
fragment Trailer on TrailerLink {
  url
  site
}
fragment LabelLink on Label {
  id
  kind
  name
}
fragment RatedMovie on Movie {
  ratings {
    source
    value
    votes
  }
  ageRatings {
    country
    rating
  }
}
fragment MovieCard on Movie {
  id
  localTitle
  year
  runtimeMs
  poster {
    ...Poster
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
fragment MovieHead on Movie {
  id
  title: localTitle
  originalTitle
  year
  runtimeMs
  certification
  rating
  tagline: localTagline
  overview: localOverview
  labels {
    ...LabelLink
  }
  ...RatedMovie
  missingSince
  poster {
    ...Poster
  }
  backdrop {
    ...Backdrop
  }
  logo {
    ...Logo
  }
  genres {
    id
    name
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`) as unknown as TypedDocumentString<MoviePageQuery, MoviePageQueryVariables>;
export const MoviesDocument = new TypedDocumentString(`
    query Movies($first: Int!, $after: Cursor, $filter: MovieFilter, $orderBy: MovieOrder) {
  movies(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes {
      ...MovieCard
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment MovieCard on Movie {
  id
  localTitle
  year
  runtimeMs
  poster {
    ...Poster
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`) as unknown as TypedDocumentString<MoviesQuery, MoviesQueryVariables>;
export const GenresDocument = new TypedDocumentString(`
    query Genres($kind: TaggedKind!) {
  genres(kind: $kind) {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<GenresQuery, GenresQueryVariables>;
export const MovieWholeDocument = new TypedDocumentString(`
    query MovieWhole($filter: MovieFilter, $fields: [FacetField!]!) {
  movies(first: 1, filter: $filter) {
    totalCount {
      value
      atLeast
    }
    facets(fields: $fields, first: 15) {
      ...FacetGroup
    }
  }
}
    fragment FacetGroup on Facet {
  field
  values {
    value
    name
    count
  }
}`) as unknown as TypedDocumentString<MovieWholeQuery, MovieWholeQueryVariables>;
export const MovieBucketsDocument = new TypedDocumentString(`
    query MovieBuckets($filter: MovieFilter, $direction: Direction!, $letters: Boolean!, $months: Boolean!) {
  movies(first: 1, filter: $filter) {
    titleBuckets(direction: $direction) @include(if: $letters) {
      ...Bucket
    }
    addedBuckets(direction: $direction) @include(if: $months) {
      ...Bucket
    }
  }
}
    fragment Bucket on Bucket {
  name
  count
  before
}`) as unknown as TypedDocumentString<MovieBucketsQuery, MovieBucketsQueryVariables>;
export const AlbumPageDocument = new TypedDocumentString(`
    query AlbumPage($id: ID!) {
  node(id: $id) {
    __typename
    ... on Album {
      ...AlbumCard
      missingSince
      overview: localOverview
      library {
        id
        allowDeletion
      }
      trackCount
      moods
      styles
      durationMs
      genres {
        id
        name
      }
      artists {
        artist {
          id
          name
        }
      }
      releases {
        id
        year
        label
        catalogueNumber
        country
        discs {
          number
          title
          media
          tracks {
            ...Song
          }
        }
      }
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment AlbumCard on Album {
  id
  title
  credit
  year
  kind
  cover {
    ...Poster
  }
  viewerState {
    ...Own
  }
}
fragment Song on Track {
  id
  title
  credit
  disc
  number
  durationMs
  missingSince
  playCount
  viewerState {
    ...Own
  }
  replayGain {
    trackDb
    trackPeak
    albumDb
    albumPeak
  }
  album {
    id
    title
    cover {
      ...Poster
    }
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`) as unknown as TypedDocumentString<AlbumPageQuery, AlbumPageQueryVariables>;
export const ArtistPageDocument = new TypedDocumentString(`
    query ArtistPage($id: ID!) {
  node(id: $id) {
    __typename
    ... on Artist {
      ...ArtistCard
      missingSince
      overview: localOverview
      roles
      beganYear
      endedYear
      country
      moods
      styles
      genres {
        id
        name
      }
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment ArtistCard on Artist {
  id
  name
  albumCount
  trackCount
  picture {
    ...Poster
  }
  viewerState {
    ...Own
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`) as unknown as TypedDocumentString<ArtistPageQuery, ArtistPageQueryVariables>;
export const AlbumsOfArtistDocument = new TypedDocumentString(`
    query AlbumsOfArtist($id: ID!, $after: Cursor) {
  albums(
    first: 100
    after: $after
    filter: {artistId: $id}
    orderBy: {field: YEAR}
  ) {
    nodes {
      ...AlbumCard
      secondaryKinds
      compilation
      artists {
        artist {
          id
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment AlbumCard on Album {
  id
  title
  credit
  year
  kind
  cover {
    ...Poster
  }
  viewerState {
    ...Own
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`) as unknown as TypedDocumentString<AlbumsOfArtistQuery, AlbumsOfArtistQueryVariables>;
export const ArtistsDocument = new TypedDocumentString(`
    query Artists($first: Int!, $after: Cursor, $filter: ArtistFilter, $orderBy: ArtistOrder) {
  artists(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes {
      ...ArtistCard
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment ArtistCard on Artist {
  id
  name
  albumCount
  trackCount
  picture {
    ...Poster
  }
  viewerState {
    ...Own
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`) as unknown as TypedDocumentString<ArtistsQuery, ArtistsQueryVariables>;
export const ArtistWholeDocument = new TypedDocumentString(`
    query ArtistWhole($filter: ArtistFilter, $shown: ArtistFilter, $fields: [FacetField!]!) {
  artists(first: 1, filter: $filter) {
    facets(fields: $fields, first: 15) {
      ...FacetGroup
    }
  }
  shown: artists(first: 1, filter: $shown) {
    totalCount {
      value
      atLeast
    }
  }
}
    fragment FacetGroup on Facet {
  field
  values {
    value
    name
    count
  }
}`) as unknown as TypedDocumentString<ArtistWholeQuery, ArtistWholeQueryVariables>;
export const ArtistGenresDocument = new TypedDocumentString(`
    query ArtistGenres {
  artists(first: 1) {
    facets(fields: [GENRE], first: 100) {
      ...FacetGroup
    }
  }
}
    fragment FacetGroup on Facet {
  field
  values {
    value
    name
    count
  }
}`) as unknown as TypedDocumentString<ArtistGenresQuery, ArtistGenresQueryVariables>;
export const ArtistBucketsDocument = new TypedDocumentString(`
    query ArtistBuckets($filter: ArtistFilter, $direction: Direction!, $letters: Boolean!, $months: Boolean!) {
  artists(first: 1, filter: $filter) {
    titleBuckets: nameBuckets(direction: $direction) @include(if: $letters) {
      ...Bucket
    }
    addedBuckets(direction: $direction) @include(if: $months) {
      ...Bucket
    }
  }
}
    fragment Bucket on Bucket {
  name
  count
  before
}`) as unknown as TypedDocumentString<ArtistBucketsQuery, ArtistBucketsQueryVariables>;
export const AlbumsDocument = new TypedDocumentString(`
    query Albums($first: Int!, $after: Cursor, $filter: AlbumFilter, $orderBy: AlbumOrder) {
  albums(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes {
      ...AlbumCard
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment AlbumCard on Album {
  id
  title
  credit
  year
  kind
  cover {
    ...Poster
  }
  viewerState {
    ...Own
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`) as unknown as TypedDocumentString<AlbumsQuery, AlbumsQueryVariables>;
export const AlbumWholeDocument = new TypedDocumentString(`
    query AlbumWhole($filter: AlbumFilter, $shown: AlbumFilter, $fields: [FacetField!]!) {
  albums(first: 1, filter: $filter) {
    facets(fields: $fields, first: 15) {
      ...FacetGroup
    }
  }
  shown: albums(first: 1, filter: $shown) {
    totalCount {
      value
      atLeast
    }
  }
}
    fragment FacetGroup on Facet {
  field
  values {
    value
    name
    count
  }
}`) as unknown as TypedDocumentString<AlbumWholeQuery, AlbumWholeQueryVariables>;
export const AlbumGenresDocument = new TypedDocumentString(`
    query AlbumGenres {
  albums(first: 1) {
    facets(fields: [GENRE], first: 100) {
      ...FacetGroup
    }
  }
}
    fragment FacetGroup on Facet {
  field
  values {
    value
    name
    count
  }
}`) as unknown as TypedDocumentString<AlbumGenresQuery, AlbumGenresQueryVariables>;
export const AlbumBucketsDocument = new TypedDocumentString(`
    query AlbumBuckets($filter: AlbumFilter, $direction: Direction!, $letters: Boolean!, $months: Boolean!) {
  albums(first: 1, filter: $filter) {
    titleBuckets(direction: $direction) @include(if: $letters) {
      ...Bucket
    }
    addedBuckets(direction: $direction) @include(if: $months) {
      ...Bucket
    }
  }
}
    fragment Bucket on Bucket {
  name
  count
  before
}`) as unknown as TypedDocumentString<AlbumBucketsQuery, AlbumBucketsQueryVariables>;
export const SongsDocument = new TypedDocumentString(`
    query Songs($first: Int!, $after: Cursor, $filter: TrackFilter, $orderBy: TrackOrder) {
  tracks(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes {
      ...Song
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Song on Track {
  id
  title
  credit
  disc
  number
  durationMs
  missingSince
  playCount
  viewerState {
    ...Own
  }
  replayGain {
    trackDb
    trackPeak
    albumDb
    albumPeak
  }
  album {
    id
    title
    cover {
      ...Poster
    }
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`) as unknown as TypedDocumentString<SongsQuery, SongsQueryVariables>;
export const TrackWholeDocument = new TypedDocumentString(`
    query TrackWhole($filter: TrackFilter, $shown: TrackFilter, $fields: [FacetField!]!) {
  tracks(first: 1, filter: $filter) {
    facets(fields: $fields, first: 15) {
      ...FacetGroup
    }
  }
  shown: tracks(first: 1, filter: $shown) {
    totalCount {
      value
      atLeast
    }
  }
}
    fragment FacetGroup on Facet {
  field
  values {
    value
    name
    count
  }
}`) as unknown as TypedDocumentString<TrackWholeQuery, TrackWholeQueryVariables>;
export const TrackGenresDocument = new TypedDocumentString(`
    query TrackGenres {
  tracks(first: 1) {
    facets(fields: [GENRE], first: 100) {
      ...FacetGroup
    }
  }
}
    fragment FacetGroup on Facet {
  field
  values {
    value
    name
    count
  }
}`) as unknown as TypedDocumentString<TrackGenresQuery, TrackGenresQueryVariables>;
export const TrackBucketsDocument = new TypedDocumentString(`
    query TrackBuckets($filter: TrackFilter, $direction: Direction!, $letters: Boolean!, $months: Boolean!) {
  tracks(first: 1, filter: $filter) {
    titleBuckets(direction: $direction) @include(if: $letters) {
      ...Bucket
    }
    addedBuckets(direction: $direction) @include(if: $months) {
      ...Bucket
    }
  }
}
    fragment Bucket on Bucket {
  name
  count
  before
}`) as unknown as TypedDocumentString<TrackBucketsQuery, TrackBucketsQueryVariables>;
export const PersonPageDocument = new TypedDocumentString(`
    query PersonPage($id: ID!, $after: Cursor) {
  node(id: $id) {
    __typename
    ... on Person {
      id
      name
      picture {
        ...Poster
      }
      viewerState {
        ...Own
      }
      filmography(first: 50, after: $after) {
        nodes {
          title
          year
          roles
          characters
          episodes
          node {
            __typename
            id
            ... on Movie {
              name: localTitle
              poster {
                ...Poster
              }
            }
            ... on Series {
              name: localTitle
              poster {
                ...Poster
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`) as unknown as TypedDocumentString<PersonPageQuery, PersonPageQueryVariables>;
export const PlaylistPageDocument = new TypedDocumentString(`
    query PlaylistPage($id: ID!) {
  node(id: $id) {
    __typename
    ... on Playlist {
      ...PlaylistCard
      shares {
        userName
        access
      }
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment PlaylistCard on Playlist {
  id
  name
  description
  ownerName
  access
  itemCount
  unavailableCount
  durationMs
  rules {
    ...Rules
  }
  picture {
    ...Poster
  }
}
fragment Rules on PlaylistRules {
  kind
  filter
  orderField
  direction
  limit
}`) as unknown as TypedDocumentString<PlaylistPageQuery, PlaylistPageQueryVariables>;
export const PlaylistItemsDocument = new TypedDocumentString(`
    query PlaylistItems($id: ID!, $first: Int!, $after: Cursor) {
  node(id: $id) {
    __typename
    ... on Playlist {
      items(first: $first, after: $after) {
        edges {
          cursor
          node {
            ...PlaylistItemRow
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Wide on Artwork {
  id
  width
  height
  blurhash
  url(width: 360)
  large: url(width: 720)
}
fragment Song on Track {
  id
  title
  credit
  disc
  number
  durationMs
  missingSince
  playCount
  viewerState {
    ...Own
  }
  replayGain {
    trackDb
    trackPeak
    albumDb
    albumPeak
  }
  album {
    id
    title
    cover {
      ...Poster
    }
  }
}
fragment PlaylistItemRow on PlaylistItem {
  id
  lastKnownTitle
  item {
    __typename
    ... on Movie {
      id
      title: localTitle
      year
      runtimeMs
      missingSince
      backdrop {
        ...Wide
      }
      poster {
        ...Wide
      }
    }
    ... on Episode {
      id
      episodeTitle: localTitle
      seasonNumber
      absolute
      airedOn
      number
      runtimeMs
      missingSince
      still {
        ...Wide
      }
      series {
        id
        title: localTitle
      }
    }
    ... on Track {
      ...Song
    }
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`) as unknown as TypedDocumentString<PlaylistItemsQuery, PlaylistItemsQueryVariables>;
export const PlaylistsDocument = new TypedDocumentString(`
    query Playlists($first: Int!, $after: Cursor) {
  playlists(first: $first, after: $after, orderBy: {field: NAME}) {
    nodes {
      ...PlaylistCard
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment PlaylistCard on Playlist {
  id
  name
  description
  ownerName
  access
  itemCount
  unavailableCount
  durationMs
  rules {
    ...Rules
  }
  picture {
    ...Poster
  }
}
fragment Rules on PlaylistRules {
  kind
  filter
  orderField
  direction
  limit
}`) as unknown as TypedDocumentString<PlaylistsQuery, PlaylistsQueryVariables>;
export const ProfilesDocument = new TypedDocumentString(`
    query Profiles {
  viewer {
    profiles {
      ...ProfileRow
    }
  }
  libraries {
    id
    name
  }
}
    fragment ProfileFace on Profile {
  id
  name
  colour
  kids
  locked
  restricted
  own
  current
}
fragment Limits on Restrictions {
  maxAge
  unrated
  onlyAllowed
  allowed {
    ...LimitName
  }
  denied {
    ...LimitName
  }
}
fragment LimitName on Node {
  __typename
  id
  ... on Genre {
    name
  }
  ... on Label {
    name
  }
  ... on Movie {
    title: localTitle
  }
  ... on Series {
    title: localTitle
  }
  ... on Album {
    title
  }
  ... on Track {
    title
  }
  ... on Channel {
    name
  }
}
fragment ProfileRow on Profile {
  ...ProfileFace
  language
  titleLanguage
  autoplay
  allLibraries
  libraries {
    id
  }
  restrictions {
    ...Limits
  }
}`) as unknown as TypedDocumentString<ProfilesQuery, ProfilesQueryVariables>;
export const HomeDocument = new TypedDocumentString(`
    query Home {
  continueWatching(first: 12) {
    ...WatchingCard
  }
  nextUp(first: 12) {
    ...NextUpCard
  }
  recentlyAdded(perLibrary: 18) {
    library {
      id
      name
      kind
    }
    items {
      ...AddedCard
    }
  }
  favourites(first: 18, kinds: [MOVIE, SERIES]) {
    nodes {
      item {
        ...TitleCard
      }
    }
  }
  recentlyPlayedAlbums(first: 18) {
    album {
      ...AlbumCard
    }
  }
  mostPlayedTracks(first: 12) {
    track {
      ...Song
    }
  }
  favouriteMusic: favourites(first: 18, kinds: [ALBUM, ARTIST, TRACK]) {
    nodes {
      item {
        ...MusicTile
      }
    }
  }
  becauseYouWatched(perTitle: 12) {
    because {
      __typename
      ...MovieCard
      ...SeriesTile
    }
    items {
      item {
        ...TitleCard
      }
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Wide on Artwork {
  id
  width
  height
  blurhash
  url(width: 360)
  large: url(width: 720)
}
fragment MovieCard on Movie {
  id
  localTitle
  year
  runtimeMs
  poster {
    ...Poster
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
fragment AlbumCard on Album {
  id
  title
  credit
  year
  kind
  cover {
    ...Poster
  }
  viewerState {
    ...Own
  }
}
fragment ArtistCard on Artist {
  id
  name
  albumCount
  trackCount
  picture {
    ...Poster
  }
  viewerState {
    ...Own
  }
}
fragment Song on Track {
  id
  title
  credit
  disc
  number
  durationMs
  missingSince
  playCount
  viewerState {
    ...Own
  }
  replayGain {
    trackDb
    trackPeak
    albumDb
    albumPeak
  }
  album {
    id
    title
    cover {
      ...Poster
    }
  }
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment WatchingCard on WatchState {
  positionMs
  durationMs
  lastPlayedAt
  series {
    id
    title: localTitle
  }
  item {
    __typename
    ... on Movie {
      id
      title: localTitle
      year
      backdrop {
        ...Wide
      }
      poster {
        ...Wide
      }
    }
    ... on Episode {
      id
      episodeTitle: localTitle
      seasonNumber
      absolute
      airedOn
      number
      still {
        ...Wide
      }
    }
    ... on File {
      id
      name
    }
    ... on Channel {
      id
      name
    }
    ... on Track {
      id
      name: title
    }
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}
fragment NextUpCard on NextUp {
  again
  series {
    id
    title: localTitle
  }
  episode {
    id
    episodeTitle: localTitle
    seasonNumber
    absolute
    airedOn
    number
    still {
      ...Wide
    }
  }
}
fragment TitleCard on Node {
  __typename
  ...MovieCard
  ...SeriesTile
}
fragment MusicTile on Node {
  __typename
  ...AlbumCard
  ...ArtistCard
  ...Song
}
fragment AddedCard on AddedItem {
  episodeCount
  series {
    ...SeriesTile
  }
  item {
    __typename
    ...MovieCard
    ...AlbumCard
    ... on Episode {
      id
      episodeTitle: localTitle
      seasonNumber
      absolute
      airedOn
      number
    }
  }
}
fragment SeriesTile on Series {
  id
  localTitle
  year
  poster {
    ...Poster
  }
  viewerState {
    ...Own
  }
}`) as unknown as TypedDocumentString<HomeQuery, HomeQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($text: String!, $kinds: [SearchKind!]!, $first: Int!, $aside: Int!, $full: Boolean!, $titles: Boolean!, $people: Boolean!, $lists: Boolean!) {
  search(text: $text, kinds: $kinds, first: $first, overviews: $full) @include(if: $titles) {
    kind
    title
    year
    node {
      __typename
      ... on Movie {
        ...MovieCard
      }
      ... on Series {
        ...SeriesCard
      }
      ... on Artist {
        ...ArtistCard
      }
      ... on Album {
        ...AlbumCard
      }
      ... on Track {
        ...Song
      }
      ... on Episode {
        ...EpisodeRow
        series {
          id
          title: localTitle
        }
      }
    }
  }
  people: search(text: $text, kinds: [PERSON], first: $aside) @include(if: $people) {
    node {
      __typename
      ... on Person {
        ...PersonLine
      }
    }
  }
  lists: search(text: $text, kinds: [COLLECTION, PLAYLIST], first: $aside) @include(if: $lists) {
    node {
      __typename
      ... on Collection {
        ...CollectionCard
      }
      ... on Playlist {
        ...PlaylistCard
      }
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Wide on Artwork {
  id
  width
  height
  blurhash
  url(width: 360)
  large: url(width: 720)
}
fragment CollectionCard on Collection {
  id
  name
  description
  ownerName
  access
  itemCount
  unavailableCount
  sorting
  direction
  rules {
    ...Rules
  }
  picture {
    ...Poster
  }
  preview {
    id
    item {
      __typename
      ... on Movie {
        poster {
          ...Poster
        }
      }
      ... on Series {
        poster {
          ...Poster
        }
      }
      ... on Album {
        cover {
          ...Poster
        }
      }
      ... on Artist {
        picture {
          ...Poster
        }
      }
    }
  }
}
fragment PersonLine on Person {
  id
  name
  picture {
    ...Poster
  }
}
fragment MovieCard on Movie {
  id
  localTitle
  year
  runtimeMs
  poster {
    ...Poster
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
fragment AlbumCard on Album {
  id
  title
  credit
  year
  kind
  cover {
    ...Poster
  }
  viewerState {
    ...Own
  }
}
fragment ArtistCard on Artist {
  id
  name
  albumCount
  trackCount
  picture {
    ...Poster
  }
  viewerState {
    ...Own
  }
}
fragment Song on Track {
  id
  title
  credit
  disc
  number
  durationMs
  missingSince
  playCount
  viewerState {
    ...Own
  }
  replayGain {
    trackDb
    trackPeak
    albumDb
    albumPeak
  }
  album {
    id
    title
    cover {
      ...Poster
    }
  }
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment PlaylistCard on Playlist {
  id
  name
  description
  ownerName
  access
  itemCount
  unavailableCount
  durationMs
  rules {
    ...Rules
  }
  picture {
    ...Poster
  }
}
fragment Rules on PlaylistRules {
  kind
  filter
  orderField
  direction
  limit
}
fragment SeriesCard on Series {
  ...SeriesTile
  episodeCount
  watchedEpisodeCount
}
fragment EpisodeRow on Episode {
  id
  seasonNumber
  number
  absolute
  dvdSeason
  dvdNumber
  episodeTitle: localTitle
  airedOn
  overview: localOverview
  runtimeMs
  missingSince
  still {
    ...Wide
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}
fragment SeriesTile on Series {
  id
  localTitle
  year
  poster {
    ...Poster
  }
  viewerState {
    ...Own
  }
}`) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const SeriesPageDocument = new TypedDocumentString(`
    query SeriesPage($id: ID!) {
  node(id: $id) {
    __typename
    ... on Series {
      ...SeriesHead
      library {
        id
        allowDeletion
      }
      banner {
        ...Banner
      }
      similar(first: 6) {
        ...SeriesCard
      }
      credits(first: 24) {
        ...CreditLine
      }
      trailerLinks {
        ...Trailer
      }
      extras {
        ...ExtraRow
      }
      seasons {
        id
        number
        title: localTitle
        overview: localOverview
        viewerState {
          ...Own
        }
        episodes {
          ...EpisodeRow
        }
      }
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Wide on Artwork {
  id
  width
  height
  blurhash
  url(width: 360)
  large: url(width: 720)
}
fragment Backdrop on Artwork {
  id
  blurhash
  large: url(width: 1920)
}
fragment Banner on Artwork {
  id
  width
  height
  blurhash
  small: url(width: 720)
  large: url(width: 1080)
}
fragment Logo on Artwork {
  id
  width
  height
  url(width: 480)
}
fragment CreditLine on Credit {
  role
  character
  person {
    ...PersonLine
  }
}
fragment PersonLine on Person {
  id
  name
  picture {
    ...Poster
  }
}
fragment ExtraRow on Extra {
  kind
  title
  file {
    id
    durationMs
    missingSince
  }
}
fragment Trailer on TrailerLink {
  url
  site
}
fragment LabelLink on Label {
  id
  kind
  name
}
fragment RatedSeries on Series {
  ratings {
    source
    value
    votes
  }
  ageRatings {
    country
    rating
  }
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment SeriesCard on Series {
  ...SeriesTile
  episodeCount
  watchedEpisodeCount
}
fragment SeriesHead on Series {
  id
  title: localTitle
  originalTitle
  year
  status
  certification
  rating
  overview: localOverview
  labels {
    ...LabelLink
  }
  ...RatedSeries
  missingSince
  episodeCount
  episodeOrder
  gaps {
    seasonNumber
    from
    to
  }
  watchedEpisodeCount
  poster {
    ...Poster
  }
  backdrop {
    ...Backdrop
  }
  logo {
    ...Logo
  }
  genres {
    id
    name
  }
  viewerState {
    ...Own
  }
  nextUp {
    again
    episode {
      id
      seasonNumber
      absolute
      airedOn
      number
      watchState {
        ...Watch
      }
    }
  }
}
fragment EpisodeRow on Episode {
  id
  seasonNumber
  number
  absolute
  dvdSeason
  dvdNumber
  episodeTitle: localTitle
  airedOn
  overview: localOverview
  runtimeMs
  missingSince
  still {
    ...Wide
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}
fragment SeriesTile on Series {
  id
  localTitle
  year
  poster {
    ...Poster
  }
  viewerState {
    ...Own
  }
}`) as unknown as TypedDocumentString<SeriesPageQuery, SeriesPageQueryVariables>;
export const EpisodesListDocument = new TypedDocumentString(`
    query EpisodesList($first: Int!, $after: Cursor, $filter: EpisodeFilter, $orderBy: EpisodeListOrder) {
  episodes(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes {
      ...EpisodeRow
      series {
        id
        title: localTitle
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Wide on Artwork {
  id
  width
  height
  blurhash
  url(width: 360)
  large: url(width: 720)
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment EpisodeRow on Episode {
  id
  seasonNumber
  number
  absolute
  dvdSeason
  dvdNumber
  episodeTitle: localTitle
  airedOn
  overview: localOverview
  runtimeMs
  missingSince
  still {
    ...Wide
  }
  watchState {
    ...Watch
  }
  viewerState {
    ...Own
  }
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}`) as unknown as TypedDocumentString<EpisodesListQuery, EpisodesListQueryVariables>;
export const SeriesListDocument = new TypedDocumentString(`
    query SeriesList($first: Int!, $after: Cursor, $filter: SeriesFilter, $orderBy: SeriesOrder) {
  series(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes {
      ...SeriesCard
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment SeriesCard on Series {
  ...SeriesTile
  episodeCount
  watchedEpisodeCount
}
fragment Own on ViewerState {
  rating
  favourite
  watchlisted
}
fragment SeriesTile on Series {
  id
  localTitle
  year
  poster {
    ...Poster
  }
  viewerState {
    ...Own
  }
}`) as unknown as TypedDocumentString<SeriesListQuery, SeriesListQueryVariables>;
export const SeriesWholeDocument = new TypedDocumentString(`
    query SeriesWhole($filter: SeriesFilter, $fields: [FacetField!]!) {
  series(first: 1, filter: $filter) {
    totalCount {
      value
      atLeast
    }
    facets(fields: $fields, first: 15) {
      ...FacetGroup
    }
  }
}
    fragment FacetGroup on Facet {
  field
  values {
    value
    name
    count
  }
}`) as unknown as TypedDocumentString<SeriesWholeQuery, SeriesWholeQueryVariables>;
export const SeriesBucketsDocument = new TypedDocumentString(`
    query SeriesBuckets($filter: SeriesFilter, $direction: Direction!, $letters: Boolean!, $months: Boolean!) {
  series(first: 1, filter: $filter) {
    titleBuckets(direction: $direction) @include(if: $letters) {
      ...Bucket
    }
    addedBuckets(direction: $direction) @include(if: $months) {
      ...Bucket
    }
  }
}
    fragment Bucket on Bucket {
  name
  count
  before
}`) as unknown as TypedDocumentString<SeriesBucketsQuery, SeriesBucketsQueryVariables>;
export const PlayPageDocument = new TypedDocumentString(`
    query PlayPage($id: ID!) {
  node(id: $id) {
    __typename
    ... on Movie {
      id
      title: localTitle
      year
      poster {
        ...Poster
      }
    }
    ... on Episode {
      id
      episodeTitle: localTitle
      seasonNumber
      absolute
      airedOn
      number
      series {
        id
        title: localTitle
        poster {
          ...Poster
        }
      }
      next {
        ...NextEpisode
      }
      previous {
        ...NextEpisode
      }
    }
    ... on File {
      id
      name
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  url(width: 240)
  large: url(width: 480)
}
fragment Wide on Artwork {
  id
  width
  height
  blurhash
  url(width: 360)
  large: url(width: 720)
}
fragment NextEpisode on Episode {
  id
  episodeTitle: localTitle
  seasonNumber
  absolute
  airedOn
  number
  still {
    ...Wide
  }
}`) as unknown as TypedDocumentString<PlayPageQuery, PlayPageQueryVariables>;
export const WatchPageDocument = new TypedDocumentString(`
    query WatchPage($id: ID!) {
  node(id: $id) {
    __typename
    ... on Channel {
      ...ChannelRow
    }
  }
}
    fragment Logo on Artwork {
  id
  width
  height
  url(width: 480)
}
fragment ProgrammeShort on Programme {
  id
  title
  startsAt
  endsAt
}
fragment ChannelRow on Channel {
  id
  number
  name
  group
  logo {
    ...Logo
  }
  now {
    ...ProgrammeShort
  }
  next {
    ...ProgrammeShort
  }
}`) as unknown as TypedDocumentString<WatchPageQuery, WatchPageQueryVariables>;