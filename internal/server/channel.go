package server

import (
	"net/http"

	"revenge/internal/platform/fault"
	"revenge/internal/playback"
	"revenge/media/restream"
)

// WithChannels serves live channels too.
func (s *Streams) WithChannels(channels *restream.Tuner) *Streams {
	s.channels = channels
	return s
}

// channel sends what a live channel's session asks for. One node receives it, so that all its requests are of one stream.
func (s *Streams) channel(w http.ResponseWriter, r *http.Request, stream *playback.Stream) error {
	if stream.Channel == nil || s.channels == nil {
		return fault.NotFound
	}
	if s.forwarded(w, r, stream) {
		return nil
	}
	if err := s.sessions.Own(r.Context(), stream); err != nil {
		return err
	}
	of := restream.Channel{ID: stream.Channel.ID.String(), Address: stream.Channel.Address}
	return s.channels.Serve(w, r, of, r.PathValue("name"))
}
