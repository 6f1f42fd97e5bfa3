package config

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"

	nested "github.com/knadh/koanf/maps"
	"github.com/knadh/koanf/providers/env/v2"
	"github.com/knadh/koanf/providers/posflag"
	"github.com/knadh/koanf/v2"
	"github.com/spf13/pflag"

	"revenge/internal/platform/db/embedded"
	"revenge/internal/platform/fault"
)

// EnvFile names the variable that points at the configuration file, FileFlag the flag, and systemFile is looked at without them.
const (
	EnvFile    = EnvPrefix + "CONFIG"
	FileFlag   = "config"
	systemFile = "/etc/revenge/config.yaml"
)

// reserved are the REVENGE_* variables that are no keys: they point at what was installed.
var reserved = []string{EnvFile, embedded.EnvBin, EnvPrefix + "TESTMEDIA", EnvPrefix + "SHARED_CACHE"}

// AddFlags adds a flag for every key, named like it, and one for the configuration file.
func AddFlags(flags *pflag.FlagSet) {
	flags.String(FileFlag, "", "configuration file; "+EnvFile+" and "+systemFile+" come after it")
	c := Default()
	for _, k := range keys(&c) {
		flags.String(k.path, "", k.doc)
		if k.value.Kind() == reflect.Bool {
			flags.Lookup(k.path).NoOptDefVal = "true"
		}
	}
}

// Load puts the configuration together: defaults, then the file, then environ (as os.Environ gives it), then flags, which
// may be nil. All mistakes are reported at once, each with where it stands: fault.Invalid.
func Load(flags *pflag.FlagSet, environ []string) (*Config, error) {
	c := Default()
	known := newIndex(&c)
	ko := koanf.New(".")
	var errs []error
	origin := map[string]string{}
	for _, source := range []func() (*layer, error){
		func() (*layer, error) { return fromFile(filePath(flags, environ), known) },
		func() (*layer, error) { return fromEnv(environ, known) },
		func() (*layer, error) { return fromFlags(flags, known, ko) },
	} {
		l, err := source()
		errs = append(errs, err)
		if l == nil {
			continue
		}
		if err := ko.Load(l, nil); err != nil {
			return nil, fmt.Errorf("read the configuration: %w", err)
		}
		maps.Copy(origin, l.origin)
	}
	for _, k := range keys(&c) {
		if ko.Exists(k.path) {
			if err := assign(k.value, ko.Get(k.path)); err != nil {
				errs = append(errs, fault.Invalidf("%s: %s %v.", origin[k.path], k.path, err))
			}
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	if err := c.validate(); err != nil {
		return nil, placed(err, origin)
	}
	return &c, nil
}

// Read and ReadBytes make a layer a source of koanf.
func (l *layer) Read() (map[string]any, error) { return nested.Unflatten(l.values, "."), nil }

// ReadBytes is not how a layer is read.
func (l *layer) ReadBytes() ([]byte, error) { return nil, errors.ErrUnsupported }

// placed says where the values stand that a section has refused.
func placed(err error, origin map[string]string) error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return err
	}
	var out []error
	for _, one := range joined.Unwrap() {
		mistake, ok := errors.AsType[*fault.Mistake](one)
		if !ok {
			out = append(out, one)
			continue
		}
		path := strings.Join(mistake.Path, ".")
		where := origin[path]
		if where != "" {
			where += ": "
		}
		out = append(out, &fault.Mistake{Kind: mistake.Kind, Path: mistake.Path, Message: where + path + ": " + mistake.Message})
	}
	return errors.Join(out...)
}

func filePath(flags *pflag.FlagSet, environ []string) string {
	if flags != nil {
		if flag := flags.Lookup(FileFlag); flag != nil && flag.Changed {
			return flag.Value.String()
		}
	}
	for _, entry := range environ {
		if path, ok := strings.CutPrefix(entry, EnvFile+"="); ok && path != "" {
			return path
		}
	}
	if _, err := os.Stat(systemFile); err == nil {
		return systemFile
	}
	return ""
}

func fromFile(path string, known *index) (*layer, error) {
	if path == "" {
		return nil, nil //nolint:nilnil // no file is no layer
	}
	return readFile(path, known)
}

func fromEnv(environ []string, known *index) (*layer, error) {
	out := newLayer()
	provider := env.Provider(".", env.Opt{
		Prefix:      EnvPrefix,
		EnvironFunc: func() []string { return environ },
		TransformFunc: func(name, value string) (string, any) {
			path, ok := known.envs[name]
			switch {
			case ok:
				out.put(path, value, name)
			case !slices.Contains(reserved, name):
				out.refusef("%s: unknown environment variable.%s", name, known.meantEnv(name))
			}
			return path, value
		},
	})
	if _, err := provider.Read(); err != nil {
		return nil, fmt.Errorf("read the environment: %w", err)
	}
	return out, errors.Join(out.errs...)
}

func fromFlags(flags *pflag.FlagSet, known *index, ko *koanf.Koanf) (*layer, error) {
	if flags == nil {
		return nil, nil //nolint:nilnil // no flags are no layer
	}
	out := newLayer()
	provider := posflag.ProviderWithFlag(flags, ".", ko, func(f *pflag.Flag) (string, any) {
		if f.Changed && known.paths[f.Name] {
			out.put(f.Name, f.Value.String(), "--"+f.Name)
		}
		return "", nil
	})
	if _, err := provider.Read(); err != nil {
		return nil, fmt.Errorf("read the flags: %w", err)
	}
	return out, nil
}
