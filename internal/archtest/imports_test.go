package archtest

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// nouns lists which noun knows which. A noun that is not here may not exist.
var nouns = map[string][]string{
	"access":    nil,
	"activity":  {"access"},
	"artwork":   {"access"},
	"catalogue": nil,
	"export":    {"access", "intake", "library", "metadata", "movie", "music", "person", "tvshow"},
	"duplicate": {"access"},
	"feed":      {"access"},
	"identity":  {"access"},
	"edit":      {"access", "intake", "library", "origin"},
	"intake":    {"artwork", "library", "metadata", "origin", "person", "search"},
	"join":      {"access", "artwork", "intake", "library", "metadata", "music", "origin", "playlist", "review", "tvshow", "viewing"},
	"library":   {"access"},
	"live":      {"access", "artwork", "library"},
	"metadata":  nil,
	"movie":     {"access", "artwork", "intake", "library", "metadata", "origin", "person", "search", "shelf"},
	"music":     {"access", "artwork", "intake", "library", "metadata", "origin", "person", "search", "shelf"},
	"origin":    {"metadata"},
	"person":    {"access", "artwork", "search"},
	"playback":  {"access", "viewing"},
	"playlist":  {"access", "artwork", "library", "person", "playback", "search", "viewing"},
	"review":    {"access", "library", "metadata"},
	"scrobble":  {"access"},
	"search":    {"access"},
	"shelf":     {"access", "metadata"},
	"system":    {"access"},
	"trash":     {"access", "library"},
	"trickplay": {"access"},
	"tvshow":    {"access", "artwork", "intake", "library", "metadata", "origin", "person", "search", "shelf"},
	"viewing":   {"access", "library", "metadata"},
}

// frame are the packages of internal that are no nouns, with what of this module they may import beside nouns and platform;
// behind = stands a package without what lies below it.
var frame = map[string][]string{
	"app":      {"*"},
	"archtest": nil,
	"config":   {"media"},
	"platform": {"internal/platform"},
	"server":   {"graph", "=media", "media/hls", "media/restream", "media/still"},
	"testkit":  {"migrations"},
}

// stations are the root folders, with what they may import beside their own.
var stations = map[string][]string{
	"bench":       {"*"},
	"cmd":         {"*"},
	"dataloaders": {"nouns", "platform", "=graph/setexec"},
	"e2e":         {"*"},
	"graph":       {"dataloaders", "nouns", "platform", "media"},
	"jobs":        {"nouns", "platform", "media"},
	"media":       {"internal/platform/obs", "internal/platform/fault"},
	"migrations":  {"internal/platform"},
	"resolvers":   {"graph", "dataloaders", "nouns", "platform", "media"},
	"scripts":     nil,
	"web":         nil,
}

// root is the first folder, or the second inside internal.
func root(path string) (station, inside string) {
	station, rest, _ := strings.Cut(path, "/")
	inside, _, _ = strings.Cut(rest, "/")
	return station, inside
}

func TestImports(t *testing.T) {
	t.Parallel()
	for _, p := range list(t) {
		station, inside := root(p.path())
		if fixtures(p.path()) {
			continue
		}
		for _, imported := range p.Imports {
			target, own := strings.CutPrefix(imported, "revenge/")
			if own && spared[p.path()+" -> "+target] == "" {
				require.True(t, allowed(t, station, inside, target), "%s must not import %s", p.path(), target)
			}
		}
	}
}

// fixtures tells a package such as intake/intaketest, which only tests import.
func fixtures(path string) bool {
	return strings.Count(path, "/") > 1 && strings.HasSuffix(path, "test")
}

func allowed(t *testing.T, station, inside, target string) bool {
	t.Helper()
	if station != "internal" {
		may, known := stations[station]
		require.True(t, known, "%s is no station", station)
		return within(target, station) || permits(may, target)
	}
	if knows, noun := nouns[inside]; noun {
		other, of := strings.CutPrefix(target, "internal/")
		other, _, _ = strings.Cut(other, "/")
		return of && (other == inside || other == "platform" || slices.Contains(knows, other)) || target == "media"
	}
	may, known := frame[inside]
	require.True(t, known, "internal/%s is neither a noun nor of the frame", inside)
	if within(target, "internal/"+inside) || permits(may, target) {
		return true
	}
	if inside == "server" && target == "media" {
		return true // its errors and types, as for nouns
	}
	return inside != "platform" && inside != "testkit" && permits([]string{"nouns", "platform"}, target) ||
		inside == "testkit" && permits([]string{"platform"}, target)
}

func permits(may []string, target string) bool {
	_, inside := root(target)
	_, noun := nouns[inside]
	for _, m := range may {
		switch {
		case m == "*", m == "="+target, m == "nouns" && noun && within(target, "internal"), m == "platform" && within(target, "internal/platform"), within(target, m):
			return true
		}
	}
	return false
}

// homes says where a library may be imported: replacing one is then the work of one place.
var homes = map[string][]string{
	"github.com/99designs/gqlgen":       {"graph", "resolvers"},
	"github.com/vektah/gqlparser":       {"graph", "resolvers"},
	"github.com/coder/websocket":        {"graph"},
	"github.com/riverqueue/river":       {"jobs", "migrations"},
	"github.com/pressly/goose":          {"migrations"},
	"github.com/redis/rueidis":          {"internal/platform/cache", "internal/platform/events"},
	"github.com/maypok86/otter":         {"internal/platform/cache", "internal/platform/events"},
	"github.com/asticode/go-astiav":     {"media/av"},
	"github.com/bluenviron/gohlslib":    {"media/hls", "media/restream", "bench/player"},
	"github.com/bluenviron/mediacommon": {"media/restream"},
	"github.com/bbrks/go-blurhash":      {"media/still"},
	"github.com/knadh/koanf":            {"internal/config"},
	"github.com/spf13/cobra":            {"cmd"},
	"go.uber.org/fx":                    {"internal/app", "cmd"},
	"github.com/moistari/rls":           {"internal/metadata/release"},
	"github.com/landlock-lsm":           {"media/worker/sandbox"},
	"github.com/fsnotify/fsnotify":      {"jobs", "internal/library"},
	"github.com/golang-jwt/jwt":         {"internal/identity"},
	"golang.org/x/crypto/argon2":        {"internal/identity"},
	"golang.org/x/image":                {"media/still", "internal/artwork"},
	"github.com/prometheus":             {"internal/platform/obs", "internal/app", "internal/server"},
	"github.com/jackc/pgx/v5/pgxpool":   {"internal/platform", "migrations", "internal/testkit"},
	"github.com/jackc/pgx/v5/stdlib":    {"internal/platform/db", "migrations"},
	"github.com/vikstrous/dataloadgen":  {"dataloaders"},
}

func TestImports_oneLibraryOneHome(t *testing.T) {
	t.Parallel()
	for _, p := range list(t) {
		for _, imported := range p.Imports {
			for library, where := range homes {
				if within(imported, library) {
					require.True(t, within(p.path(), where...), "%s must not import %s; its home is %v", p.path(), imported, where)
				}
			}
			require.False(t, imported == "C" && !within(p.path(), "media/av"), "cgo belongs to media/av, not %s", p.path())
		}
	}
}

// jet builds statements in stores only.
func TestImports_jetInStores(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t, "internal") {
		if within(s.path, "internal/platform/db") || isStore(s.path) {
			continue
		}
		for _, i := range s.file.Imports {
			path := strings.Trim(i.Path.Value, `"`)
			require.False(t, within(path, "github.com/go-jet/jet", "revenge/internal/platform/db/gen"), "%s builds SQL; that belongs into store.go", s.path)
		}
	}
}

// isStore tells a noun's store.go, also when it is split by topic.
func isStore(path string) bool {
	name := path[strings.LastIndexByte(path, '/')+1:]
	return name == "store.go" || strings.HasPrefix(name, "store_")
}
