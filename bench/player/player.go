// Package player asks a server to play as a player would, for the benchmarks.
package player

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"slices"
	"time"

	"github.com/bluenviron/gohlslib/v2/pkg/playlist"

	"revenge/bench/program"
)

// Stream is a session with its playlists.
type Stream struct {
	Session  string
	Decision string
	server   *program.Server
	Video    Rendition
	Audio    Rendition // without segments when the sound is part of the picture's
}

// Rendition is one media playlist.
type Rendition struct {
	server   *program.Server
	folder   string
	Init     string
	Segments []Segment
}

// Segment is one line of a playlist.
type Segment struct {
	name     string
	From, To time.Duration
}

// Wish is how something is to be played.
type Wish struct {
	PositionMs int64
	// MaxHeight asks for an encoded picture of at most so many lines; 0 for the file's own.
	MaxHeight int
}

// Films returns the ids of the films that the server has.
func Films(s *program.Server) ([]string, error) {
	var found struct {
		Movies struct{ Nodes []struct{ ID string } }
	}
	if err := s.Ask(`{ movies(first: 100) { nodes { id } } }`, nil, &found); err != nil {
		return nil, err
	}
	var ids []string
	for _, n := range found.Movies.Nodes {
		ids = append(ids, n.ID)
	}
	if len(ids) == 0 {
		return nil, errors.New("the server has no films")
	}
	return ids, nil
}

const start = `mutation ($id: ID!, $at: Int64!, $height: Int) { startPlayback(input: {itemId: $id, positionMs: $at, maxHeight: $height,
	capabilities: {containers: ["mp4"], video: [{codec: "h264"}], audio: [{codec: "aac"}]}}) {
	session { id url decision } userErrors { message } } }`

// Start begins to play a film and reads the playlists.
func Start(s *program.Server, film string, w Wish) (*Stream, error) {
	var got struct {
		StartPlayback struct {
			Session    *struct{ ID, URL, Decision string }
			UserErrors []struct{ Message string }
		}
	}
	variables := map[string]any{"id": film, "at": w.PositionMs}
	if w.MaxHeight > 0 {
		variables["height"] = w.MaxHeight
	}
	if err := s.Ask(start, variables, &got); err != nil {
		return nil, err
	}
	if got.StartPlayback.Session == nil {
		return nil, fmt.Errorf("not played: %v", got.StartPlayback.UserErrors)
	}
	p := &Stream{server: s, Session: got.StartPlayback.Session.ID, Decision: got.StartPlayback.Session.Decision}
	url := got.StartPlayback.Session.URL
	text, err := s.Get(url)
	if err != nil {
		return nil, err
	}
	var master playlist.Multivariant
	if err := master.Unmarshal(text); err != nil {
		return nil, err
	}
	if p.Video, err = rendition(s, path.Dir(url)+"/"+master.Variants[0].URI); err != nil {
		return nil, err
	}
	sound := slices.IndexFunc(master.Renditions, func(r *playlist.MultivariantRendition) bool {
		return r.Type == playlist.MultivariantRenditionTypeAudio && r.URI != nil
	})
	if sound >= 0 {
		p.Audio, err = rendition(s, path.Dir(url)+"/"+*master.Renditions[sound].URI)
	}
	return p, err
}

func rendition(s *program.Server, address string) (Rendition, error) {
	r := Rendition{server: s, folder: path.Dir(address) + "/"}
	text, err := s.Get(address)
	if err != nil {
		return r, err
	}
	var list playlist.Media
	if err := list.Unmarshal(text); err != nil {
		return r, err
	}
	if !list.Endlist {
		return r, fmt.Errorf("%s is not complete", address)
	}
	if list.Map != nil {
		r.Init = r.folder + list.Map.URI
	}
	var at time.Duration
	for _, g := range list.Segments {
		r.Segments = append(r.Segments, Segment{name: r.folder + g.URI, From: at, To: at + g.Duration})
		at += g.Duration
	}
	return r, nil
}

// At is the number of the segment that is shown at that time.
func (r *Rendition) At(t time.Duration) int {
	n := slices.IndexFunc(r.Segments, func(g Segment) bool { return g.To > t })
	if n < 0 {
		return len(r.Segments) - 1
	}
	return n
}

// received holds the segment that was fetched last: one player plays at a time, and has its buffer already.
var received bytes.Buffer

// Get fetches a segment and returns how many bytes it has. It is not safe for concurrent use.
func (r *Rendition) Get(n int) (int, error) {
	err := r.server.Read(r.Segments[n].name, &received)
	data := received.Bytes()
	if err == nil && (len(data) < 100 || !bytes.Contains(data[:min(len(data), 4096)], []byte("moof"))) {
		err = fmt.Errorf("%s is no fragment", r.Segments[n].name)
	}
	return len(data), err
}

// Stop ends the session.
func (p *Stream) Stop() error {
	return p.server.Ask(`mutation ($id: ID!) { stopPlayback(input: {sessionId: $id}) { userErrors { message } } }`,
		map[string]any{"id": p.Session}, &struct{}{})
}

// Median sorts the values and returns the middle one.
func Median(all []float64) float64 {
	slices.Sort(all)
	return all[len(all)/2]
}
