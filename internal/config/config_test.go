package config

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/spf13/pflag"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/internal/testkit"
)

func file(t *testing.T, text string) []string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "revenge.yaml")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return []string{EnvFile + "=" + path}
}

func flagSet(t *testing.T, args ...string) *pflag.FlagSet {
	t.Helper()
	flags := pflag.NewFlagSet("revenge", pflag.ContinueOnError)
	AddFlags(flags)
	require.NoError(t, flags.Parse(args))
	return flags
}

func TestDefault(t *testing.T) {
	t.Parallel()
	c, err := Load(nil, nil)
	require.NoError(t, err)
	require.Equal(t, Default(), *c)
}

func TestLoad_order(t *testing.T) {
	t.Parallel()
	environ := file(t, "server:\n  port: 1111\n  host: 127.0.0.1\n  trusted_proxies: [10.0.0.0/8, '::1']\nlogging:\nauth: {access_ttl: 20m}\n")
	c, err := Load(nil, environ)
	require.NoError(t, err)
	require.Equal(t, 1111, c.Server.Port)
	require.Equal(t, 20*time.Minute, c.Auth.AccessTTL)
	require.Equal(t, "info", c.Logging.Level, "a section without keys changes nothing")
	proxies, err := c.Server.Proxies()
	require.NoError(t, err)
	require.Len(t, proxies, 2)

	environ = append(environ, "REVENGE_SERVER_PORT=2222", "REVENGE_DATABASE_POOL_MAX_CONNS=7", "REVENGE_POSTGRES_BIN=/x", "HOME=/x",
		"REVENGE_SERVER_TRUSTED_PROXIES=127.0.0.1, 10.1.0.0/16,")
	c, err = Load(nil, environ)
	require.NoError(t, err)
	require.Equal(t, 2222, c.Server.Port)
	require.Equal(t, 7, c.Database.Pool.MaxConns)
	require.Equal(t, []string{"127.0.0.1", "10.1.0.0/16"}, c.Server.TrustedProxies)

	c, err = Load(flagSet(t, "--server.port=3333", "--metrics.enabled"), environ)
	require.NoError(t, err)
	require.Equal(t, 3333, c.Server.Port)
	require.Equal(t, "127.0.0.1", c.Server.Host, "a flag that was not given changes nothing")
	require.True(t, c.Metrics.Enabled)
}

func TestLoad_fileOfFlag(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a.yaml")
	require.NoError(t, os.WriteFile(path, []byte("server: {port: 5}\n"), 0o600))
	c, err := Load(flagSet(t, "--config", path), file(t, "server: {port: 6}"))
	require.NoError(t, err)
	require.Equal(t, 5, c.Server.Port)
}

// Every key can be set by the name that the one rule gives it, and no two keys share a name.
func TestLoad_everyKeyByItsVariable(t *testing.T) {
	t.Parallel()
	defaults := Default()
	names := map[string]string{}
	for _, k := range keys(&defaults) {
		require.Empty(t, names[k.env()], "%s and %s have the same variable", k.path, names[k.env()])
		names[k.env()] = k.path
		environ, raw := other(t, k)
		c, err := Load(nil, environ)
		require.NoError(t, err, k.path)
		for i, got := range keys(c) {
			if got.path != k.path {
				continue
			}
			want := reflect.New(got.value.Type()).Elem()
			require.NoError(t, assign(want, raw))
			require.Equal(t, want.Interface(), got.value.Interface(), k.path)
			require.NotEqual(t, keys(&defaults)[i].value.Interface(), got.value.Interface(), k.path)
		}
	}
}

// other returns an environment that gives the key another valid value than its default.
func other(t *testing.T, k key) (environ []string, raw string) {
	t.Helper()
	special := map[string]string{
		"database.url": "postgres://a:b@c/d", "cache.server": "redis://a:b@c:6379/1", "auth.secret": strings.Repeat("s", 32), "logging.level": "debug", "logging.format": "json",
		"server.host": "::1", "database.pool.max_conns": "9", "server.base_url": "https://a.example", "server.trusted_proxies": "10.0.0.0/8", "server.internal_address": "http://10.0.0.5:8080", "playback.local_networks": "10.0.0.0/8", "live.private_networks": "10.0.0.0/8", "setup.name": "ada", "setup.password": "secret words",
		"scrobble.lastfm.url": "https://a.example/2.0/", "scrobble.lastfm.auth_url": "https://a.example/auth", "scrobble.listenbrainz.url": "https://b.example",
	}
	switch {
	case special[k.path] != "":
		raw = special[k.path]
	case k.value.Type() == durationType:
		raw = (time.Duration(k.value.Int()) + time.Minute).String()
		if k.path == "auth.access_ttl" {
			raw = "17m"
		}
	case k.value.CanInt():
		raw = strconv.FormatInt(k.value.Int()+1, 10)
	case k.value.CanFloat():
		raw = "2.5"
	case k.value.Kind() == reflect.Bool:
		raw = strconv.FormatBool(!k.value.Bool())
	case k.value.Kind() == reflect.String:
		raw = "/another"
	default:
		t.Fatalf("say here what else %s may be", k.path)
	}
	environ = []string{k.env() + "=" + raw}
	switch k.path { // these go together
	case "scrobble.lastfm.api_key":
		environ = append(environ, "REVENGE_SCROBBLE_LASTFM_SECRET=secret")
	case "scrobble.lastfm.secret":
		environ = append(environ, "REVENGE_SCROBBLE_LASTFM_API_KEY=key")
	case "setup.name":
		environ = append(environ, "REVENGE_SETUP_PASSWORD=secret words")
	case "setup.password":
		environ = append(environ, "REVENGE_SETUP_NAME=ada")
	}
	return environ, raw
}

func TestLoad_mistakes(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text    string
		environ []string
		flags   []string
		want    []string
	}{
		"unknown key":          {text: "server:\n  prot: 5\n", want: []string{"line 2 of ", "unknown key server.prot", "Did you mean server.port?"}},
		"unknown section":      {text: "\nservr: {port: 5}\n", want: []string{"line 2 of ", "unknown key servr.", "Did you mean server?"}},
		"nothing near":         {text: "zzzzzzzzzzzzzzzzzzzzzz: 1\n", want: []string{"unknown key zzzzzzzzzzzzzzzzzzzzzz."}},
		"unknown variable":     {environ: []string{"REVENGE_SERVER_PROT=5"}, want: []string{"REVENGE_SERVER_PROT: unknown environment variable", "Did you mean REVENGE_SERVER_PORT?"}},
		"not a number":         {text: "server:\n  host: a\n  port: many\n", want: []string{"line 3 of ", "server.port must be a whole number"}},
		"too large":            {text: "server:\n  port: 70000\n", want: []string{"line 2 of ", "server.port: must be between 1 and 65535"}},
		"too large variable":   {environ: []string{"REVENGE_SERVER_PORT=0"}, want: []string{"REVENGE_SERVER_PORT: server.port: must be between 1 and 65535"}},
		"too large flag":       {flags: []string{"--server.port=0"}, want: []string{"--server.port: server.port: must be between"}},
		"duration":             {environ: []string{"REVENGE_AUTH_ACCESS_TTL=5"}, want: []string{"must be a duration such as"}},
		"boolean":              {text: "metrics: {enabled: yes please}", want: []string{"metrics.enabled must be true or false"}},
		"number":               {text: "media: {worker: {time_factor: fast}}", want: []string{"must be a number"}},
		"list for one":         {text: "server: {port: [1, 2]}", want: []string{"must be one value, not a list"}},
		"nested list":          {text: "server: {trusted_proxies: [[a]]}", want: []string{"must be a list of plain values"}},
		"map for one":          {text: "server: {port: {a: 1}}", want: []string{"server.port must be a plain value"}},
		"one for section":      {text: "server: 5", want: []string{"server must have its keys below it"}},
		"list at the top":      {text: "- a", want: []string{"the configuration must have its keys below it"}},
		"twice":                {text: "data_dir: /a\ndata_dir: /b\n", want: []string{"line 2 of ", "stands here a second time"}},
		"two documents":        {text: "data_dir: /a\n---\ndata_dir: /b\n", want: []string{"must hold one document"}},
		"not YAML":             {text: "a: [", want: []string{"is not YAML"}},
		"empty data_dir":       {text: "data_dir: ''", want: []string{"line 1 of ", "data_dir: must not be empty"}},
		"short secret":         {environ: []string{"REVENGE_AUTH_SECRET=hunter2"}, want: []string{"auth.secret: must have at least 32"}},
		"embedded section":     {text: "auth:\n  access_ttl: 1s\n", want: []string{"line 2 of ", "auth.access_ttl: must be between"}},
		"deep":                 {text: "database:\n  pool:\n    max_conns: 1000\n", want: []string{"line 3 of ", "database.pool.max_conns: must be between 0 and 50"}},
		"url":                  {text: "database: {url: 'mysql://a'}", want: []string{"database.url: must begin with postgres://"}},
		"password alone":       {environ: []string{"REVENGE_SETUP_PASSWORD=x"}, want: []string{"setup.password: must be given together"}},
		"base url":             {environ: []string{"REVENGE_SERVER_BASE_URL=media.example.org"}, want: []string{"must look like https://"}},
		"proxy":                {environ: []string{"REVENGE_SERVER_TRUSTED_PROXIES=somewhere"}, want: []string{"must be addresses or networks"}},
		"host":                 {environ: []string{"REVENGE_SERVER_HOST=http://a/"}, want: []string{"must be an address or a host name"}},
		"timeout":              {environ: []string{"REVENGE_SERVER_IDLE_TIMEOUT=1ms"}, want: []string{"server.idle_timeout: must be between 1s and 1h"}},
		"level":                {environ: []string{"REVENGE_LOGGING_LEVEL=loud"}, want: []string{"must be debug, info, warn or error"}},
		"all of them together": {text: "a1a1a1a1a1: 1\nserver: {port: x}\n", environ: []string{"REVENGE_NO_SUCH_THING_AT_ALL=1"}, want: []string{"a1a1a1a1a1", "server.port", "REVENGE_NO_SUCH"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			environ := c.environ
			if c.text != "" {
				environ = append(file(t, c.text), environ...)
			}
			_, err := Load(flagSet(t, c.flags...), environ)
			require.ErrorIs(t, err, fault.Invalid)
			for _, want := range c.want {
				require.ErrorContains(t, err, want)
			}
			require.NotContains(t, err.Error(), "hunter2")
		})
	}
}

func TestLoad_fileMissing(t *testing.T) {
	t.Parallel()
	_, err := Load(nil, []string{EnvFile + "=/nowhere/a.yaml"})
	require.ErrorIs(t, err, fault.Invalid)
	require.ErrorContains(t, err, "/nowhere/a.yaml cannot be read: no such file")
	c, err := Load(nil, file(t, "# nothing yet\n"))
	require.NoError(t, err)
	require.Equal(t, Default(), *c)
}

// What is printed is a file that makes the same configuration, but for the secrets.
func TestPrint(t *testing.T) {
	t.Parallel()
	c, err := Load(nil, []string{
		"REVENGE_DATABASE_URL=postgres://u:hunter2@h/d", "REVENGE_AUTH_SECRET=" + strings.Repeat("hunter2", 6),
		"REVENGE_SERVER_TRUSTED_PROXIES=10.0.0.0/8", "REVENGE_SERVER_PORT=81", "REVENGE_DATA_DIR=/a \"b\"",
	})
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, c.Print(&out))
	require.NotContains(t, out.String(), "hunter2")
	require.Contains(t, out.String(), `url: "********"`)
	text := strings.ReplaceAll(out.String(), `secret: "********"`, `secret: ""`)
	text = strings.ReplaceAll(text, `url: "********"`, `url: ""`)
	again, err := Load(nil, file(t, text))
	require.NoError(t, err)
	c.Database.URL, c.Auth.Secret = "", ""
	require.Equal(t, *c, *again)
}

func TestDocs(t *testing.T) {
	t.Parallel()
	c := Default()
	for _, k := range keys(&c) {
		require.NotEmpty(t, k.doc, "%s needs a doc tag", k.path)
		require.True(t, strings.HasSuffix(k.doc, "."), "%s: the doc tag is a sentence", k.path)
	}
	testkit.Golden(t, "../../docs/config.md", Markdown())
	testkit.Golden(t, "../../docs/config.sample.yaml", Sample())
}

// The sample changes nothing as it is, and holds every key.
func TestSample(t *testing.T) {
	t.Parallel()
	c, err := Load(nil, file(t, Sample()))
	require.NoError(t, err)
	require.Equal(t, Default(), *c)
	var uncommented []string
	for line := range strings.Lines(Sample()) {
		body := strings.TrimLeft(line, " ")
		if rest, ok := strings.CutPrefix(body, "# "); ok && !strings.Contains(rest, ": ") && !strings.HasSuffix(rest, ":\n") {
			continue
		} else if ok {
			line = line[:len(line)-len(body)] + rest
			if name, _, _ := strings.Cut(rest, ":"); strings.Contains(name, " ") {
				continue
			}
		}
		uncommented = append(uncommented, line)
	}
	c, err = Load(nil, file(t, strings.Join(uncommented, "")))
	require.NoError(t, err)
	require.Equal(t, Default(), *c)
	for _, k := range keys(c) {
		require.Contains(t, Sample(), "# "+last(k.path)+":", k.path)
	}
}

func FuzzParseFile(f *testing.F) {
	f.Add([]byte("server:\n  port: 5\n"))
	f.Add([]byte("a: &x [1]\nb: *x\n"))
	f.Add([]byte("? {a: b}\n: - c\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		c := Default()
		l, err := parseFile("f", text, newIndex(&c))
		if err != nil {
			require.ErrorIs(t, err, fault.Invalid)
			return
		}
		for _, k := range keys(&c) {
			if raw, ok := l.values[k.path]; ok {
				_ = assign(k.value, raw)
			}
		}
	})
}
