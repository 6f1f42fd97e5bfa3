package model

import (
	"revenge/internal/library"
	"revenge/media"
)

// Stream is a stream inside a file, as it was probed. A fact that was not found out, or does not apply, is null.
type Stream struct{ *library.Stream }

// The facts that may be null.

func (s *Stream) Profile() *string       { return stated(&s.Stream.Profile) }
func (s *Stream) RFC6381() *string       { return stated(&s.Stream.RFC6381) }
func (s *Stream) BitRate() *int64        { return stated(&s.Stream.BitRate) }
func (s *Stream) Language() *string      { return stated(&s.Stream.Language) }
func (s *Stream) Title() *string         { return stated(&s.Stream.Title) }
func (s *Stream) Width() *int            { return stated(&s.Stream.Width) }
func (s *Stream) Height() *int           { return stated(&s.Stream.Height) }
func (s *Stream) FrameRate() *string     { return stated(&s.Stream.FrameRate) }
func (s *Stream) BitDepth() *int         { return stated(&s.Stream.BitDepth) }
func (s *Stream) HDR() *media.HDR        { return stated(&s.Stream.HDR) }
func (s *Stream) Channels() *int         { return stated(&s.Stream.Channels) }
func (s *Stream) ChannelLayout() *string { return stated(&s.Stream.ChannelLayout) }
func (s *Stream) SampleRate() *int       { return stated(&s.Stream.SampleRate) }
func (s *Stream) Rotation() *int         { return ofVideo(s, &s.Stream.Rotation) }
func (s *Stream) Interlaced() *bool      { return ofVideo(s, &s.Stream.Interlaced) }

// stated points at a fact of what was probed, which never changes; nil for the zero value.
func stated[T comparable](fact *T) *T {
	var zero T
	if *fact == zero {
		return nil
	}
	return fact
}

// ofVideo points at a fact that every video has; nil for other streams.
func ofVideo[T any](s *Stream, fact *T) *T {
	if s.Kind != media.StreamVideo {
		return nil
	}
	return fact
}
