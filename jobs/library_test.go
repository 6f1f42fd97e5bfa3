package jobs_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/page"
)

func mistake(t *testing.T, err error, path string) string {
	t.Helper()
	var m *fault.Mistake
	require.ErrorAs(t, err, &m)
	require.Equal(t, path, strings.Join(m.Path, "."))
	return m.Message
}

func TestLibrary_refusals(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv")
	file := filepath.Join(h.dir, "h264.mkv")
	inside := filepath.Join(h.dir, "inside")
	require.NoError(t, os.Mkdir(inside, 0o755))
	apart := t.TempDir()
	link := filepath.Join(t.TempDir(), "link")
	require.NoError(t, os.Symlink(inside, link))
	circle := filepath.Join(t.TempDir(), "circle")
	require.NoError(t, os.Symlink(circle, circle))
	before := h.count("libraries")
	for name, c := range map[string]struct {
		create library.Create
		path   string
		says   string
	}{
		"relative":     {library.Create{Paths: []string{"films"}}, "paths.0", "begins with /"},
		"empty":        {library.Create{Paths: []string{" "}}, "paths.0", "give the folder"},
		"none":         {library.Create{}, "paths", "1 to 50"},
		"missing":      {library.Create{Paths: []string{apart + "/absent"}}, "paths.0", "does not exist"},
		"a file":       {library.Create{Paths: []string{file}}, "paths.0", "not a folder"},
		"a circle":     {library.Create{Paths: []string{circle}}, "paths.0", "circle"},
		"taken":        {library.Create{Paths: []string{h.dir}}, "paths.0", ""},
		"inside":       {library.Create{Paths: []string{apart, inside}}, "paths.1", ""},
		"around":       {library.Create{Paths: []string{filepath.Dir(h.dir)}}, "paths.0", ""},
		"by a link":    {library.Create{Paths: []string{link}}, "paths.0", ""},
		"twice":        {library.Create{Paths: []string{apart, apart + "/"}}, "paths.1", ""},
		"no name":      {library.Create{Name: " ", Paths: []string{apart}}, "name", "needs a name"},
		"long name":    {library.Create{Name: strings.Repeat("x", 101), Paths: []string{apart}}, "name", "100"},
		"control":      {library.Create{Name: "a\nb", Paths: []string{apart}}, "name", "control"},
		"taken name":   {library.Create{Name: "FILMS", Paths: []string{apart}}, "name", "already"},
		"unknown kind": {library.Create{Kind: "PAINTINGS", Paths: []string{apart}}, "kind", "MOVIES"},
	} {
		if c.create.Name == "" {
			c.create.Name = "Other"
		}
		if c.create.Kind == "" {
			c.create.Kind = library.KindMovies
		}
		c.create.Language = "en"
		_, _, err := h.libs.Create(t.Context(), h.admin, c.create)
		said := mistake(t, err, c.path)
		require.Contains(t, said, c.says, name)
		require.NotContains(t, said, h.dir, name)
	}
	require.Equal(t, before, h.count("libraries"))
	user := access.Viewer{UserID: uuid.New(), Role: access.User, Libraries: []uuid.UUID{h.lib.ID}}
	_, _, err := h.libs.Create(t.Context(), user, library.Create{Name: "X", Kind: library.KindMovies, Paths: []string{apart}})
	require.ErrorIs(t, err, fault.Forbidden)
	require.ErrorIs(t, h.libs.Remove(t.Context(), user, h.lib.ID), fault.Forbidden)
	require.ErrorIs(t, h.libs.Edit(t.Context(), user, h.lib.ID, library.Edit{}), fault.Forbidden)
	_, err = h.libs.RequestScan(t.Context(), user, h.lib.ID, library.TriggerUser)
	require.ErrorIs(t, err, fault.Forbidden)
	_, err = h.libs.Progress(t.Context(), user, h.lib.ID)
	require.ErrorIs(t, err, fault.Forbidden)
}

func TestLibrary_edit(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv", "random.mkv", "empty.mkv")
	h.scan()
	name, off, language := "Cinema", false, "de"
	other := t.TempDir()
	require.NoError(t, h.libs.Edit(t.Context(), h.admin, h.lib.ID, library.Edit{Name: &name, Watch: &off, Language: &language}))
	l, err := h.libs.ByIDs(t.Context(), h.admin, []uuid.UUID{h.lib.ID, uuid.New()})
	require.NoError(t, err)
	require.Len(t, l, 1)
	require.Equal(t, []any{"Cinema", false, "de"}, []any{l[0].Name, l[0].Watch, l[0].Language})
	require.Greater(t, l[0].Version, h.lib.Version, "a scan changes the content")
	require.Equal(t, 3, h.count("files"))
	paths := []string{other}
	require.NoError(t, h.libs.Edit(t.Context(), h.admin, h.lib.ID, library.Edit{Paths: &paths}))
	require.Equal(t, 0, h.count("files"), "what lay in the old folder is forgotten")
	roots, err := h.libs.RootsByLibraryIDs(t.Context(), h.admin, []uuid.UUID{h.lib.ID})
	require.NoError(t, err)
	require.Len(t, roots, 1)
	require.Equal(t, other, roots[0].Path)
	require.ErrorIs(t, h.libs.Edit(t.Context(), h.admin, uuid.New(), library.Edit{Name: &other}), fault.NotFound)
	require.NoError(t, h.libs.Remove(t.Context(), h.admin, h.lib.ID))
	require.ErrorIs(t, h.libs.Remove(t.Context(), h.admin, h.lib.ID), fault.NotFound)
	require.Equal(t, 0, h.count("scans"))
	require.FileExists(t, filepath.Join(h.dir, "h264.mkv"))
}

func TestLibrary_reads(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv", "chapters.mkv", "random.mkv", "empty.mkv")
	h.scan()
	h.scan()
	stranger := access.Viewer{UserID: uuid.New(), Role: access.User}
	for _, v := range []access.Viewer{stranger, {}} {
		l, err := h.libs.List(t.Context(), v)
		require.NoError(t, err)
		require.Empty(t, l)
	}
	list, err := h.libs.List(t.Context(), h.admin)
	require.NoError(t, err)
	require.Len(t, list, 1)

	one := 1
	p, err := h.libs.Problems(t.Context(), h.admin, h.lib.ID, page.Args{First: &one})
	require.NoError(t, err)
	require.Len(t, p.Edges, 1)
	require.True(t, p.PageInfo.HasNextPage)
	n, err := p.TotalCount(t.Context())
	require.NoError(t, err)
	require.Equal(t, 2, n.Value)
	next, err := h.libs.Problems(t.Context(), h.admin, h.lib.ID, page.Args{First: &one, After: p.PageInfo.EndCursor})
	require.NoError(t, err)
	require.NotEqual(t, p.Edges[0].Node.ID, next.Edges[0].Node.ID)
	back, err := h.libs.Problems(t.Context(), h.admin, h.lib.ID, page.Args{Last: &one, Before: next.PageInfo.StartCursor})
	require.NoError(t, err)
	require.Equal(t, p.Edges[0].Node.ID, back.Edges[0].Node.ID)
	roots, err := h.libs.RootsByIDs(t.Context(), h.admin, []uuid.UUID{p.Edges[0].Node.RootID})
	require.NoError(t, err)
	require.Equal(t, h.dir, filepath.Dir(roots[0].AbsolutePath(p.Edges[0].Node.Path)))
	scans, err := h.libs.Scans(t.Context(), h.admin, h.lib.ID, page.Args{})
	require.NoError(t, err)
	require.Len(t, scans.Edges, 2)
	wrong := page.Cursor("x")
	_, err = h.libs.Scans(t.Context(), h.admin, h.lib.ID, page.Args{After: &wrong})
	require.ErrorIs(t, err, fault.Invalid)

	keys := []uuid.UUID{}
	for path := range h.module.seen {
		id, err := h.fileID(path)
		require.NoError(t, err)
		keys = append(keys, id)
	}
	playable, err := h.libs.Playable(t.Context(), h.admin, keys)
	require.NoError(t, err)
	require.Len(t, playable, 2)
	for _, p := range playable {
		require.FileExists(t, p.Path)
		require.NotNil(t, p.Index)
		require.NotEmpty(t, p.Media.Info.Streams)
	}
	none, err := h.libs.Playable(t.Context(), stranger, keys)
	require.NoError(t, err)
	require.Empty(t, none)
	files, err := h.libs.FileCounts(t.Context(), h.admin, []uuid.UUID{h.lib.ID})
	require.NoError(t, err)
	require.Equal(t, 4, files[0].N)
}

func TestLibrary_changes(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv")
	viewer := h.admin
	ask := func(_ context.Context) (access.Viewer, error) { return viewer, nil }
	var kinds []library.ChangeKind
	var since page.Cursor
	started := false
	for c, err := range h.libs.Changes(t.Context(), ask, &h.lib.ID, nil) {
		require.NoError(t, err)
		kinds, since = append(kinds, c.Kind), c.Cursor
		if !started {
			started = true
			h.scan()
		}
		if len(c.ItemIDs) > 0 {
			break
		}
	}
	require.Equal(t, library.ChangeState, kinds[0])
	require.Contains(t, kinds, library.ChangeAdded)
	viewer.Libraries = nil
	for _, err := range h.libs.Changes(t.Context(), ask, &h.lib.ID, &since) {
		require.True(t, errors.Is(err, fault.NotFound), "a right that is lost ends it")
	}
}

// Nobody's scope holds a removed library: those who could see it are told all the same, and nobody else is.
func TestLibrary_removed(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	user := func(name string, role access.Role, all bool) access.Viewer {
		key := uuid.New()
		_, err := h.pool.Exec(t.Context(), "INSERT INTO users (id, name, display_name, password_hash, role, all_libraries) VALUES ($1, $2, 'x', '', $3, $4)", key, name, role, all)
		require.NoError(t, err)
		return access.Viewer{UserID: key, Role: role}
	}
	granted, outsider := user("granted", access.User, false), user("outsider", access.User, false)
	told := []access.Viewer{granted, user("administrator", access.Admin, false), user("all", access.User, true)}
	_, err := h.pool.Exec(t.Context(), "INSERT INTO library_grants (user_id, library_id) VALUES ($1, $2)", granted.UserID, h.lib.ID)
	require.NoError(t, err)
	from, err := events.Latest(t.Context(), h.pool)
	require.NoError(t, err)
	since := page.Cursor(from)
	require.NoError(t, h.libs.Remove(t.Context(), h.admin, h.lib.ID))

	for _, v := range told {
		ask := func(context.Context) (access.Viewer, error) { return v, nil }
		var one []*library.Change
		for c, err := range h.libs.Changes(t.Context(), ask, &h.lib.ID, &since) {
			require.NoError(t, err)
			one = append(one, c)
		}
		require.Len(t, one, 1, "the library's own subscription ends with it")
		require.Equal(t, library.ChangeRemoved, one[0].Kind)
		require.Equal(t, h.lib.ID, one[0].LibraryID.UUID)
		for c, err := range h.libs.Changes(t.Context(), ask, nil, &since) {
			require.NoError(t, err)
			require.Equal(t, one[0], c)
			break
		}
	}
	for _, v := range []access.Viewer{outsider, {}} {
		p, err := events.After(t.Context(), h.pool, from, events.Scope{Libraries: []uuid.UUID{}, UserID: v.UserID}, 10)
		require.NoError(t, err)
		require.Empty(t, p.Events)
	}
	ask := func(context.Context) (access.Viewer, error) { return outsider, nil }
	for _, err := range h.libs.Changes(t.Context(), ask, &h.lib.ID, &since) {
		require.ErrorIs(t, err, fault.NotFound)
	}
}

func (h *house) fileID(path string) (uuid.UUID, error) {
	return db.Value[uuid.UUID](h.t.Context(), h.pool, "SELECT id FROM files WHERE path = $1", path)
}
