package library

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

// broken is a disk on which some paths cannot be read.
type broken struct {
	disk
	errs map[string]error
	hang chan struct{}
}

func (b broken) List(path string, follow bool) (listing, error) {
	if b.hang != nil {
		<-b.hang
	}
	if err := b.errs[filepath.Base(path)]; err != nil {
		return nil, err
	}
	l, err := b.disk.List(path, follow)
	if err != nil {
		return nil, err
	}
	return brokenListing{l, b.errs}, nil
}

type brokenListing struct {
	listing
	errs map[string]error
}

func (b brokenListing) Stat(name string) (stat, error) {
	if err := b.errs[name]; err != nil {
		return stat{}, err
	}
	return b.listing.Stat(name)
}

// library under test: a folder, what is known of it, and how the disk behaves.
type shelf struct {
	t       *testing.T
	dir     string
	tree    tree
	known   *known
	others  []string
	hashes  map[uuid.UUID]string
	folders []string
	stable  func(string, int64) bool
}

func newShelf(t *testing.T) *shelf {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	require.NoError(t, err)
	root := &Root{ID: uuid.New(), LibraryID: uuid.New(), Path: EncodePath(dir)}
	return &shelf{t: t, dir: dir, tree: disk{}, known: newKnown(root), hashes: map[uuid.UUID]string{}, folders: []string{""},
		stable: func(string, int64) bool { return true }}
}

// scan compares the disk with what is known and then knows what it has found.
func (s *shelf) scan() *difference {
	s.t.Helper()
	d := &difference{}
	w := &walker{takes: videos, tree: s.tree, root: s.dir, own: []string{s.dir}, others: s.others, emit: func(r folderReport) { d.compare(s.known, r) }}
	require.NoError(s.t, w.walk(s.t.Context(), s.folders))
	d.close(s.known, s.folders)
	require.NoError(s.t, d.findMoves(proof{read: edgeHash, stable: s.stable,
		hashes: func([]uuid.UUID) (map[uuid.UUID]string, error) { return s.hashes, nil }}))
	d.settle()
	s.learn(d)
	return d
}

// learn does to known what the store does to the tables.
func (s *shelf) learn(d *difference) {
	rows := map[uuid.UUID]fileUpdate{}
	missing := map[uuid.UUID]bool{}
	next := newKnown(s.known.root)
	for path, f := range s.known.folders {
		next.folder([]byte(path)).digest = f.digest
		for _, k := range f.files {
			rows[k.id] = fileUpdate{id: k.id, path: join(path, k.name), stat: stat{size: k.size, mtimeNs: k.mtimeNs, device: k.device, inode: k.inode}}
			missing[k.id] = k.missing
		}
	}
	for _, u := range slices.Concat(d.changed, d.touched, d.moved) {
		rows[u.id], missing[u.id] = u, false
	}
	for _, a := range d.fresh {
		a.id = uuid.New()
		rows[a.id] = a.fileUpdate
	}
	for _, k := range d.missing {
		missing[k] = true
	}
	for _, k := range d.restored {
		missing[k] = false
	}
	for _, f := range d.folders {
		next.folder([]byte(f.path)).digest = f.digest
	}
	taken := map[string]bool{}
	for _, u := range rows {
		require.False(s.t, taken[u.path], "%s would have two rows", u.path)
		taken[u.path] = true
		f := next.folder([]byte(parent(u.path)))
		f.files = append(f.files, knownFile{id: u.id, name: u.path[strings.LastIndexByte(u.path, '/')+1:], size: u.size, mtimeNs: u.mtimeNs,
			device: u.device, inode: u.inode, missing: missing[u.id]})
		if sum, err := edgeHash(filepath.Join(s.dir, DecodePath(u.path)), u.size); err == nil && u.size >= hashedFrom {
			s.hashes[u.id] = sum
		}
		if !missing[u.id] {
			next.present++
		}
	}
	s.known = next
}

// ids are the files that are there, by path.
func (s *shelf) ids() map[string]uuid.UUID {
	out := map[string]uuid.UUID{}
	for path, f := range s.known.folders {
		for _, k := range f.files {
			if !k.missing {
				out[join(path, k.name)] = k.id
			}
		}
	}
	return out
}

func (s *shelf) paths() []string { return slices.Sorted(maps.Keys(s.ids())) }

// write makes a file whose content is its seed, of a size that has a hash.
func (s *shelf) write(path, seed string) {
	s.t.Helper()
	name := filepath.Join(s.dir, path)
	require.NoError(s.t, os.MkdirAll(filepath.Dir(name), 0o755))
	require.NoError(s.t, os.WriteFile(name, []byte(strings.Repeat(seed, 1+hashedFrom/len(seed))), 0o644))
}

func (s *shelf) rename(from, to string) {
	s.t.Helper()
	require.NoError(s.t, os.MkdirAll(filepath.Dir(filepath.Join(s.dir, to)), 0o755))
	require.NoError(s.t, os.Rename(filepath.Join(s.dir, from), filepath.Join(s.dir, to)))
}

func (d *difference) counts() [6]int {
	return [6]int{len(d.fresh), len(d.changed), len(d.touched), len(d.moved), len(d.missing), len(d.restored)}
}

func TestScan_whatIsTakenIn(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	want := []string{"Alien (1979)/Alien.mkv", "a\\\\b.avi", `caf\xe9.mp4`, "-i.mkv", "quote\"'.mkv", "new\nline.mkv",
		strings.Repeat("n", 251) + ".mkv", "Sampler.mkv", "deep/er/and/er/x.webm", "kept/yes.mkv", "UPPER.MKV", "...And Justice for All (1979)/x.mkv"}
	for _, p := range want {
		s.write(DecodePath(p), p)
	}
	for _, p := range []string{".hidden.mkv", "._Alien.mkv", ".git/x.mkv", "..data/x.mkv", ".../x.mkv", "Film/sample.mkv", "Film/Film-sample.mkv", "Sample/x.mkv", "@eaDir/x.mkv",
		"#recycle/x.mkv", "$RECYCLE.BIN/x.mkv", "lost+found/x.mkv", "System Volume Information/x.mkv", "notes.txt", "noending", "x.mkv.part",
		"quiet/.nomedia", "quiet/x.mkv", "empty/x.mkv", "kept/no.mkv", "kept/tmp/x.mkv", "plex/bonus/x.mkv", "disc/VIDEO_TS/VTS_01_1.VOB"} {
		s.write(p, p)
	}
	require.NoError(t, os.WriteFile(filepath.Join(s.dir, "empty", ".ignore"), []byte(" \n"), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(s.dir, "kept", ".revengeignore"), []byte("# all but one\n*.mkv\n!yes.mkv\n/tmp/\n"), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(s.dir, "plex", ".plexignore"), []byte("bonus/*\n"), 0o644))
	require.NoError(t, unix.Mkfifo(filepath.Join(s.dir, "pipe.mkv"), 0o644))
	d := s.scan()
	slices.Sort(want)
	require.Equal(t, want, s.paths())
	require.EqualValues(t, len(want), d.found)
	require.Len(t, d.problems, 1)
	require.Equal(t, "DISC_FOLDER", d.problems[0].Code)
	require.Zero(t, s.scan().counts(), "a second scan finds nothing new")
}

func TestScan_changes(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	for _, p := range []string{"edited.mkv", "swapped.mkv", "gone.mkv", "restored.mkv"} {
		s.write(p, p)
	}
	s.scan()
	before := s.ids()
	s.write("edited.mkv", "another")
	s.write("tmp.bin", "yet another")
	s.rename("tmp.bin", "swapped.mkv") // as programs put a new version in place
	require.NoError(t, os.Remove(filepath.Join(s.dir, "gone.mkv")))
	d := s.scan()
	require.Equal(t, [6]int{0, 2, 0, 0, 1, 0}, d.counts())
	require.Equal(t, before["edited.mkv"], s.ids()["edited.mkv"])
	require.Equal(t, before["swapped.mkv"], s.ids()["swapped.mkv"])
	require.Equal(t, before["gone.mkv"], d.missing[0])

	// Gone for one scan, back at another path: still the same film.
	s.write("back.mkv", "gone.mkv")
	require.Equal(t, [6]int{0, 0, 0, 1, 0, 0}, s.scan().counts())
	require.Equal(t, before["gone.mkv"], s.ids()["back.mkv"])

	st, err := os.Stat(filepath.Join(s.dir, "restored.mkv"))
	require.NoError(t, err)
	s.rename("restored.mkv", "aside.bin")
	require.Equal(t, [6]int{0, 0, 0, 0, 1, 0}, s.scan().counts())
	s.rename("aside.bin", "restored.mkv")
	require.Equal(t, [6]int{0, 0, 0, 0, 0, 1}, s.scan().counts())

	// The same file from a backup: only its inode is another.
	s.write("copy.bin", "restored.mkv")
	require.NoError(t, os.Chtimes(filepath.Join(s.dir, "copy.bin"), st.ModTime(), st.ModTime()))
	s.rename("copy.bin", "restored.mkv")
	require.Equal(t, [6]int{0, 0, 1, 0, 0, 0}, s.scan().counts())
}

func TestScan_smallFiles(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	require.NoError(t, os.MkdirAll(filepath.Join(s.dir, "a"), 0o755))
	require.NoError(t, os.MkdirAll(filepath.Join(s.dir, "b"), 0o755))
	small := func(path, text string) {
		require.NoError(t, os.WriteFile(filepath.Join(s.dir, path), []byte(text), 0o644))
	}
	small("a/x.mkv", "tiny")
	s.scan()
	st, err := os.Stat(filepath.Join(s.dir, "a/x.mkv"))
	require.NoError(t, err)
	small("b/x.mkv", "tiny")
	require.NoError(t, os.Chtimes(filepath.Join(s.dir, "b/x.mkv"), st.ModTime(), st.ModTime()))
	require.NoError(t, os.Remove(filepath.Join(s.dir, "a/x.mkv")))
	require.Equal(t, [6]int{0, 0, 0, 1, 0, 0}, s.scan().counts())
}

func TestScan_whatCannotBeRead(t *testing.T) {
	t.Parallel()
	for _, errno := range []error{unix.EIO, unix.EACCES, unix.ESTALE} {
		s := newShelf(t)
		for _, p := range []string{"good/a.mkv", "bad/b.mkv", "bad/below/c.mkv", "good/d.mkv", "good/e.nfo"} {
			s.write(p, p)
		}
		s.scan()
		s.tree = broken{errs: map[string]error{"bad": errno, "d.mkv": errno}}
		d := s.scan()
		require.Zero(t, d.counts(), "nothing is missing that cannot be seen")
		require.Len(t, d.problems, 2)
		require.Empty(t, d.folders)
		for _, p := range d.problems {
			require.Equal(t, "UNREADABLE", p.Code)
			require.NotContains(t, p.Message, s.dir)
		}
	}
}

func TestScan_links(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	outside, other := newShelf(t), newShelf(t)
	s.others = []string{other.dir}
	outside.write("more/x.mkv", "x")
	outside.write("single.mkv", "single")
	other.write("theirs.mkv", "theirs")
	s.write("own/a.mkv", "a")
	link := func(target, name string) { require.NoError(t, os.Symlink(target, filepath.Join(s.dir, name))) }
	link(s.dir, "own/loop")
	link("..", "own/up")
	link("a.mkv", "own/again.mkv")
	link(filepath.Join(outside.dir, "more"), "linked")
	link(filepath.Join(outside.dir, "more"), "linked twice")
	link(filepath.Join(outside.dir, "single.mkv"), "one.mkv")
	link(other.dir, "theirs")
	link(filepath.Dir(other.dir), "around")
	link("nowhere", "dangling.mkv")
	link("circle", "circle")
	d := s.scan()
	require.Equal(t, []string{"linked/x.mkv", "one.mkv", "own/a.mkv"}, s.paths())
	codes := map[string]string{}
	for _, p := range d.problems {
		codes[p.Path] = p.Code
	}
	require.Equal(t, map[string]string{"theirs": "LINK_INTO_LIBRARY", "around": "LINK_INTO_LIBRARY", "dangling.mkv": "UNREADABLE", "circle": "UNREADABLE"}, codes)
	require.Zero(t, s.scan().counts())

	require.NoError(t, os.Rename(outside.dir, outside.dir+" away")) // the disk behind the links is unmounted
	require.Zero(t, s.scan().counts(), "what a dangling link held stays known")
}

func TestScan_folders(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	for _, p := range []string{"a/x.mkv", "b/y.mkv", "b/tmp/.revengeignore", "b/tmp/z.mkv"} {
		s.write(p, p)
	}
	s.scan()
	s.write("a/new.mkv", "new")
	s.write("b/new too.mkv", "too")
	require.NoError(t, os.Remove(filepath.Join(s.dir, "b/y.mkv")))
	s.folders = []string{"a", "a/below", "vanished"}
	d := s.scan()
	require.Equal(t, [6]int{1, 0, 0, 0, 0, 0}, d.counts(), "only the folder that changed is walked")
	s.folders = []string{".hidden/x", "b"}
	require.Equal(t, [6]int{1, 0, 0, 0, 1, 0}, s.scan().counts())
}

func TestScan_beside(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.write("a/x.mkv", "x")
	s.write("a/x.nfo", "one")
	require.Len(t, s.scan().folders, 1)
	require.Empty(t, s.scan().folders)
	s.write("a/poster.jpg", "p")
	d := s.scan()
	require.Len(t, d.folders, 1)
	require.Equal(t, "a", d.folders[0].path)
	require.True(t, d.folders[0].changed)
	require.Zero(t, d.counts())
}

func TestScan_hangs(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	hang := make(chan struct{})
	t.Cleanup(func() { close(hang) })
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	w := &walker{takes: videos, tree: broken{hang: hang}, root: s.dir, emit: func(folderReport) { t.Error("nothing can have been read") }}
	require.ErrorIs(t, w.walk(ctx, []string{""}), context.Canceled)
}

func TestDifference_postpone(t *testing.T) {
	t.Parallel()
	d := &difference{
		fresh:   []*arrival{{fileUpdate: fileUpdate{path: "old", stat: stat{mtimeNs: 1}}}, {fileUpdate: fileUpdate{path: "growing", stat: stat{mtimeNs: 20, size: 5}}}},
		changed: []fileUpdate{{path: "still", stat: stat{mtimeNs: 20, size: 7}}, {path: "growing", stat: stat{mtimeNs: 20, size: 7}}},
	}
	d.postpone(10, func(_ uuid.UUID, path string) (stat, error) {
		if path == "growing" {
			return stat{mtimeNs: 21, size: 9}, nil
		}
		return stat{mtimeNs: 20, size: 7}, nil
	})
	require.Len(t, d.fresh, 1)
	require.Equal(t, "old", d.fresh[0].path)
	require.Len(t, d.changed, 1)
	require.Equal(t, "still", d.changed[0].path)
}
