package resolvers_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/live"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/playback"
	"revenge/media"
	"revenge/media/hls"
)

// shelf is the seed's film with its first file, and nothing else, for who may see it; what it plays is made up here, and no
// bytes are read.
type shelf struct{ db *db.DB }

var (
	shelfItem    = uuid.MustParse("01900000-0000-7000-8000-000000000101")
	shelfFile    = uuid.MustParse("01900000-0000-7000-8000-000000000f01")
	shelfLibrary = uuid.MustParse("01900000-0000-7000-8000-0000000000a1")
)

func (s shelf) Item(ctx context.Context, v access.Viewer, kind playback.ItemKind, key uuid.UUID) (*playback.Item, []playback.Candidate, error) {
	if key != shelfItem || kind != playback.ItemMovie || !v.Sees(shelfLibrary) {
		return nil, nil, fault.NotFound
	}
	if _, err := db.Value[bool](ctx, s.db, `SELECT true FROM movies WHERE id = $1`, key); err != nil && v.Restricted {
		return nil, nil, err
	}
	return &playback.Item{Kind: kind, ID: key, LibraryID: shelfLibrary}, []playback.Candidate{shelfCandidate()}, nil
}

func (shelf) File(_ context.Context, v access.Viewer, key uuid.UUID) (*playback.Candidate, error) {
	if key != shelfFile || !v.Sees(shelfLibrary) {
		return nil, fault.NotFound
	}
	c := shelfCandidate()
	return &c, nil
}

func shelfCandidate() playback.Candidate {
	return playback.Candidate{FileID: shelfFile, Index: &media.Index{Keyframes: []int64{0}}, Info: media.Info{Container: "matroska", DurationMs: 6_960_000, BitRate: 9_000_000, Streams: []media.Stream{
		{Index: 0, Kind: media.StreamVideo, Codec: "hevc", Width: 1920, Height: 1080, BitDepth: 8, FrameRate: "24/1", PixelFormat: "yuv420p"},
		{Index: 1, Kind: media.StreamAudio, Codec: "ac3", Channels: 6, Language: "de", Default: true},
		{Index: 2, Kind: media.StreamSubtitle, Codec: "hdmv_pgs_subtitle", Language: "en"},
	}}}
}

// mast receives the seed's channels, but for the second one, which is away; no bytes are received.
type mast struct{ channels *live.Service }

func (m mast) Channel(ctx context.Context, v access.Viewer, key uuid.UUID) (*playback.Channel, error) {
	s, err := m.channels.Stream(ctx, v, key)
	if err != nil {
		return nil, err
	}
	return &playback.Channel{ID: s.ChannelID, LibraryID: s.LibraryID, Address: s.Address}, nil
}

func (mast) Tune(_ context.Context, c *playback.Channel) ([]string, error) {
	if strings.HasSuffix(c.Address, "/2.m3u8") {
		return nil, playback.Refuse(playback.RefusedChannelAway)
	}
	return []string{"avc1.64001f", "mp4a.40.2"}, nil
}

// still is an engine that nothing was asked of.
type still struct{}

func (still) Validate(*media.Spec) error             { return nil }
func (still) Choose(*media.Spec)                     {}
func (still) RawNames(s *media.Spec, k int) []string { return hls.RawNames(s, k) }
func (still) Warm(*media.Spec, time.Duration)        {}
func (still) Encoding(string) []playback.Encoding    { return nil }
func (still) Watch(string) (<-chan struct{}, func()) { return nil, func() {} }
func (still) Release(string)                         {}
func (still) Load() media.Load                       { return media.Load{Capacity: 4, Used: 2.5, Factor: 1} }

// away is a media worker that does not start.
type away struct{}

func (away) Healthy(context.Context) error {
	return errors.New("revenge-media is not there; run `make build`")
}

// painter stands for the worker: all that it is given becomes the same small picture.
type painter struct{}

func (painter) picture() (*media.Picture, error) {
	return &media.Picture{Data: []byte("picture"), MimeType: "image/jpeg", Width: 640, Height: 360, Blurhash: "LEHV6nWB2yk8pyo0adR*.7kCMdnj"}, nil
}

func (p painter) Still(context.Context, media.Source, time.Duration, int) (*media.Picture, error) {
	return p.picture()
}
func (p painter) Cover(context.Context, media.Source, int) (*media.Picture, error) {
	return p.picture()
}
func (p painter) Resize(context.Context, io.Reader, int, int) (*media.Picture, error) {
	return p.picture()
}
