package artwork_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/intake"
	"revenge/internal/library"
	"revenge/internal/movie"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/outbound"
	"revenge/internal/testkit"
)

// desk is an editor of one film's pictures.
type desk struct {
	*bench
	films *movie.Service
	edit  *artwork.Editor
	admin access.Viewer
	item  id.ID
}

// newDesk takes in a film.
func newDesk(t *testing.T, found func(b *bench) *library.Found) *desk {
	t.Helper()
	b := setup(t)
	guard, err := outbound.NewGuard([]string{"127.0.0.0/8"})
	require.NoError(t, err)
	b.guard = guard
	b.pictures = b.service(artwork.Default(), b.pictures.Grabber)
	d := &desk{bench: b, films: movie.NewService(movie.Deps{DB: b.DB, People: b.People, Artworks: b.pictures, Search: b.Search}), admin: b.Viewer}
	d.edit = artwork.NewEditor(artwork.EditorDeps{Pictures: b.pictures, Hold: intake.Lock, Owners: map[id.Kind]artwork.Owner{"movie": d.films}})
	d.admin.Role, d.admin.UserID = access.Admin, uuid.Nil // nobody of this test is in the database
	d.identify(found(b))
	keys, err := db.Column[uuid.UUID](t.Context(), b.DB, `SELECT id FROM movies`)
	require.NoError(t, err)
	require.Len(t, keys, 1)
	d.item = id.Of("movie", keys[0])
	return d
}

func (d *desk) identify(f *library.Found) {
	d.Helper()
	_, err := d.films.Identify(d.Context(), d.Library, []*library.Found{f})
	require.NoError(d, err)
	d.Settle(f)
}

func (d *desk) shown(role artwork.Role) *uuid.UUID {
	d.Helper()
	at, err := d.films.Pictured(d.Context(), d.Viewer, d.DB, d.item, role)
	require.NoError(d, err)
	return at.PictureID
}

// list shows the candidates of a role as texts.
func (d *desk) list(role artwork.Role) (all []*artwork.Candidate, texts []string) {
	d.Helper()
	all, err := d.edit.Candidates(d.Context(), d.admin, d.item, role)
	require.NoError(d, err)
	return all, shownAs(all)
}

func shownAs(all []*artwork.Candidate) (texts []string) {
	for _, c := range all {
		text := fmt.Sprintf("%s %s", c.Source, c.State)
		if c.Path != nil {
			text += " " + filepath.Base(*c.Path)
		}
		if c.Chosen {
			text += " chosen"
		}
		if c.Shown {
			text += " shown"
		}
		texts = append(texts, text)
	}
	return texts
}

func (d *desk) choose(role artwork.Role, picture uuid.UUID) {
	d.Helper()
	require.NoError(d, d.edit.Choose(d.Context(), d.admin, d.item, role, &picture))
}

const namedNFO = `<movie><title>Leon</title><year>1994</year><thumb aspect="poster">%[1]s/poster.png</thumb><thumb aspect="poster">%[1]s/page.jpg</thumb>
	<fanart><thumb>%[1]s/fanart.png</thumb></fanart></movie>`

func leon(nfo string) func(b *bench) *library.Found {
	return func(b *bench) *library.Found {
		b.picture("Leon (1994)/poster.jpg", 200, 300, false)
		b.picture("Leon (1994)/folder.jpg", 100, 150, false)
		b.picture("Leon (1994)/poster2.jpg", 50, 75, false)
		b.picture("Leon (1994)/fanart.jpg", 160, 90, false)
		b.picture("Leon (1994)/extrafanart/a.jpg", 80, 45, false)
		b.Write("Leon (1994)/Leon (1994).nfo", nfo)
		return b.Video("Leon (1994)/Leon (1994).mkv")
	}
}

func TestEditor_choice(t *testing.T) {
	t.Parallel()
	var f *library.Found
	d := newDesk(t, func(b *bench) *library.Found {
		f = leon(fmt.Sprintf(namedNFO, "http://127.0.0.1:1"))(b)
		return f
	})
	posters, texts := d.list(artwork.Poster)
	require.Equal(t, []string{"LOCAL PENDING folder.jpg", "LOCAL PENDING poster.jpg", "LOCAL PENDING poster2.jpg", "REMOTE PENDING page.jpg", "REMOTE PENDING poster.png"}, sorted(texts))
	automatic := d.shown(artwork.Poster)
	_, texts = d.list(artwork.Backdrop)
	require.Equal(t, []string{"LOCAL PENDING fanart.jpg shown", "LOCAL PENDING a.jpg", "REMOTE PENDING fanart.png"}, texts)

	var wanted *artwork.Candidate
	for _, c := range posters {
		if c.Source == artwork.SourceLocal && filepath.Base(*c.Path) == "poster2.jpg" {
			wanted = c
		}
	}
	d.choose(artwork.Poster, wanted.ID)
	chosen := d.shown(artwork.Poster)
	require.NotEqual(t, automatic, chosen)
	after, texts := d.list(artwork.Poster)
	require.Len(t, after, len(posters), "the copy stands for the picture")
	require.Contains(t, texts, "LOCAL READY poster2.jpg chosen shown")
	d.choose(artwork.Poster, wanted.ID)
	require.Equal(t, chosen, d.shown(artwork.Poster), "the same again is the same")

	d.picture("Leon (1994)/poster.jpg", 300, 450, false)
	d.identify(f)
	require.Equal(t, chosen, d.shown(artwork.Poster), "scans do not undo it")
	require.NoError(t, os.RemoveAll(filepath.Join(d.Dir, "Leon (1994)", "poster2.jpg")))
	d.Move(f, "Leon The Professional (1994)/Leon The Professional (1994).mkv")
	d.picture("Leon The Professional (1994)/poster.jpg", 400, 600, false)
	d.identify(f)
	require.Equal(t, chosen, d.shown(artwork.Poster), "nor does a new name")
	require.NoError(t, os.RemoveAll(d.cache))
	_, _, err := d.pictures.Open(t.Context(), ref(t, d.pictures.URL(&artwork.Artwork{ID: *chosen, Version: wanted.Version}, 120, artwork.FormatAuto)))
	require.NoError(t, err, "the server keeps it")

	require.NoError(t, d.edit.Choose(t.Context(), d.admin, d.item, artwork.Poster, nil))
	released := d.shown(artwork.Poster)
	require.NotEqual(t, chosen, released)
	all, _ := d.list(artwork.Poster)
	require.Equal(t, "Leon The Professional (1994)/poster.jpg", *all[0].Path, "what the last scan found")
	require.True(t, all[0].Shown)
	require.NoError(t, d.edit.Choose(t.Context(), d.admin, d.item, artwork.Poster, nil), "nothing is chosen, as asked")
	require.Equal(t, released, d.shown(artwork.Poster))
}

// sorted leaves out what is shown, which among equals scans may choose.
func sorted(texts []string) (out []string) {
	for _, t := range texts {
		out = append(out, strings.TrimSuffix(t, " shown"))
	}
	slices.Sort(out)
	return out
}

func TestEditor_refusals(t *testing.T) {
	t.Parallel()
	d := newDesk(t, leon("<movie><title>Leon</title></movie>"))
	poster := d.shown(artwork.Poster)
	user := d.Viewer
	blind := d.admin
	blind.Libraries = nil
	for why, c := range map[string]struct {
		as   access.Viewer
		item id.ID
		role artwork.Role
		kind error
	}{
		"a user": {user, d.item, artwork.Poster, fault.Forbidden}, "a stranger": {access.Viewer{}, d.item, artwork.Poster, fault.Unauthenticated},
		"another library": {blind, d.item, artwork.Poster, fault.NotFound}, "another kind": {d.admin, id.Of("person", d.item.UUID), artwork.Poster, fault.NotFound},
		"an unknown film": {d.admin, id.Of("movie", uuid.New()), artwork.Poster, fault.NotFound}, "another role": {d.admin, d.item, artwork.Still, fault.Invalid},
	} {
		_, err := d.edit.Candidates(t.Context(), c.as, c.item, c.role)
		require.ErrorIs(t, err, c.kind, why)
		require.ErrorIs(t, d.edit.Choose(t.Context(), c.as, c.item, c.role, poster), c.kind, why)
		_, err = d.edit.Find(t.Context(), c.as, c.item, c.role, artwork.Wanted{})
		require.ErrorIs(t, err, c.kind, why)
		_, err = d.edit.Upload(t.Context(), c.as, c.item, c.role, http.NoBody, false)
		require.ErrorIs(t, err, c.kind, why)
	}
	require.ErrorIs(t, d.edit.Choose(t.Context(), d.admin, d.item, artwork.Backdrop, poster), fault.NotFound, "a picture for something else")
	for _, name := range []string{"poster", "poster2", "folder"} {
		d.Write("Leon (1994)/"+name+".jpg", "no picture any more")
	}
	require.ErrorIs(t, d.edit.Choose(t.Context(), d.admin, d.item, artwork.Poster, poster), fault.Invalid)
	require.Equal(t, poster, d.shown(artwork.Poster))
}

func TestEditor_find(t *testing.T) {
	t.Parallel()
	asked := map[string]int{}
	outside := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.URL.Path]++
		if r.URL.Path == "/page.jpg" {
			_, _ = fmt.Fprint(w, "<html><script>alert(1)</script></html>")
			return
		}
		_, _ = w.Write(pngOf(90, 120))
	}))
	t.Cleanup(outside.Close)
	clip, err := os.ReadFile(filepath.Join(testkit.Media(t), "h264.mkv"))
	require.NoError(t, err)
	d := newDesk(t, func(b *bench) *library.Found {
		f := leon(fmt.Sprintf(namedNFO, outside.URL))(b)
		b.Write("Leon (1994)/Leon (1994).mkv", string(clip))
		b.Exec(`UPDATE files SET size_bytes = $2 WHERE id = $1`, f.File.ID, len(clip))
		b.Exec(`UPDATE file_media SET duration_ms = 1000 WHERE file_id = $1`, f.File.ID)
		return f
	})
	known, _ := d.list(artwork.Poster)
	for _, c := range known {
		if c.Source == artwork.SourceRemote {
			_, _, err := d.pictures.Open(t.Context(), ref(t, d.pictures.URL(&c.Artwork, 120, artwork.FormatAuto)))
			require.ErrorIs(t, err, fault.NotFound, "looking asks no outside address")
		}
	}
	all, err := d.edit.Find(t.Context(), d.admin, d.item, artwork.Poster, artwork.Wanted{})
	require.NoError(t, err)
	for _, c := range all {
		require.Equal(t, c.Source == artwork.SourceRemote, c.State == artwork.Pending, c.Source)
	}
	require.Empty(t, asked, "not without being asked")
	all, err = d.edit.Find(t.Context(), d.admin, d.item, artwork.Poster, artwork.Wanted{Addresses: true})
	require.NoError(t, err)
	require.Contains(t, shownAs(all), "REMOTE READY poster.png")
	require.Contains(t, shownAs(all), "REMOTE FAILED page.jpg")
	_, err = d.edit.Find(t.Context(), d.admin, d.item, artwork.Poster, artwork.Wanted{Addresses: true})
	require.NoError(t, err)
	require.Equal(t, map[string]int{"/poster.png": 1, "/page.jpg": 2}, asked, "what is there is not asked for again")
	for _, c := range all {
		if c.Source == artwork.SourceRemote && c.State == artwork.Ready {
			require.Equal(t, 90, *c.Width)
			d.choose(artwork.Poster, c.ID)
		}
	}
	_, texts := d.list(artwork.Poster)
	require.Contains(t, texts, "REMOTE READY poster.png chosen shown")

	all, err = d.edit.Find(t.Context(), d.admin, d.item, artwork.Backdrop, artwork.Wanted{Frames: 2, AtMs: []int64{500}})
	require.NoError(t, err)
	frames := 0
	for _, c := range all {
		if c.Source == artwork.SourceFrame {
			frames++
			require.NotNil(t, c.AtMs)
			d.choose(artwork.Backdrop, c.ID)
			require.Equal(t, c.ID, *d.shown(artwork.Backdrop), "it is the server's own already")
		}
	}
	require.Positive(t, frames, "places of one picture give one frame")
	_, err = d.edit.Find(t.Context(), d.admin, d.item, artwork.Backdrop, artwork.Wanted{AtMs: []int64{5_000_000}})
	require.ErrorIs(t, err, fault.Invalid)
	d.Exec(`UPDATE files SET missing_since = now()`)
	_, err = d.edit.Find(t.Context(), d.admin, d.item, artwork.Backdrop, artwork.Wanted{Frames: 1})
	require.ErrorIs(t, err, fault.Invalid, "no video is there")

	count := func() int {
		n, err := db.Column[int](t.Context(), d.DB, `SELECT count(*)::int FROM artworks WHERE content IS NOT NULL AND root_id IS NULL`)
		require.NoError(t, err)
		return n[0]
	}
	_, err = d.edit.Upload(t.Context(), d.admin, d.item, artwork.Poster, bytes.NewReader(pngOf(33, 44)), false)
	require.NoError(t, err)
	before := count()
	d.clock.Advance(365 * 24 * time.Hour * 2)
	require.NoError(t, d.pictures.Prune(t.Context()))
	require.Less(t, count(), before, "what nobody chose is gone")
	require.Equal(t, 2, count(), "what was chosen stays")
	for _, role := range []artwork.Role{artwork.Poster, artwork.Backdrop} {
		chosen, _ := d.list(role)
		i := 0
		for ; !chosen[i].Chosen; i++ {
		}
		require.FileExists(t, filepath.Join(d.kept, (*chosen[i].Content)[:2], *chosen[i].Content))
	}
}

// What was chosen is of the content: it is shown again when the film comes as another row, from another place.
func TestEditor_outlivesTheRow(t *testing.T) {
	t.Parallel()
	var f *library.Found
	d := newDesk(t, func(b *bench) *library.Found {
		f = leon(fmt.Sprintf(namedNFO, "http://127.0.0.1:1"))(b)
		return f
	})
	all, _ := d.list(artwork.Poster)
	automatic := *d.shown(artwork.Poster)
	i := slices.IndexFunc(all, func(c *artwork.Candidate) bool { return c.ID != automatic && c.Source == artwork.SourceLocal })
	d.choose(artwork.Poster, all[i].ID)
	chosen := *d.shown(artwork.Poster)
	require.NotEqual(t, automatic, chosen)
	for range 2 {
		d.Exec(`DELETE FROM movies`)
		d.identify(f)
		key, err := db.Value[uuid.UUID](t.Context(), d.DB, `SELECT id FROM movies`)
		require.NoError(t, err)
		require.NotEqual(t, d.item.UUID, key)
		d.item = id.Of("movie", key)
		require.Equal(t, chosen, *d.shown(artwork.Poster))
		d.identify(f)
		require.Equal(t, chosen, *d.shown(artwork.Poster))
	}
	require.NoError(t, d.edit.Choose(t.Context(), d.admin, d.item, artwork.Poster, nil))
	require.Equal(t, automatic, *d.shown(artwork.Poster), "what scans find is shown again")
	d.Exec(`DELETE FROM movies`)
	d.identify(f)
	n, err := db.Value[int](t.Context(), d.DB, `SELECT count(*)::int FROM pictured_items`)
	require.NoError(t, err)
	require.Zero(t, n, "what nothing is chosen for is not remembered")
}
