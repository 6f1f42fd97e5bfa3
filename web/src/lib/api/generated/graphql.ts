/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Narrows a list of albums. Everything given must hold. */
export type AlbumFilter = {
  /** With something by this artist. */
  artistId?: string | number | null | undefined;
  /** Only those of several artists, or only the others. */
  compilation?: boolean | null | undefined;
  /** With every one of these genres. */
  genreIds?: Array<string | number> | null | undefined;
  /** Of one of these kinds. */
  kinds?: Array<AlbumKind> | null | undefined;
  /** In this library. */
  libraryId?: string | number | null | undefined;
  /** Only those that are missing, or only those that are there. Those that are there when left out. */
  missing?: boolean | null | undefined;
  /** Titles that contain this, case and accents aside. */
  titleContains?: string | null | undefined;
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
};

/** What albums are sorted by. */
export type AlbumOrderField =
  /** When they were added. */
  | 'ADDED_AT'
  /** Artist, then year and title. */
  | 'ARTIST'
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
  /** With every one of these genres. */
  genreIds?: Array<string | number> | null | undefined;
  /** In this library. */
  libraryId?: string | number | null | undefined;
  /** Only those that are missing, or only those that are there. Those that are there when left out. */
  missing?: boolean | null | undefined;
  /** Names that contain this, case and accents aside. */
  nameContains?: string | null | undefined;
  /** Who did one of these. */
  roles?: Array<ArtistRole> | null | undefined;
};

/** How artists are sorted. */
export type ArtistOrder = {
  /** Which way. */
  direction?: Direction;
  /** By what. */
  field: ArtistOrderField;
};

/** What artists are sorted by. */
export type ArtistOrderField =
  /** When the first of it was added. */
  | 'ADDED_AT'
  /** Name, articles and case aside. */
  | 'NAME';

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

/** How finely a picture's colours are stored. */
export type Chroma =
  /** A quarter of the points has a colour, as in nearly every film. */
  | 'YUV420'
  /** Half of the points. */
  | 'YUV422'
  /** All points. */
  | 'YUV444';

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

/** For `createApiKey`. */
export type CreateApiKeyInput = {
  /** When it ends; never when left out. */
  expiresAt?: string | null | undefined;
  /** What it is for. */
  name: string;
  /** What it may do. */
  scopes: Array<ApiKeyScope>;
};

/** For `createLibrary`. */
export type CreateLibraryInput = {
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

/** For `createUser`. */
export type CreateUserInput = {
  /** Whether every library may be seen. */
  allLibraries?: boolean;
  /** The name to show; the same as `name` when left out. */
  displayName?: string | null | undefined;
  /** The libraries that may be seen. */
  libraryIds?: Array<string | number>;
  /** The name to log in with. */
  name: string;
  /** At least eight characters. */
  password: string;
  /** What the account may do. */
  role?: UserRole;
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

/** The way a list runs. */
export type Direction =
  /** Smallest, oldest or A first. */
  | 'ASC'
  /** Largest, newest or Z first. */
  | 'DESC';

/** For `disconnectScrobbleAccount`. */
export type DisconnectScrobbleAccountInput = {
  /** The account. */
  id: string | number;
};

/** For `editLibrary`. */
export type EditLibraryInput = {
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
  /** The name to log in with. */
  name?: string | null | undefined;
  /** A new password; it ends the account's logins. */
  password?: string | null | undefined;
  /** What the account may do. */
  role?: UserRole | null | undefined;
};

/** For `endPlaybackSession`. */
export type EndPlaybackSessionInput = {
  /** What to tell its viewer, up to 500 characters; a plain sentence when left out. */
  message?: string;
  /** The session. */
  sessionId: string | number;
};

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

/** For `markWatched`. */
export type MarkWatchedInput = {
  /** A film, an episode, a season or a series. */
  itemId: string | number;
  /** Watched or not. */
  watched: boolean;
};

/** Narrows a list of films. Everything given must hold. */
export type MovieFilter = {
  /** With every one of these genres. */
  genreIds?: Array<string | number> | null | undefined;
  /** In this library. */
  libraryId?: string | number | null | undefined;
  /** Only those that are missing, or only those that are there. Those that are there when left out. */
  missing?: boolean | null | undefined;
  /** With this person. */
  personId?: string | number | null | undefined;
  /** Titles that contain this, case and accents aside. */
  titleContains?: string | null | undefined;
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
};

/** What films are sorted by. */
export type MovieOrderField =
  /** When they were added. */
  | 'ADDED_AT'
  /** How well they are liked; those without a rating last. */
  | 'RATING'
  /** Title, articles and case aside. */
  | 'TITLE'
  /** The year they came out; those without one last. */
  | 'YEAR';

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

/** For `removeLibrary`. */
export type RemoveLibraryInput = {
  /** The library to remove. */
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

/** For `resumeScan`. */
export type ResumeScanInput = {
  /** The paused scan. */
  scanId: string | number;
};

/** For `revokeApiKey`. */
export type RevokeApiKeyInput = {
  /** The key to end. */
  id: string | number;
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
  /** Episodes. */
  | 'EPISODE'
  /** Films. */
  | 'MOVIE'
  /** Series. */
  | 'SERIES'
  /** Tracks. */
  | 'TRACK';

/** Narrows a list of series. Everything given must hold. */
export type SeriesFilter = {
  /** With every one of these genres. */
  genreIds?: Array<string | number> | null | undefined;
  /** In this library. */
  libraryId?: string | number | null | undefined;
  /** Only those that are missing, or only those that are there. Those that are there when left out. */
  missing?: boolean | null | undefined;
  /** With this person. */
  personId?: string | number | null | undefined;
  /** Titles that contain this, case and accents aside. */
  titleContains?: string | null | undefined;
};

/** How series are sorted. */
export type SeriesOrder = {
  /** Which way. */
  direction?: Direction;
  /** By what. */
  field: SeriesOrderField;
};

/** What series are sorted by. */
export type SeriesOrderField =
  /** When they were added. */
  | 'ADDED_AT'
  /** How well they are liked; those without a rating last. */
  | 'RATING'
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
  /** Where to begin; where the viewer stopped when left out. */
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

/** Whether a stream is sent as it is. */
export type TrackMode =
  /** As it is. */
  | 'COPY'
  /** Made anew. */
  | 'ENCODE';

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

export type ServerQueryVariables = Exact<{ [key: string]: never; }>;


export type ServerQuery = { server: { name: string, setupRequired: boolean } };

export type SessionQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionQuery = { viewer: { user: { id: string, name: string, displayName: string, role: UserRole } } | null };

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

export type PosterFragment = { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string };

export type WideFragment = { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string };

export type BackdropFragment = { id: string, blurhash: string | null, large: string };

export type LogoFragment = { id: string, width: number | null, height: number | null, url: string };

export type CreditLineFragment = { role: CreditRole, character: string | null, person: { id: string, name: string } | null };

export type FileCardFragment = { id: string, name: string, sizeBytes: number, missingSince: string | null, container: string | null, durationMs: number | null, bitRate: number | null, width: number | null, height: number | null, videoCodec: string | null, audioCodec: string | null, hdr: Hdr | null, streams: Array<{ index: number, kind: StreamKind, codec: string, profile: string | null, language: string | null, title: string | null, default: boolean, forced: boolean, hearingImpaired: boolean, commentary: boolean, attachedPicture: boolean, width: number | null, height: number | null, bitDepth: number | null, hdr: Hdr | null, frameRate: string | null, channels: number | null, channelLayout: string | null }> };

export type StreamRowFragment = { index: number, kind: StreamKind, codec: string, profile: string | null, language: string | null, title: string | null, default: boolean, forced: boolean, hearingImpaired: boolean, commentary: boolean, attachedPicture: boolean, width: number | null, height: number | null, bitDepth: number | null, hdr: Hdr | null, frameRate: string | null, channels: number | null, channelLayout: string | null };

export type ExtraRowFragment = { kind: ExtraKind, title: string, file: { id: string, durationMs: number | null, missingSince: string | null } | null };

export type ScanStateFragment = { id: string, state: ScanState, phase: ScanPhase, trigger: ScanTrigger, reason: string | null, total: number, current: number, found: number, added: number, changed: number, moved: number, missing: number, restored: number, failed: number, currentItem: string | null, rate: number, createdAt: string, startedAt: string | null, finishedAt: string | null };

export type LibraryCardFragment = { id: string, name: string, kind: LibraryKind, language: string, watch: boolean, trickplay: boolean, m3u: string | null, xmltv: string | null, fileCount: number, roots: Array<{ path: string, problem: string | null, scannedAt: string | null }>, latestScan: { id: string, state: ScanState, phase: ScanPhase, trigger: ScanTrigger, reason: string | null, total: number, current: number, found: number, added: number, changed: number, moved: number, missing: number, restored: number, failed: number, currentItem: string | null, rate: number, createdAt: string, startedAt: string | null, finishedAt: string | null } | null, troubled: { totalCount: { value: number, atLeast: boolean } } };

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
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession', state: PlaybackState, message: string }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type MovieCardFragment = { id: string, title: string, year: number | null, runtimeMs: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null };

export type MovieHeadFragment = { id: string, title: string, originalTitle: string | null, year: number | null, runtimeMs: number | null, certification: string | null, rating: number | null, tagline: string | null, overview: string | null, studios: Array<string>, countries: Array<string>, missingSince: string | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null, backdrop: { id: string, blurhash: string | null, large: string } | null, logo: { id: string, width: number | null, height: number | null, url: string } | null, genres: Array<{ id: string, name: string }>, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null };

export type AlbumCardFragment = { id: string, title: string, credit: string, year: number | null, kind: AlbumKind, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null };

export type ArtistCardFragment = { id: string, name: string, albumCount: number, trackCount: number, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null };

export type SongFragment = { id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null } | null };

export type SongLyricsQueryVariables = Exact<{
  id: string | number;
}>;


export type SongLyricsQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
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


export type RadioQuery = { trackRadio: Array<{ id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null } | null }> };

export type RandomSongsQueryVariables = Exact<{
  seed: number;
}>;


export type RandomSongsQuery = { randomTracks: Array<{ id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null } | null }> };

export type WatchFragment = { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null };

export type SessionFragment = { id: string, decision: PlaybackDecision, reasons: Array<PlaybackReason>, url: string, mimeType: string, positionMs: number, durationMs: number, expiresAt: string, audioStream: number | null, subtitleStream: number | null, trickplayUrl: string | null, trickplay: { width: number, height: number, intervalMs: number, columns: number, rows: number, count: number, sheets: number } | null, file: { id: string, name: string, container: string | null, videoCodec: string | null, audioCodec: string | null, width: number | null, height: number | null, hdr: Hdr | null, bitRate: number | null, streams: Array<{ index: number, kind: StreamKind, codec: string, profile: string | null, language: string | null, title: string | null, default: boolean, forced: boolean, hearingImpaired: boolean, commentary: boolean, attachedPicture: boolean, width: number | null, height: number | null, bitDepth: number | null, hdr: Hdr | null, frameRate: string | null, channels: number | null, channelLayout: string | null }>, chapters: Array<{ startMs: number, endMs: number, title: string | null }> } | null, subtitles: Array<{ stream: number, language: string | null, title: string, forced: boolean, default: boolean, hearingImpaired: boolean, url: string }> };

export type NextEpisodeFragment = { id: string, seasonNumber: number, number: number | null, missingSince: string | null, episodeTitle: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null };

export type SeasonEpisodesQueryVariables = Exact<{
  id: string | number;
}>;


export type SeasonEpisodesQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season', episodes: Array<{ id: string, seasonNumber: number, number: number | null, missingSince: string | null, episodeTitle: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null }> }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type WatchingCardFragment = { positionMs: number, durationMs: number, lastPlayedAt: string | null, item:
    | { __typename: 'Channel', id: string, name: string }
    | { __typename: 'Episode', id: string, seasonNumber: number, number: number | null, episodeTitle: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null, series: { id: string, title: string } | null }
    | { __typename: 'File', id: string, name: string }
    | { __typename: 'Movie', id: string, title: string, year: number | null, backdrop: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null }
    | { __typename: 'Track', id: string, name: string }
   | null };

export type StartPlaybackMutationVariables = Exact<{
  input: StartPlaybackInput;
}>;


export type StartPlaybackMutation = { startPlayback: { session: { id: string, decision: PlaybackDecision, reasons: Array<PlaybackReason>, url: string, mimeType: string, positionMs: number, durationMs: number, expiresAt: string, audioStream: number | null, subtitleStream: number | null, trickplayUrl: string | null, trickplay: { width: number, height: number, intervalMs: number, columns: number, rows: number, count: number, sheets: number } | null, file: { id: string, name: string, container: string | null, videoCodec: string | null, audioCodec: string | null, width: number | null, height: number | null, hdr: Hdr | null, bitRate: number | null, streams: Array<{ index: number, kind: StreamKind, codec: string, profile: string | null, language: string | null, title: string | null, default: boolean, forced: boolean, hearingImpaired: boolean, commentary: boolean, attachedPicture: boolean, width: number | null, height: number | null, bitDepth: number | null, hdr: Hdr | null, frameRate: string | null, channels: number | null, channelLayout: string | null }>, chapters: Array<{ startMs: number, endMs: number, title: string | null }> } | null, subtitles: Array<{ stream: number, language: string | null, title: string, forced: boolean, default: boolean, hearingImpaired: boolean, url: string }> } | null, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

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
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession', state: PlaybackState, message: string }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
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


export type MarkWatchedMutation = { markWatched: { changed: number, userErrors: Array<{ path: Array<string>, code: UserErrorCode, message: string }> } };

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
    | { __typename: 'Episode', id: string, seasonNumber: number, number: number | null, episodeTitle: string | null, series: { id: string, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null } | null }
    | { __typename: 'File', id: string, name: string }
    | { __typename: 'Movie', id: string, title: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null }
    | { __typename: 'Track', id: string, title: string, credit: string, album: { id: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null } | null }
   | null, encodings: Array<{ rendition: string, aheadMs: number, speed: number, active: boolean, failed: boolean }> };

export type OpenSessionsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OpenSessionsSubscription = { playbackSessionsChanged: { cursor: string, sessions: Array<{ id: string, decision: PlaybackDecision, reasons: Array<PlaybackReason>, state: PlaybackState, positionMs: number, durationMs: number, startedAt: string, clientName: string, remote: boolean, bitRate: number, bandwidth: number | null, bufferedMs: number | null, droppedFrames: number, rendition: string, node: string, user: { id: string, displayName: string } | null, file: { id: string, name: string, height: number | null, bitRate: number | null } | null, item:
        | { __typename: 'Channel' }
        | { __typename: 'Episode', id: string, seasonNumber: number, number: number | null, episodeTitle: string | null, series: { id: string, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null } | null }
        | { __typename: 'File', id: string, name: string }
        | { __typename: 'Movie', id: string, title: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null }
        | { __typename: 'Track', id: string, title: string, credit: string, album: { id: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null } | null }
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

export type SeriesCardFragment = { id: string, title: string, year: number | null, episodeCount: number, watchedEpisodeCount: number, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null };

export type SeriesHeadFragment = { id: string, title: string, originalTitle: string | null, year: number | null, status: SeriesStatus, certification: string | null, rating: number | null, overview: string | null, studios: Array<string>, countries: Array<string>, missingSince: string | null, episodeCount: number, watchedEpisodeCount: number, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null, backdrop: { id: string, blurhash: string | null, large: string } | null, logo: { id: string, width: number | null, height: number | null, url: string } | null, genres: Array<{ id: string, name: string }> };

export type EpisodeRowFragment = { id: string, seasonNumber: number, number: number | null, absolute: number | null, airedOn: string | null, overview: string | null, runtimeMs: number | null, missingSince: string | null, episodeTitle: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null };

export type UserRowFragment = { id: string, name: string, displayName: string, role: UserRole, allLibraries: boolean, enabled: boolean, lastLoginAt: string | null, grantedLibraries: Array<{ id: string }> };

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

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { scrobbleServices: Array<ScrobbleService>, scrobbleAccounts: Array<{ id: string, service: ScrobbleService, name: string, problem: string | null, waiting: number }>, viewer: { user: { id: string, name: string, displayName: string, role: UserRole, playbackPreferences: { audioLanguages: Array<string>, subtitleLanguages: Array<string>, subtitleMode: SubtitleMode, hearingImpaired: boolean, audioDescription: boolean } | null }, logins: Array<{ id: string, clientName: string, userAgent: string, address: string, lastUsedAt: string, current: boolean }>, apiKeys: Array<{ id: string, name: string, prefix: string, scopes: Array<ApiKeyScope>, createdAt: string, lastUsedAt: string | null, expiresAt: string | null }> } | null };

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
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Library', id: string, name: string, kind: LibraryKind, language: string, watch: boolean, trickplay: boolean, m3u: string | null, xmltv: string | null, fileCount: number, problems: { nodes: Array<{ id: string, path: string, stage: ProblemStage, code: string, message: string, lastAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, scans: { nodes: Array<{ id: string, state: ScanState, phase: ScanPhase, trigger: ScanTrigger, reason: string | null, total: number, current: number, found: number, added: number, changed: number, moved: number, missing: number, restored: number, failed: number, currentItem: string | null, rate: number, createdAt: string, startedAt: string | null, finishedAt: string | null }> }, roots: Array<{ path: string, problem: string | null, scannedAt: string | null }>, latestScan: { id: string, state: ScanState, phase: ScanPhase, trigger: ScanTrigger, reason: string | null, total: number, current: number, found: number, added: number, changed: number, moved: number, missing: number, restored: number, failed: number, currentItem: string | null, rate: number, createdAt: string, startedAt: string | null, finishedAt: string | null } | null, troubled: { totalCount: { value: number, atLeast: boolean } } }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type LibrariesQueryVariables = Exact<{ [key: string]: never; }>;


export type LibrariesQuery = { libraries: Array<{ id: string, name: string, kind: LibraryKind, language: string, watch: boolean, trickplay: boolean, m3u: string | null, xmltv: string | null, fileCount: number, roots: Array<{ path: string, problem: string | null, scannedAt: string | null }>, latestScan: { id: string, state: ScanState, phase: ScanPhase, trigger: ScanTrigger, reason: string | null, total: number, current: number, found: number, added: number, changed: number, moved: number, missing: number, restored: number, failed: number, currentItem: string | null, rate: number, createdAt: string, startedAt: string | null, finishedAt: string | null } | null, troubled: { totalCount: { value: number, atLeast: boolean } } }> };

export type SessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionsQuery = { playbackSessions: Array<{ id: string, decision: PlaybackDecision, reasons: Array<PlaybackReason>, state: PlaybackState, positionMs: number, durationMs: number, startedAt: string, clientName: string, remote: boolean, bitRate: number, bandwidth: number | null, bufferedMs: number | null, droppedFrames: number, rendition: string, node: string, user: { id: string, displayName: string } | null, file: { id: string, name: string, height: number | null, bitRate: number | null } | null, item:
      | { __typename: 'Channel' }
      | { __typename: 'Episode', id: string, seasonNumber: number, number: number | null, episodeTitle: string | null, series: { id: string, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null } | null }
      | { __typename: 'File', id: string, name: string }
      | { __typename: 'Movie', id: string, title: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null }
      | { __typename: 'Track', id: string, title: string, credit: string, album: { id: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null } | null }
     | null, encodings: Array<{ rendition: string, aheadMs: number, speed: number, active: boolean, failed: boolean }> }> };

export type UsersQueryVariables = Exact<{ [key: string]: never; }>;


export type UsersQuery = { users: { nodes: Array<{ id: string, name: string, displayName: string, role: UserRole, allLibraries: boolean, enabled: boolean, lastLoginAt: string | null, grantedLibraries: Array<{ id: string }> }> }, libraries: Array<{ id: string, name: string }> };

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
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
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

export type MoviePageQueryVariables = Exact<{
  id: string | number;
}>;


export type MoviePageQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie', id: string, title: string, originalTitle: string | null, year: number | null, runtimeMs: number | null, certification: string | null, rating: number | null, tagline: string | null, overview: string | null, studios: Array<string>, countries: Array<string>, missingSince: string | null, credits: Array<{ role: CreditRole, character: string | null, person: { id: string, name: string } | null }>, files: Array<{ edition: string | null, part: number | null, file: { id: string, name: string, sizeBytes: number, missingSince: string | null, container: string | null, durationMs: number | null, bitRate: number | null, width: number | null, height: number | null, videoCodec: string | null, audioCodec: string | null, hdr: Hdr | null, streams: Array<{ index: number, kind: StreamKind, codec: string, profile: string | null, language: string | null, title: string | null, default: boolean, forced: boolean, hearingImpaired: boolean, commentary: boolean, attachedPicture: boolean, width: number | null, height: number | null, bitDepth: number | null, hdr: Hdr | null, frameRate: string | null, channels: number | null, channelLayout: string | null }> } | null }>, extras: Array<{ kind: ExtraKind, title: string, file: { id: string, durationMs: number | null, missingSince: string | null } | null }>, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null, backdrop: { id: string, blurhash: string | null, large: string } | null, logo: { id: string, width: number | null, height: number | null, url: string } | null, genres: Array<{ id: string, name: string }>, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
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


export type MoviesQuery = { movies: { nodes: Array<{ id: string, title: string, year: number | null, runtimeMs: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type GenresQueryVariables = Exact<{ [key: string]: never; }>;


export type GenresQuery = { genres: Array<{ id: string, name: string }> };

export type AlbumPageQueryVariables = Exact<{
  id: string | number;
}>;


export type AlbumPageQuery = { node:
    | { __typename: 'Album', missingSince: string | null, trackCount: number, durationMs: number, id: string, title: string, credit: string, year: number | null, kind: AlbumKind, genres: Array<{ id: string, name: string }>, artists: Array<{ artist: { id: string, name: string } | null }>, releases: Array<{ id: string, year: number | null, label: string | null, catalogueNumber: string | null, country: string | null, discs: Array<{ number: number, title: string | null, media: string | null, tracks: Array<{ id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null } | null }> }> }>, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
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
    | { __typename: 'Artist', missingSince: string | null, id: string, name: string, albumCount: number, trackCount: number, genres: Array<{ id: string, name: string }>, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series' }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null, albums: { nodes: Array<{ id: string, title: string, credit: string, year: number | null, kind: AlbumKind, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null }> }, tracks: { nodes: Array<{ id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null } | null }> } };

export type ArtistsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ArtistFilter | null | undefined;
  orderBy?: ArtistOrder | null | undefined;
}>;


export type ArtistsQuery = { artists: { nodes: Array<{ id: string, name: string, albumCount: number, trackCount: number, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AlbumsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: AlbumFilter | null | undefined;
  orderBy?: AlbumOrder | null | undefined;
}>;


export type AlbumsQuery = { albums: { nodes: Array<{ id: string, title: string, credit: string, year: number | null, kind: AlbumKind, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { continueWatching: Array<{ positionMs: number, durationMs: number, lastPlayedAt: string | null, item:
      | { __typename: 'Channel', id: string, name: string }
      | { __typename: 'Episode', id: string, seasonNumber: number, number: number | null, episodeTitle: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null, series: { id: string, title: string } | null }
      | { __typename: 'File', id: string, name: string }
      | { __typename: 'Movie', id: string, title: string, year: number | null, backdrop: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null }
      | { __typename: 'Track', id: string, name: string }
     | null }>, movies: { nodes: Array<{ id: string, title: string, year: number | null, runtimeMs: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null }> }, series: { nodes: Array<{ id: string, title: string, year: number | null, episodeCount: number, watchedEpisodeCount: number, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null }> } };

export type SearchQueryVariables = Exact<{
  text: string;
}>;


export type SearchQuery = { search: Array<{ kind: SearchKind, title: string, year: number | null, node:
      | { __typename: 'Album', id: string, title: string, credit: string, year: number | null, kind: AlbumKind, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null }
      | { __typename: 'ApiKey' }
      | { __typename: 'Artist', id: string, name: string, albumCount: number, trackCount: number, picture: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null }
      | { __typename: 'Artwork' }
      | { __typename: 'Channel' }
      | { __typename: 'Episode', id: string, seasonNumber: number, number: number | null, absolute: number | null, airedOn: string | null, overview: string | null, runtimeMs: number | null, missingSince: string | null, episodeTitle: string | null, series: { id: string, title: string } | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null }
      | { __typename: 'File' }
      | { __typename: 'FileProblem' }
      | { __typename: 'Genre' }
      | { __typename: 'Job' }
      | { __typename: 'Library' }
      | { __typename: 'Listen' }
      | { __typename: 'Login' }
      | { __typename: 'Movie', id: string, title: string, year: number | null, runtimeMs: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null }
      | { __typename: 'Person' }
      | { __typename: 'PlaybackSession' }
      | { __typename: 'Programme' }
      | { __typename: 'Release' }
      | { __typename: 'Scan' }
      | { __typename: 'ScrobbleAccount' }
      | { __typename: 'Season' }
      | { __typename: 'Series', id: string, title: string, year: number | null, episodeCount: number, watchedEpisodeCount: number, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null }
      | { __typename: 'Track', id: string, title: string, credit: string, disc: number, number: number | null, durationMs: number, missingSince: string | null, playCount: number, replayGain: { trackDb: number | null, trackPeak: number | null, albumDb: number | null, albumPeak: number | null } | null, album: { id: string, title: string, cover: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null } | null }
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
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
    | { __typename: 'Scan' }
    | { __typename: 'ScrobbleAccount' }
    | { __typename: 'Season' }
    | { __typename: 'Series', id: string, title: string, originalTitle: string | null, year: number | null, status: SeriesStatus, certification: string | null, rating: number | null, overview: string | null, studios: Array<string>, countries: Array<string>, missingSince: string | null, episodeCount: number, watchedEpisodeCount: number, credits: Array<{ role: CreditRole, character: string | null, person: { id: string, name: string } | null }>, extras: Array<{ kind: ExtraKind, title: string, file: { id: string, durationMs: number | null, missingSince: string | null } | null }>, seasons: Array<{ id: string, number: number, title: string | null, overview: string | null, episodes: Array<{ id: string, seasonNumber: number, number: number | null, absolute: number | null, airedOn: string | null, overview: string | null, runtimeMs: number | null, missingSince: string | null, episodeTitle: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null, watchState: { positionMs: number, durationMs: number, watched: boolean, lastPlayedAt: string | null } | null }> }>, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null, backdrop: { id: string, blurhash: string | null, large: string } | null, logo: { id: string, width: number | null, height: number | null, url: string } | null, genres: Array<{ id: string, name: string }> }
    | { __typename: 'Track' }
    | { __typename: 'User' }
   | null };

export type SeriesListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: SeriesFilter | null | undefined;
  orderBy?: SeriesOrder | null | undefined;
}>;


export type SeriesListQuery = { series: { nodes: Array<{ id: string, title: string, year: number | null, episodeCount: number, watchedEpisodeCount: number, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PlayPageQueryVariables = Exact<{
  id: string | number;
}>;


export type PlayPageQuery = { node:
    | { __typename: 'Album' }
    | { __typename: 'ApiKey' }
    | { __typename: 'Artist' }
    | { __typename: 'Artwork' }
    | { __typename: 'Channel' }
    | { __typename: 'Episode', id: string, seasonNumber: number, number: number | null, episodeTitle: string | null, series: { id: string, title: string, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null, seasons: Array<{ id: string, number: number }> } | null, season: { id: string, number: number, episodes: Array<{ id: string, seasonNumber: number, number: number | null, missingSince: string | null, episodeTitle: string | null, still: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null }> } | null }
    | { __typename: 'File', id: string, name: string }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie', id: string, title: string, year: number | null, poster: { id: string, width: number | null, height: number | null, blurhash: string | null, small: string, large: string } | null }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
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
    | { __typename: 'Episode' }
    | { __typename: 'File' }
    | { __typename: 'FileProblem' }
    | { __typename: 'Genre' }
    | { __typename: 'Job' }
    | { __typename: 'Library' }
    | { __typename: 'Listen' }
    | { __typename: 'Login' }
    | { __typename: 'Movie' }
    | { __typename: 'Person' }
    | { __typename: 'PlaybackSession' }
    | { __typename: 'Programme' }
    | { __typename: 'Release' }
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
export const CreditLineFragmentDoc = new TypedDocumentString(`
    fragment CreditLine on Credit {
  role
  character
  person {
    id
    name
  }
}
    `, {"fragmentName":"CreditLine"}) as unknown as TypedDocumentString<CreditLineFragment, unknown>;
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
export const PosterFragmentDoc = new TypedDocumentString(`
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  small: url(width: 240)
  large: url(width: 480)
}
    `, {"fragmentName":"Poster"}) as unknown as TypedDocumentString<PosterFragment, unknown>;
export const WatchFragmentDoc = new TypedDocumentString(`
    fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
    `, {"fragmentName":"Watch"}) as unknown as TypedDocumentString<WatchFragment, unknown>;
export const MovieCardFragmentDoc = new TypedDocumentString(`
    fragment MovieCard on Movie {
  id
  title
  year
  runtimeMs
  poster {
    ...Poster
  }
  watchState {
    ...Watch
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  small: url(width: 240)
  large: url(width: 480)
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}`, {"fragmentName":"MovieCard"}) as unknown as TypedDocumentString<MovieCardFragment, unknown>;
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
  title
  originalTitle
  year
  runtimeMs
  certification
  rating
  tagline
  overview
  studios
  countries
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
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  small: url(width: 240)
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
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}`, {"fragmentName":"MovieHead"}) as unknown as TypedDocumentString<MovieHeadFragment, unknown>;
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
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  small: url(width: 240)
  large: url(width: 480)
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
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  small: url(width: 240)
  large: url(width: 480)
}`, {"fragmentName":"ArtistCard"}) as unknown as TypedDocumentString<ArtistCardFragment, unknown>;
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
  small: url(width: 240)
  large: url(width: 480)
}`, {"fragmentName":"Song"}) as unknown as TypedDocumentString<SongFragment, unknown>;
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
  small: url(width: 360)
  large: url(width: 720)
}
    `, {"fragmentName":"Wide"}) as unknown as TypedDocumentString<WideFragment, unknown>;
export const NextEpisodeFragmentDoc = new TypedDocumentString(`
    fragment NextEpisode on Episode {
  id
  episodeTitle: title
  seasonNumber
  number
  missingSince
  still {
    ...Wide
  }
}
    fragment Wide on Artwork {
  id
  width
  height
  blurhash
  small: url(width: 360)
  large: url(width: 720)
}`, {"fragmentName":"NextEpisode"}) as unknown as TypedDocumentString<NextEpisodeFragment, unknown>;
export const WatchingCardFragmentDoc = new TypedDocumentString(`
    fragment WatchingCard on WatchState {
  positionMs
  durationMs
  lastPlayedAt
  item {
    __typename
    ... on Movie {
      id
      title
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
      episodeTitle: title
      seasonNumber
      number
      still {
        ...Wide
      }
      series {
        id
        title
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
  small: url(width: 360)
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
      title
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
      episodeTitle: title
      seasonNumber
      number
      series {
        id
        title
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
  small: url(width: 240)
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
export const SeriesCardFragmentDoc = new TypedDocumentString(`
    fragment SeriesCard on Series {
  id
  title
  year
  episodeCount
  watchedEpisodeCount
  poster {
    ...Poster
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  small: url(width: 240)
  large: url(width: 480)
}`, {"fragmentName":"SeriesCard"}) as unknown as TypedDocumentString<SeriesCardFragment, unknown>;
export const SeriesHeadFragmentDoc = new TypedDocumentString(`
    fragment SeriesHead on Series {
  id
  title
  originalTitle
  year
  status
  certification
  rating
  overview
  studios
  countries
  missingSince
  episodeCount
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
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  small: url(width: 240)
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
}`, {"fragmentName":"SeriesHead"}) as unknown as TypedDocumentString<SeriesHeadFragment, unknown>;
export const EpisodeRowFragmentDoc = new TypedDocumentString(`
    fragment EpisodeRow on Episode {
  id
  seasonNumber
  number
  absolute
  episodeTitle: title
  airedOn
  overview
  runtimeMs
  missingSince
  still {
    ...Wide
  }
  watchState {
    ...Watch
  }
}
    fragment Wide on Artwork {
  id
  width
  height
  blurhash
  small: url(width: 360)
  large: url(width: 720)
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}`, {"fragmentName":"EpisodeRow"}) as unknown as TypedDocumentString<EpisodeRowFragment, unknown>;
export const UserRowFragmentDoc = new TypedDocumentString(`
    fragment UserRow on User {
  id
  name
  displayName
  role
  allLibraries
  enabled
  lastLoginAt
  grantedLibraries {
    id
  }
}
    `, {"fragmentName":"UserRow"}) as unknown as TypedDocumentString<UserRowFragment, unknown>;
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
    user {
      id
      name
      displayName
      role
    }
  }
}
    `) as unknown as TypedDocumentString<SessionQuery, SessionQueryVariables>;
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
  small: url(width: 240)
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
  small: url(width: 240)
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
}`) as unknown as TypedDocumentString<RandomSongsQuery, RandomSongsQueryVariables>;
export const SeasonEpisodesDocument = new TypedDocumentString(`
    query SeasonEpisodes($id: ID!) {
  node(id: $id) {
    __typename
    ... on Season {
      episodes {
        ...NextEpisode
      }
    }
  }
}
    fragment Wide on Artwork {
  id
  width
  height
  blurhash
  small: url(width: 360)
  large: url(width: 720)
}
fragment NextEpisode on Episode {
  id
  episodeTitle: title
  seasonNumber
  number
  missingSince
  still {
    ...Wide
  }
}`) as unknown as TypedDocumentString<SeasonEpisodesQuery, SeasonEpisodesQueryVariables>;
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
  small: url(width: 240)
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
      title
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
      episodeTitle: title
      seasonNumber
      number
      series {
        id
        title
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
export const AccountDocument = new TypedDocumentString(`
    query Account {
  scrobbleServices
  scrobbleAccounts {
    ...ScrobbleRow
  }
  viewer {
    user {
      id
      name
      displayName
      role
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
  small: url(width: 240)
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
      title
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
      episodeTitle: title
      seasonNumber
      number
      series {
        id
        title
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
    fragment UserRow on User {
  id
  name
  displayName
  role
  allLibraries
  enabled
  lastLoginAt
  grantedLibraries {
    id
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
export const MoviePageDocument = new TypedDocumentString(`
    query MoviePage($id: ID!) {
  node(id: $id) {
    __typename
    ... on Movie {
      ...MovieHead
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
  small: url(width: 240)
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
fragment CreditLine on Credit {
  role
  character
  person {
    id
    name
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
fragment MovieHead on Movie {
  id
  title
  originalTitle
  year
  runtimeMs
  certification
  rating
  tagline
  overview
  studios
  countries
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
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
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
  small: url(width: 240)
  large: url(width: 480)
}
fragment MovieCard on Movie {
  id
  title
  year
  runtimeMs
  poster {
    ...Poster
  }
  watchState {
    ...Watch
  }
}
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}`) as unknown as TypedDocumentString<MoviesQuery, MoviesQueryVariables>;
export const GenresDocument = new TypedDocumentString(`
    query Genres {
  genres {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<GenresQuery, GenresQueryVariables>;
export const AlbumPageDocument = new TypedDocumentString(`
    query AlbumPage($id: ID!) {
  node(id: $id) {
    __typename
    ... on Album {
      ...AlbumCard
      missingSince
      trackCount
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
  small: url(width: 240)
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
}`) as unknown as TypedDocumentString<AlbumPageQuery, AlbumPageQueryVariables>;
export const ArtistPageDocument = new TypedDocumentString(`
    query ArtistPage($id: ID!) {
  node(id: $id) {
    __typename
    ... on Artist {
      ...ArtistCard
      missingSince
      genres {
        id
        name
      }
    }
  }
  albums(first: 100, filter: {artistId: $id}, orderBy: {field: YEAR}) {
    nodes {
      ...AlbumCard
    }
  }
  tracks(first: 100, filter: {artistId: $id}, orderBy: {field: ARTIST}) {
    nodes {
      ...Song
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  small: url(width: 240)
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
}
fragment ArtistCard on Artist {
  id
  name
  albumCount
  trackCount
  picture {
    ...Poster
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
}`) as unknown as TypedDocumentString<ArtistPageQuery, ArtistPageQueryVariables>;
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
  small: url(width: 240)
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
}`) as unknown as TypedDocumentString<ArtistsQuery, ArtistsQueryVariables>;
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
  small: url(width: 240)
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
}`) as unknown as TypedDocumentString<AlbumsQuery, AlbumsQueryVariables>;
export const HomeDocument = new TypedDocumentString(`
    query Home {
  continueWatching(first: 12) {
    ...WatchingCard
  }
  movies(first: 18, orderBy: {field: ADDED_AT, direction: DESC}) {
    nodes {
      ...MovieCard
    }
  }
  series(first: 18, orderBy: {field: ADDED_AT, direction: DESC}) {
    nodes {
      ...SeriesCard
    }
  }
}
    fragment Poster on Artwork {
  id
  width
  height
  blurhash
  small: url(width: 240)
  large: url(width: 480)
}
fragment Wide on Artwork {
  id
  width
  height
  blurhash
  small: url(width: 360)
  large: url(width: 720)
}
fragment MovieCard on Movie {
  id
  title
  year
  runtimeMs
  poster {
    ...Poster
  }
  watchState {
    ...Watch
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
  item {
    __typename
    ... on Movie {
      id
      title
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
      episodeTitle: title
      seasonNumber
      number
      still {
        ...Wide
      }
      series {
        id
        title
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
fragment SeriesCard on Series {
  id
  title
  year
  episodeCount
  watchedEpisodeCount
  poster {
    ...Poster
  }
}`) as unknown as TypedDocumentString<HomeQuery, HomeQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($text: String!) {
  search(text: $text, first: 40) {
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
          title
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
  small: url(width: 240)
  large: url(width: 480)
}
fragment Wide on Artwork {
  id
  width
  height
  blurhash
  small: url(width: 360)
  large: url(width: 720)
}
fragment MovieCard on Movie {
  id
  title
  year
  runtimeMs
  poster {
    ...Poster
  }
  watchState {
    ...Watch
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
}
fragment ArtistCard on Artist {
  id
  name
  albumCount
  trackCount
  picture {
    ...Poster
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
fragment SeriesCard on Series {
  id
  title
  year
  episodeCount
  watchedEpisodeCount
  poster {
    ...Poster
  }
}
fragment EpisodeRow on Episode {
  id
  seasonNumber
  number
  absolute
  episodeTitle: title
  airedOn
  overview
  runtimeMs
  missingSince
  still {
    ...Wide
  }
  watchState {
    ...Watch
  }
}`) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const SeriesPageDocument = new TypedDocumentString(`
    query SeriesPage($id: ID!) {
  node(id: $id) {
    __typename
    ... on Series {
      ...SeriesHead
      credits(first: 24) {
        ...CreditLine
      }
      extras {
        ...ExtraRow
      }
      seasons {
        id
        number
        title
        overview
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
  small: url(width: 240)
  large: url(width: 480)
}
fragment Wide on Artwork {
  id
  width
  height
  blurhash
  small: url(width: 360)
  large: url(width: 720)
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
fragment CreditLine on Credit {
  role
  character
  person {
    id
    name
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
fragment Watch on WatchState {
  positionMs
  durationMs
  watched
  lastPlayedAt
}
fragment SeriesHead on Series {
  id
  title
  originalTitle
  year
  status
  certification
  rating
  overview
  studios
  countries
  missingSince
  episodeCount
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
}
fragment EpisodeRow on Episode {
  id
  seasonNumber
  number
  absolute
  episodeTitle: title
  airedOn
  overview
  runtimeMs
  missingSince
  still {
    ...Wide
  }
  watchState {
    ...Watch
  }
}`) as unknown as TypedDocumentString<SeriesPageQuery, SeriesPageQueryVariables>;
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
  small: url(width: 240)
  large: url(width: 480)
}
fragment SeriesCard on Series {
  id
  title
  year
  episodeCount
  watchedEpisodeCount
  poster {
    ...Poster
  }
}`) as unknown as TypedDocumentString<SeriesListQuery, SeriesListQueryVariables>;
export const PlayPageDocument = new TypedDocumentString(`
    query PlayPage($id: ID!) {
  node(id: $id) {
    __typename
    ... on Movie {
      id
      title
      year
      poster {
        ...Poster
      }
    }
    ... on Episode {
      id
      episodeTitle: title
      seasonNumber
      number
      series {
        id
        title
        poster {
          ...Poster
        }
        seasons {
          id
          number
        }
      }
      season {
        id
        number
        episodes {
          ...NextEpisode
        }
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
  small: url(width: 240)
  large: url(width: 480)
}
fragment Wide on Artwork {
  id
  width
  height
  blurhash
  small: url(width: 360)
  large: url(width: 720)
}
fragment NextEpisode on Episode {
  id
  episodeTitle: title
  seasonNumber
  number
  missingSince
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