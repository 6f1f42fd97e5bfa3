package config

import (
	"errors"
	"reflect"
	"strings"
	"time"

	"github.com/agnivade/levenshtein"

	"revenge/internal/platform/fault"
)

// EnvPrefix begins the name of every environment variable.
const EnvPrefix = "REVENGE_"

// key is one value that can be configured.
type key struct {
	path     string
	doc      string
	fallback string // text of the default, where the value itself depends on the machine
	value    reflect.Value
}

func (k key) env() string {
	return EnvPrefix + strings.ToUpper(strings.ReplaceAll(k.path, ".", "_"))
}

// section is a struct that checks itself.
type section struct {
	path  string
	value reflect.Value
}

func (s section) validate() error {
	checked, ok := reflect.TypeAssert[interface{ Validate() error }](s.value.Addr())
	if !ok {
		return nil
	}
	return under(s.path, checked.Validate())
}

// under puts the section's path before a mistake's own.
func under(path string, err error) error {
	mistake, ok := errors.AsType[*fault.Mistake](err)
	if !ok {
		return err
	}
	return &fault.Mistake{Kind: mistake.Kind, Message: mistake.Message, Path: append(strings.Split(path, "."), mistake.Path...)}
}

// keys lists what can be configured, in the order of the structs; the values can be set.
func keys(c *Config) []key {
	var out []key
	walk(reflect.ValueOf(c).Elem(), "", func(k key) { out = append(out, k) }, func(section) {})
	return out
}

// sections lists the structs below the whole.
func sections(c *Config) []section {
	var out []section
	walk(reflect.ValueOf(c).Elem(), "", func(key) {}, func(s section) { out = append(out, s) })
	return out
}

func walk(v reflect.Value, path string, onKey func(key), onSection func(section)) {
	for i := range v.NumField() {
		field, value := v.Type().Field(i), v.Field(i)
		name, option, _ := strings.Cut(field.Tag.Get("koanf"), ",")
		switch {
		case option == "squash":
			walk(value, path, onKey, onSection)
		case name == "":
		case value.Kind() == reflect.Struct:
			onSection(section{join(path, name), value})
			walk(value, join(path, name), onKey, onSection)
		default:
			onKey(key{join(path, name), field.Tag.Get("doc"), field.Tag.Get("default"), value})
		}
	}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// nearest returns the known name that the wrong one was probably meant to be, or an empty text.
func nearest(wrong string, known []string) string {
	best, least := "", max(2, len(wrong)/4)+1
	for _, name := range known {
		if d := levenshtein.ComputeDistance(strings.ToLower(wrong), strings.ToLower(name)); d < least {
			best, least = name, d
		}
	}
	return best
}

var durationType = reflect.TypeFor[time.Duration]()
