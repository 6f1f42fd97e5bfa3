package jobs_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"image"
	"image/png"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/library"
	"revenge/internal/live"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/platform/secret"
	"revenge/internal/testkit"
	"revenge/jobs"
	"revenge/media/worker"
)

// provider is a server of lists, guides and logos, whose answers the test changes.
type provider struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]string
	asked map[string]int
}

func newProvider(t *testing.T) *provider {
	p := &provider{pages: map[string]string{}, asked: map[string]int{}}
	p.Server = httptest.NewServer(p)
	t.Cleanup(p.Close)
	return p
}

func (p *provider) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.asked[r.URL.Path]++
	text, ok := p.pages[r.URL.Path]
	switch {
	case !ok:
		http.NotFound(w, r)
	case text == "breaks":
		w.Header().Set("Content-Length", "100000")
		_, _ = w.Write([]byte("#EXTM3U\n<tv>"))
		panic(http.ErrAbortHandler)
	default:
		_, _ = w.Write([]byte(text))
	}
}

func (p *provider) set(path, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pages[path] = text
}

// antenna is a node with a library of channels.
type antenna struct {
	*house
	channels *live.Service
	pictures *artwork.Service
	from     *provider
}

func newAntenna(t *testing.T, list, guide string) *antenna {
	t.Helper()
	binary, err := mediaBinary()
	require.NoError(t, err)
	server := testkit.Server(t)
	pool := testkit.Open(t, server, db.General)
	log := slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn}))
	bus := events.New(server.As(db.General), log)
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	var running sync.WaitGroup
	running.Go(func() { _ = bus.Run(ctx) })
	t.Cleanup(func() { cancel(); running.Wait() })
	inserter, err := jobs.NewInserter(pool, log)
	require.NoError(t, err)
	settings := worker.Default()
	settings.Binary = binary
	workers, err := worker.NewPool(settings)
	require.NoError(t, err)
	t.Cleanup(workers.Close)
	config := live.Default()
	config.PrivateNetworks = []string{"127.0.0.0/8"}
	guard, err := config.Guard()
	require.NoError(t, err)
	a := &antenna{house: &house{t: t, dir: t.TempDir(), pool: pool}, from: newProvider(t)}
	keys, err := secret.Load(t.TempDir(), "a secret for channels, 32 letters")
	require.NoError(t, err)
	a.pictures, err = artwork.NewService(artwork.Deps{DB: pool, Grabber: workers, Keys: keys, Clock: clock.System{}, Dir: t.TempDir(), Config: artwork.Default(), DecodePath: library.DecodePath, Guard: guard})
	require.NoError(t, err)
	a.channels, err = live.New(live.Deps{DB: pool, Config: config, Artworks: a.pictures, Clock: clock.System{}})
	require.NoError(t, err)
	a.libs, err = library.New(library.Deps{DB: pool, Config: library.Default(), Queue: inserter, Bus: bus, Prober: workers, Clock: clock.System{}, Log: log, Guard: guard})
	require.NoError(t, err)
	runner, err := jobs.New(jobs.Deps{DB: pool, Bus: bus, Log: log, Libraries: a.libs, Artworks: a.pictures, Live: a.channels})
	require.NoError(t, err)
	require.NoError(t, runner.Start(ctx))
	t.Cleanup(func() { require.NoError(t, runner.Stop(context.WithoutCancel(t.Context()))) })
	a.admin = access.System()
	a.lib, _, err = a.libs.Create(t.Context(), a.admin, library.Create{Name: "TV", Kind: library.KindLive, M3U: a.place(list), XMLTV: a.place(guide), Language: "de"})
	require.NoError(t, err)
	a.admin = access.System(a.lib.ID)
	return a
}

// place is the address of a page, with a password that nobody may read; other places stay as they are.
func (a *antenna) place(path string) string {
	if path == "" || filepath.IsAbs(path) && !strings.HasPrefix(path, "/web/") {
		return path
	}
	return strings.Replace(a.from.URL, "http://", "http://me:s3cret@", 1) + path + "?token=s3cret"
}

// list returns the names and the ids of the channels.
func (a *antenna) list() (names []string, ids map[string]uuid.UUID) {
	a.t.Helper()
	c, err := a.channels.List(a.t.Context(), a.admin, live.Filter{}, page.Args{})
	require.NoError(a.t, err)
	ids = map[string]uuid.UUID{}
	for _, one := range c.Nodes() {
		names = append(names, one.Name)
		ids[one.Name] = one.ID
	}
	return names, ids
}

func m3u(entries ...string) string { return "#EXTM3U\n" + strings.Join(entries, "\n") + "\n" }

func entry(attributes, name, address string) string {
	return "#EXTINF:-1 " + attributes + "," + name + "\n" + address
}

func programme(channel, title string, from, to time.Time) string {
	const form = "20060102150405 -0700"
	return fmt.Sprintf(`<programme channel=%q start=%q stop=%q><title lang="de">%s</title></programme>`, channel, from.Format(form), to.Format(form), title)
}

func picture(t *testing.T) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, png.Encode(&out, image.NewNRGBA(image.Rect(0, 0, 40, 20))))
	return out.String()
}

func packed(t *testing.T, text string) string {
	t.Helper()
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, err := z.Write([]byte(text))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return out.String()
}

func TestChannels_life(t *testing.T) {
	t.Parallel()
	a := newAntenna(t, "/web/list", "/web/guide")
	now := time.Now().Truncate(time.Minute)
	one := entry(fmt.Sprintf(`tvg-id="one" tvg-chno="2" group-title="News" tvg-logo=%q`, a.from.URL+"/web/logo.png"), "Eins", "http://203.0.114.1/1.m3u8")
	a.from.set("/web/logo.png", picture(t))
	a.from.set("/web/list", packed(t, m3u(one, entry(`tvg-id="two" tvg-chno="10" tvg-logo="http://10.0.0.1/x.png"`, "Zwei", "https://tv.example/2.m3u8"), entry("", "Drei", "https://tv.example/3.m3u8"),
		entry("", "Akte", "file:///etc/passwd"), entry("", "Pfad", "/etc/passwd"), entry("", "Innen", "http://192.168.0.1/x"), entry("", "Wolke", "http://169.254.169.254/x"),
		entry("", "Drei", "https://tv.example/3.m3u8"), "https://tv.example/nameless")))
	a.from.set("/web/guide", packed(t, "<tv>"+programme("one", "Jetzt", now.Add(-time.Hour), now.Add(time.Hour))+programme("one", "Danach", now.Add(time.Hour), now.Add(2*time.Hour))+
		programme("other", "Nichts", now, now.Add(time.Hour))+programme("two", "Lange her", now.Add(-48*time.Hour), now.Add(-47*time.Hour))+"</tv>"))
	s := a.scan()
	require.Equal(t, library.ScanCompleted, s.State, "%v", s.Reason)
	require.Equal(t, map[string]int64{"found": 3, "added": 3, "failed": 6}, counters(s))
	names, ids := a.list()
	require.Equal(t, []string{"Eins", "Zwei", "Drei"}, names)
	groups, err := a.channels.Groups(t.Context(), a.admin, nil)
	require.NoError(t, err)
	require.Equal(t, []string{"News"}, groups)
	require.Equal(t, 4, a.count("file_problems WHERE code = 'ADDRESS_REFUSED' AND stage = 'WALK'"))
	require.Equal(t, 1, a.count("file_problems WHERE code = 'TWICE' AND path = 'line 16'"))
	require.Equal(t, 1, a.count("file_problems WHERE code = 'NO_NAME' AND path = 'line 18'"))
	require.Equal(t, 2, a.count("programmes"))
	airing, err := a.channels.AiringByChannelIDs(t.Context(), a.admin, []uuid.UUID{ids["Eins"], ids["Zwei"]})
	require.NoError(t, err)
	require.Len(t, airing, 1)
	require.Equal(t, []string{"Jetzt", "Danach"}, []string{airing[0].Now.Title, airing[0].Next.Title})
	a.until("artworks WHERE state = 'READY' AND source = 'REMOTE' AND width = 40 AND height = 20", 1)
	require.Equal(t, 1, a.count("artworks"), "a logo inside the network is not even known")

	// The list changes: channels stay who they are.
	a.from.set("/web/list", m3u(entry(`tvg-id="one" tvg-chno="2"`, "Eins HD", "http://203.0.114.1/hd.m3u8"), entry("", "Drei", "https://tv.example/3.m3u8"), entry(`tvg-id="one"`, "Eins alt", "https://tv.example/old")))
	a.from.set("/web/guide", "<tv>"+programme("one", "Anders", now.Add(-time.Hour), now.Add(time.Hour))+programme("one", "Verschoben", now.Add(90*time.Minute), now.Add(2*time.Hour))+"</tv>")
	require.Equal(t, map[string]int64{"found": 3, "added": 1, "changed": 2, "missing": 1}, counters(a.scan()))
	names, again := a.list()
	require.Equal(t, []string{"Eins HD", "Drei", "Eins alt"}, names)
	require.Equal(t, ids["Eins"], again["Eins HD"])
	require.Equal(t, ids["Drei"], again["Drei"])
	require.Equal(t, 0, a.count("file_problems"))
	require.Equal(t, 4, a.count("programmes"), "both channels of the same name in the guide")
	gone, err := a.channels.ByIDs(t.Context(), a.admin, []uuid.UUID{ids["Zwei"]})
	require.NoError(t, err)
	require.NotNil(t, gone[0].MissingSince)
	_, err = a.channels.Stream(t.Context(), a.admin, ids["Zwei"])
	require.ErrorIs(t, err, fault.NotFound)

	a.from.set("/web/list", m3u(one, entry(`tvg-id="two"`, "Zwei", "https://tv.example/2.m3u8"), entry("", "Drei", "https://tv.example/3.m3u8")))
	require.Equal(t, map[string]int64{"found": 3, "changed": 2, "missing": 1, "restored": 1}, counters(a.scan()))
	_, again = a.list()
	require.Equal(t, ids, again)
	require.Equal(t, map[string]int64{"found": 3}, counters(a.scan()), "nothing has changed")
}

// until waits for rows that jobs write.
func (a *antenna) until(rows string, n int) {
	a.t.Helper()
	require.Eventually(a.t, func() bool { return a.count(rows) == n }, 20*time.Second, 20*time.Millisecond, rows)
}

// What is away, or is no list, changes nothing and says so.
func TestChannels_away(t *testing.T) {
	t.Parallel()
	a := newAntenna(t, "/web/list", "/web/guide")
	now := time.Now().Truncate(time.Minute)
	whole := m3u(entry(`tvg-id="one"`, "Eins", "https://tv.example/1.m3u8"))
	guide := "<tv>" + programme("one", "Jetzt", now.Add(-time.Hour), now.Add(time.Hour)) + "</tv>"
	a.from.set("/web/list", whole)
	a.from.set("/web/guide", guide)
	require.Equal(t, library.ScanCompleted, a.scan().State)
	_, ids := a.list()
	paused := func(position int, says string) {
		t.Helper()
		s := a.scan()
		require.Equal(t, library.ScanPaused, s.State)
		require.Contains(t, *s.Reason, says)
		require.NotContains(t, *s.Reason, "s3cret")
		require.Equal(t, 1, a.count(fmt.Sprintf("library_roots WHERE position = %d AND problem LIKE '%%%s%%'", position, says)))
		_, same := a.list()
		require.Equal(t, ids, same)
		require.Equal(t, 1, a.count("programmes"))
	}
	for says, text := range map[string]string{"does not begin with #EXTM3U": "<html>busy</html>", "names no channels": "#EXTM3U\n", "breaks off": "breaks",
		"not a list of channels": m3u("#EXT-X-TARGETDURATION:6"), "none of its channels can be used": m3u(entry("", "A", "file:///etc/passwd")), "no whole gzip": "\x1f\x8b\x00"} {
		a.from.set("/web/list", text)
		paused(library.ListPosition, says)
	}
	a.from.mu.Lock()
	delete(a.from.pages, "/web/list")
	a.from.mu.Unlock()
	paused(library.ListPosition, "answers 404")
	a.from.set("/web/list", whole)
	for says, text := range map[string]string{"it holds no <tv>": "<html/>", "names no programmes": "<tv></tv>", "breaks off": "breaks",
		"unexpected EOF": "<tv>" + programme("one", "Neu", now.Add(time.Hour), now.Add(2*time.Hour))[:60]} {
		a.from.set("/web/guide", text)
		paused(library.GuidePosition, says)
	}
	a.from.set("/web/guide", guide)
	s := a.scan()
	require.Equal(t, library.ScanCompleted, s.State)
	require.Equal(t, 0, a.count("library_roots WHERE problem IS NOT NULL"))
	require.Equal(t, 2, a.count("library_roots WHERE scanned_at IS NOT NULL"))
}

// What cannot be used of a list is counted once, however often the scan goes on.
func TestChannels_failedOnce(t *testing.T) {
	t.Parallel()
	a := newAntenna(t, "/web/list", "/web/guide")
	a.from.set("/web/list", m3u(entry(`tvg-id="one"`, "Eins", "https://tv.example/1.m3u8"), entry("", "A", "file:///etc/passwd")))
	a.from.set("/web/guide", "<html/>")
	s := a.scan()
	require.Equal(t, library.ScanPaused, s.State)
	require.EqualValues(t, 1, s.Failed)
	now := time.Now().Truncate(time.Minute)
	a.from.set("/web/guide", "<tv>"+programme("one", "Jetzt", now.Add(-time.Hour), now.Add(time.Hour))+"</tv>")
	again := a.scan()
	require.Equal(t, library.ScanCompleted, again.State)
	require.Equal(t, s.ID, again.ID)
	require.EqualValues(t, 1, again.Failed)
	require.EqualValues(t, 1, again.Added)
}

// A list may be a file; it is no folder that is watched, walked or taken.
func TestChannels_file(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "list.m3u")
	require.NoError(t, os.WriteFile(file, []byte(m3u(entry("", "Eins", "https://tv.example/1.m3u8"))), 0o600))
	a := newAntenna(t, file, "")
	require.Equal(t, map[string]int64{"found": 1, "added": 1}, counters(a.scan()))
	films, _, err := a.libs.Create(t.Context(), a.admin, library.Create{Name: "Films", Kind: library.KindMovies, Paths: []string{filepath.Dir(file)}, Language: "en"})
	require.NoError(t, err, "a folder of films may hold the list")
	require.Equal(t, 1, a.count("library_roots WHERE library_id = '"+films.ID.String()+"'"))
	require.NoError(t, os.Remove(file))
	s := a.scan()
	require.Equal(t, library.ScanPaused, s.State)
	require.Contains(t, *s.Reason, "does not exist")
	require.NoError(t, os.WriteFile(file, []byte(m3u(entry("", "Eins", "https://tv.example/1.m3u8"), entry("", "Zwei", "https://tv.example/2.m3u8"))), 0o600))
	require.NoError(t, a.libs.RequestKind(t.Context(), library.KindLive, library.TriggerSchedule), "the clock asks a paused scan to go on")
	s = a.await(func(s *library.Scan) bool { return s.State == library.ScanCompleted })
	require.Equal(t, map[string]int64{"found": 2, "added": 1}, counters(s))
	require.Equal(t, 1, a.count("scans WHERE library_id = '"+a.lib.ID.String()+"' AND state = 'COMPLETED' AND added = 1 AND found = 2"))
	require.Equal(t, 0, a.count("scans WHERE library_id = '"+films.ID.String()+"'"))
}

// What a viewer may not see is like what does not exist.
func TestChannels_access(t *testing.T) {
	t.Parallel()
	a := newAntenna(t, "/web/list", "")
	a.from.set("/web/list", m3u(entry(`group-title="G"`, "Eins", "https://tv.example/1.m3u8")))
	a.scan()
	_, ids := a.list()
	other := access.Viewer{UserID: uuid.New(), Role: access.User, Libraries: []uuid.UUID{uuid.New()}}
	for _, v := range []access.Viewer{other, {}} {
		c, err := a.channels.List(t.Context(), v, live.Filter{LibraryID: new(id.Of("library", a.lib.ID))}, page.Args{})
		require.NoError(t, err)
		require.Empty(t, c.Nodes())
		groups, err := a.channels.Groups(t.Context(), v, nil)
		require.NoError(t, err)
		require.Empty(t, groups)
		_, err = a.channels.Stream(t.Context(), v, ids["Eins"])
		require.ErrorIs(t, err, fault.NotFound)
	}
	at, err := a.channels.Stream(t.Context(), a.admin, ids["Eins"])
	require.NoError(t, err)
	require.Equal(t, &live.Stream{ChannelID: ids["Eins"], LibraryID: a.lib.ID, Address: "https://tv.example/1.m3u8"}, at)
}
