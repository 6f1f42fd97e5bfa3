package model

import (
	"revenge/internal/library"
	"revenge/media"
)

// Stream is a stream inside a file, as it was probed. A fact that was not found out, or does not apply, is null.
type Stream struct{ *library.Stream }

// Profile is the codec's profile.
func (s *Stream) Profile() *string { return stated(&s.Stream.Profile) }

// RFC6381 is the codec as browsers want it named.
func (s *Stream) RFC6381() *string { return stated(&s.Stream.RFC6381) }

// BitRate is in bits per second.
func (s *Stream) BitRate() *int64 { return stated(&s.Stream.BitRate) }

// Language is BCP 47 where it is known.
func (s *Stream) Language() *string { return stated(&s.Stream.Language) }

// Title is the stream's own title.
func (s *Stream) Title() *string { return stated(&s.Stream.Title) }

// Width is in pixels, as coded.
func (s *Stream) Width() *int { return stated(&s.Stream.Width) }

// Height is in pixels, as coded.
func (s *Stream) Height() *int { return stated(&s.Stream.Height) }

// FrameRate is an exact fraction.
func (s *Stream) FrameRate() *string { return stated(&s.Stream.FrameRate) }

// BitDepth is that of each colour.
func (s *Stream) BitDepth() *int { return stated(&s.Stream.BitDepth) }

// HDR is the dynamic range.
func (s *Stream) HDR() *media.HDR { return stated(&s.Stream.HDR) }

// Channels is how many there are.
func (s *Stream) Channels() *int { return stated(&s.Stream.Channels) }

// ChannelLayout is their arrangement.
func (s *Stream) ChannelLayout() *string { return stated(&s.Stream.ChannelLayout) }

// SampleRate is in hertz.
func (s *Stream) SampleRate() *int { return stated(&s.Stream.SampleRate) }

// Rotation is in degrees clockwise; videos have it also where it is zero.
func (s *Stream) Rotation() *int { return ofVideo(s, &s.Stream.Rotation) }

// Interlaced is said of videos alone.
func (s *Stream) Interlaced() *bool { return ofVideo(s, &s.Stream.Interlaced) }

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
