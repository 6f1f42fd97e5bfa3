package server

import (
	"net/http"
	"strconv"
	"strings"

	"revenge/internal/platform/fault"
	"revenge/internal/playback"
	"revenge/internal/trickplay"
)

// WithTiles serves the small pictures of files too, to whoever may play them.
func (s *Streams) WithTiles(tiles *trickplay.Service) *Streams {
	s.tiles = tiles
	return s
}

// tileList sends the WebVTT that says where each picture stands.
func (s *Streams) tileList(w http.ResponseWriter, r *http.Request, stream *playback.Stream) error {
	if s.tiles == nil {
		return fault.NotFound
	}
	text, err := s.tiles.WebVTT(r.Context(), stream.Session.FileID)
	if err == nil {
		content{text, "text/vtt; charset=utf-8", contentTag(string(text)), checked}.sendText(w, r)
	}
	return err
}

// tileSheet sends one sheet of pictures.
func (s *Streams) tileSheet(w http.ResponseWriter, r *http.Request, stream *playback.Stream) error {
	number, _, _ := strings.Cut(r.PathValue("name"), ".")
	n, err := strconv.Atoi(number)
	if s.tiles == nil || err != nil || strconv.Itoa(n)+".jpg" != r.PathValue("name") {
		return fault.NotFound
	}
	sheet, err := s.tiles.Sheet(r.Context(), stream.Session.FileID, n)
	if err == nil {
		content{sheet, "image/jpeg", contentTag(string(sheet)), checked}.send(w, r)
	}
	return err
}
