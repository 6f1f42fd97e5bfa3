package artwork_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/outbound"
	"revenge/internal/platform/secret"
	"revenge/internal/testkit"
	"revenge/media"
	"revenge/media/worker"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// mediaWorker is revenge-media, built once for all tests.
var mediaWorker = sync.OnceValues(func() (string, error) {
	name := filepath.Join(os.TempDir(), fmt.Sprintf("revenge-media-artwork-%d", os.Getuid()))
	if out, err := exec.Command("go", "build", "-o", name, "revenge/cmd/revenge-media").CombinedOutput(); err != nil {
		return "", fmt.Errorf("build revenge-media (run scripts/deps, then eval \"$(scripts/env)\"): %w: %s", err, out)
	}
	return name, nil
})

func grabber(t *testing.T) media.Grabber {
	t.Helper()
	binary, err := mediaWorker()
	require.NoError(t, err)
	cfg := worker.Default()
	cfg.Binary, cfg.Size = binary, 2
	pool, err := worker.NewPool(cfg)
	require.NoError(t, err)
	t.Cleanup(pool.Close)
	return pool
}

type bench struct {
	*intaketest.Shelf
	pictures *artwork.Service
	clock    *clock.Fake
	cache    string
	kept     string
	guard    outbound.Guard
}

func setup(t *testing.T) *bench {
	t.Helper()
	b := &bench{Shelf: intaketest.New(t, library.KindMovies), clock: clock.NewFake(time.Date(2026, 2, 7, 20, 0, 0, 0, time.UTC)), cache: t.TempDir(), kept: t.TempDir()}
	b.pictures = b.service(artwork.Default(), grabber(t))
	return b
}

func (b *bench) service(c artwork.Config, g media.Grabber) *artwork.Service {
	keys, err := secret.Load("", "a secret for tests that is long enough")
	require.NoError(b, err)
	s, err := artwork.NewService(artwork.Deps{DB: b.DB, Grabber: g, Keys: keys, Clock: b.clock, Dir: b.cache, Kept: b.kept, Config: c, DecodePath: library.DecodePath, Guard: b.guard})
	require.NoError(b, err)
	return s
}

func (b *bench) picture(path string, width, height int, transparent bool) {
	b.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for x := range width {
		for y := range height {
			a := uint8(255)
			if transparent && x < width/2 {
				a = 0
			}
			img.SetNRGBA(x, y, color.NRGBA{uint8(x), uint8(y), 99, a})
		}
	}
	var out bytes.Buffer
	if transparent {
		require.NoError(b, png.Encode(&out, img))
	} else {
		require.NoError(b, jpeg.Encode(&out, img, nil))
	}
	b.Write(path, out.String())
}

func (b *bench) local(path string) artwork.New {
	return artwork.New{LibraryID: b.Library.ID, Role: artwork.Poster, Source: artwork.SourceLocal, RootID: &b.RootID, Path: &path, Version: "v1"}
}

func (b *bench) put(pictures ...artwork.New) []*artwork.Artwork {
	b.Helper()
	out, err := b.pictures.Put(b.Context(), b.DB, pictures)
	require.NoError(b, err)
	return out
}

func (b *bench) fetch(pictures ...*artwork.Artwork) []artwork.Failure {
	b.Helper()
	var ids []uuid.UUID
	for _, p := range pictures {
		ids = append(ids, p.ID)
	}
	failed, err := b.pictures.Fetch(b.Context(), ids)
	require.NoError(b, err)
	now, err := db.AllSQL[artwork.Artwork](b.Context(), b.DB, "SELECT * FROM artworks WHERE id = ANY($1)", ids)
	require.NoError(b, err)
	for _, p := range pictures {
		for _, n := range now {
			if n.ID == p.ID {
				*p = *n
			}
		}
	}
	return failed
}

func ref(t testing.TB, address string) artwork.Ref {
	t.Helper()
	u, err := url.Parse(address)
	require.NoError(t, err)
	parts := strings.Split(u.Path, "/")
	require.Len(t, parts, 5, address)
	return artwork.Ref{ID: parts[2], Version: parts[3], Size: parts[4], Signature: u.Query().Get("s")}
}

func TestFetchAndServe(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.picture("poster.jpg", 1000, 1500, false)
	b.picture("logo.png", 800, 300, true)
	logo := b.local("logo.png")
	logo.Role = artwork.Logo
	all := b.put(b.local("poster.jpg"), logo)
	require.Empty(t, b.fetch(all...))
	poster := all[0]
	require.Equal(t, artwork.Ready, poster.State)
	require.Equal(t, []int{1000, 1500}, []int{*poster.Width, *poster.Height})
	require.NotEmpty(t, *poster.Blurhash)
	require.Equal(t, "image/png", *all[1].MimeType)

	pic, etag, err := b.pictures.Open(t.Context(), ref(t, b.pictures.URL(poster, 200, artwork.FormatAuto)))
	require.NoError(t, err)
	require.NotEmpty(t, etag)
	size, _, err := image.DecodeConfig(bytes.NewReader(pic.Data))
	require.NoError(t, err)
	require.Equal(t, 240, size.Width, "the next of the fixed widths")
	again, same, err := b.pictures.Open(t.Context(), ref(t, b.pictures.URL(poster, 240, artwork.FormatAuto)))
	require.NoError(t, err)
	require.Equal(t, etag, same)
	require.Equal(t, pic.Data, again.Data)
	require.Equal(t, "image/jpeg", again.MimeType)
	big, _, err := b.pictures.Open(t.Context(), ref(t, b.pictures.URL(poster, 99999, artwork.FormatAuto)))
	require.NoError(t, err)
	size, _, err = image.DecodeConfig(bytes.NewReader(big.Data))
	require.NoError(t, err)
	require.Equal(t, 1000, size.Width, "never larger than it is")
	flat, _, err := b.pictures.Open(t.Context(), ref(t, b.pictures.URL(all[1], 360, artwork.FormatJPEG)))
	require.NoError(t, err)
	require.Equal(t, "image/jpeg", flat.MimeType)
	through, _, err := b.pictures.Open(t.Context(), ref(t, b.pictures.URL(all[1], 360, artwork.FormatAuto)))
	require.NoError(t, err)
	require.Equal(t, "image/png", through.MimeType)

	require.NoError(t, os.RemoveAll(b.cache))
	require.NoError(t, os.WriteFile(b.cache, nil, 0o600)) // nothing can be kept any more
	unkept, _, err := b.pictures.Open(t.Context(), ref(t, b.pictures.URL(poster, 120, artwork.FormatAuto)))
	require.NoError(t, err, "a disk that takes nothing costs only time")
	require.NotEmpty(t, unkept.Data)
}

func TestFetch_insideFiles(t *testing.T) {
	t.Parallel()
	b := setup(t)
	clips := testkit.Media(t)
	for _, name := range []string{"cover.mkv", "h264.mkv"} {
		data, err := os.ReadFile(filepath.Join(clips, name))
		require.NoError(t, err)
		f := b.Video(name)
		b.Write(name, string(data))
		b.Exec(`UPDATE files SET size_bytes = $2 WHERE id = $1`, f.File.ID, len(data))
		var p artwork.New
		if name == "h264.mkv" {
			p = artwork.New{LibraryID: b.Library.ID, Role: artwork.Still, Source: artwork.SourceFrame, FileID: &f.File.ID, AtMs: new(int64(500)), Version: "v"}
		} else {
			p = artwork.New{LibraryID: b.Library.ID, Role: artwork.Poster, Source: artwork.SourceEmbedded, FileID: &f.File.ID, StreamIndex: new(coverStream(t, filepath.Join(clips, name))), Version: "v"}
		}
		got := b.put(p)
		require.Empty(t, b.fetch(got...), name)
		require.Equal(t, artwork.Ready, got[0].State, name)
		require.NotEmpty(t, *got[0].Blurhash, name)
		_, _, err = b.pictures.Open(t.Context(), ref(t, b.pictures.URL(got[0], 120, artwork.FormatAuto)))
		require.NoError(t, err, name)
	}
}

// coverStream finds the cover as the scan does: by a probe.
func coverStream(t *testing.T, path string) int {
	t.Helper()
	probed, err := grabber(t).(media.Prober).Probe(t.Context(), media.Source{Path: path})
	require.NoError(t, err)
	for _, s := range probed.Info.Streams {
		if s.AttachedPicture {
			return s.Index
		}
	}
	require.NotEmpty(t, probed.Info.Attachments, "the clip has no cover")
	return probed.Info.Attachments[0].Index
}

func TestFetch_failures(t *testing.T) {
	t.Parallel()
	b := setup(t)
	outside := filepath.Join(t.TempDir(), "secret.jpg")
	require.NoError(t, os.WriteFile(outside, []byte("secret"), 0o600))
	require.NoError(t, os.Symlink(outside, filepath.Join(b.Dir, "link.jpg")))
	b.Write("broken.jpg", "no picture at all")
	require.NoError(t, os.Mkdir(filepath.Join(b.Dir, "folder.jpg"), 0o700))
	codes := map[string]string{"link.jpg": "PICTURE_OUTSIDE", "broken.jpg": "PICTURE_BROKEN", "gone.jpg": "PICTURE_GONE", "folder.jpg": "PICTURE_GONE", "../x.jpg": "PICTURE_OUTSIDE"}
	for path, code := range codes {
		got := b.put(b.local(path))
		failed := b.fetch(got...)
		require.Len(t, failed, 1, path)
		require.Equal(t, code, failed[0].Code, path)
		require.NotContains(t, failed[0].Message, b.Dir)
		require.Equal(t, path, *failed[0].Path)
		require.Equal(t, artwork.Failed, got[0].State)
		_, _, err := b.pictures.Open(t.Context(), ref(t, b.pictures.URL(got[0], 120, artwork.FormatAuto)))
		require.ErrorIs(t, err, fault.NotFound, path)
	}
}

func TestFetch_noWorker(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.picture("poster.jpg", 10, 10, false)
	cfg := worker.Default()
	cfg.Binary = filepath.Join(t.TempDir(), "nothing")
	pool, err := worker.NewPool(cfg)
	require.NoError(t, err)
	t.Cleanup(pool.Close)
	b.pictures = b.service(artwork.Default(), pool)
	got := b.put(b.local("poster.jpg"))
	_, err = b.pictures.Fetch(t.Context(), []uuid.UUID{got[0].ID})
	require.ErrorIs(t, err, media.ErrNoWorker)
	now, err := db.AllSQL[artwork.Artwork](t.Context(), b.DB, "SELECT * FROM artworks WHERE id = ANY($1)", []uuid.UUID{got[0].ID})
	require.NoError(t, err)
	require.Equal(t, artwork.Pending, now[0].State, "it is not the picture's fault")
	_, _, err = b.pictures.Open(t.Context(), ref(t, b.pictures.URL(got[0], 120, artwork.FormatAuto)))
	require.ErrorIs(t, err, fault.Unavailable)
}

func TestPut(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.picture("poster.jpg", 10, 10, false)
	other := b.local("poster.jpg")
	other.Role = artwork.Backdrop
	first := b.put(b.local("poster.jpg"), other, b.local("poster.jpg"))
	require.Equal(t, first[0].ID, first[2].ID)
	require.NotEqual(t, first[0].ID, first[1].ID)
	require.Empty(t, b.fetch(first[0]))
	same := b.put(b.local("poster.jpg"))
	require.Equal(t, artwork.Ready, same[0].State)
	changed := b.local("poster.jpg")
	changed.Version = "v2"
	now := b.put(changed)
	require.Equal(t, first[0].ID, now[0].ID)
	require.Equal(t, artwork.Pending, now[0].State)
	require.Nil(t, now[0].Width)
	_, _, err := b.pictures.Open(t.Context(), ref(t, b.pictures.URL(same[0], 240, artwork.FormatAuto)))
	require.ErrorIs(t, err, fault.NotFound, "the address of the old version")
	none, err := b.pictures.ByIDs(t.Context(), access.Viewer{}, []uuid.UUID{now[0].ID})
	require.NoError(t, err)
	require.Empty(t, none)
	ctx, counter := db.CountIn(t.Context())
	_, err = b.pictures.Put(ctx, b.DB, nil)
	require.NoError(t, err)
	require.Zero(t, counter.Total())
}

func TestURL(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.picture("poster.jpg", 300, 300, false)
	p := b.put(b.local("poster.jpg"))[0]
	b.fetch(p)
	address := b.pictures.URL(p, 120, artwork.FormatAuto)
	b.clock.Advance(time.Hour)
	require.Equal(t, address, b.pictures.URL(p, 120, artwork.FormatAuto), "browsers can keep it")
	good := ref(t, address)
	for name, change := range map[string]func(*artwork.Ref){
		"id":        func(r *artwork.Ref) { r.ID = id.Of("artwork", uuid.New()).String() },
		"version":   func(r *artwork.Ref) { r.Version = "x" },
		"size":      func(r *artwork.Ref) { r.Size = "1920.auto" },
		"open size": func(r *artwork.Ref) { r.Size = "50000.auto" },
		"signature": func(r *artwork.Ref) { r.Signature = "x" },
	} {
		bad := good
		change(&bad)
		_, _, err := b.pictures.Open(t.Context(), bad)
		require.ErrorIs(t, err, fault.Unauthenticated, name)
	}
	_, _, err := b.pictures.Open(t.Context(), good)
	require.NoError(t, err)
	b.clock.Advance(48 * time.Hour)
	_, _, err = b.pictures.Open(t.Context(), good)
	require.ErrorIs(t, err, fault.Unauthenticated, "it has ended")
}
