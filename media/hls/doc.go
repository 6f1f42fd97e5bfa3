// Package hls serves files as HLS: complete playlists made from the file's index, segments copied in a
// worker's memory, and segments made by transcode heads that sessions share.
//
// An Engine is asked with a media.Spec, which says everything about one session's stream; the engine
// keeps nothing that a spec could not rebuild. Renditions are named by the playlists:
//
//	master.m3u8                      Engine.Master
//	{rendition}/index.m3u8           Engine.MediaPlaylist
//	{rendition}/keyframes.m3u8       Engine.Keyframes, of copied pictures
//	{rendition}/key-{start}-{end}.m4s Engine.Segment, one keyframe
//	{rendition}/init.mp4             Engine.Segment, name "init.mp4"
//	{rendition}/{start}-{end}.m4s    Engine.Segment, microseconds from the start of the presentation
//	{rendition}/{start}-{end}.vtt    Engine.Segment, subtitles
//
// Segments that are encoded are about two seconds long, and one second where playing begins (the start and
// Spec.ResumeUs). They are kept in memory and, by Config.Folder, on disk over restarts.
//
// All addresses in playlists are relative to the master playlist's folder, so a signature belongs into
// the path before it. Names are immutable: the same name always means the same pictures, for every
// session of the same file. Every Body carries a strong ETag.
//
// The calls, for those who own sessions:
//
//	New(Deps) (*Engine, error)
//	(*Engine).Validate(spec *media.Spec) error                 can this spec be served? fault.Invalid if not
//	(*Engine).Warm(spec *media.Spec, at time.Duration)         start what the first segment at that place needs
//	(*Engine).Master(spec *media.Spec) ([]byte, error)
//	(*Engine).MediaPlaylist(spec *media.Spec, rendition string) ([]byte, error)
//	(*Engine).Segment(ctx, spec *media.Spec, rendition, name string) (*Body, error)
//	(*Engine).Progress(session string) []Progress              the heads that this session holds
//	(*Engine).Watch(session string) (changed <-chan struct{}, stop func())
//	(*Engine).Release(session string)                          ends the session's heads that nobody shares
//	(*Engine).Load() media.Load                                what transcodes take of the machine, as measured
//	(*Engine).Cost(spec *media.Spec) float64                   what starting this one would take; see media.Load.Room
//	(*Engine).Busy() bool                                      some transcode has little to spare
//	(*Engine).Close() error                                    ends every head
//
// Failures: fault.NotFound for a rendition or name that the spec does not have, fault.Invalid for a spec
// that cannot be served, fault.Unavailable (wrapping media.ErrBusy, media.ErrTimeout or media.ErrNoWorker)
// for what may work later, as *Later where the time is known after which to ask again, media.ErrCorrupt and
// media.ErrCrashed for a file that cannot be played this way, and the system's own error (fs.ErrNotExist ...),
// without a path, for one that cannot be read.
package hls
