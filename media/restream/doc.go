// Package restream receives live channels (HLS) and serves them on, as they are, as low-latency HLS.
//
// A Tuner receives each channel once, however many watch it: the first who asks opens the connection to its source, and
// it ends when nobody has asked for a while. A source that breaks off is asked again, and the stream then goes on where it
// stopped, on the same playlists: its time has no hole. Only when the source comes back with other codecs does the stream
// begin anew, under other names.
//
//	index.m3u8                       the multivariant playlist
//	{track}_stream.m3u8              a track's playlist, with blocking reload
//	{prefix}_{track}_init.mp4, _seg{n}.mp4, _part{n}.mp4
//
// Addresses are foreign: the client that they are asked by is the caller's, and is expected to be guarded.
// Failures are *Refused: of a source that is away or names nothing that can be copied, and of too many channels at once.
package restream
