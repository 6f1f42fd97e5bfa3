package playback

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"

	"go.yaml.in/yaml/v3"

	"revenge/internal/platform/fault"
)

//go:embed profiles/*.yaml
var ownProfiles embed.FS

// Profile is what a kind of device plays, for clients that cannot measure it.
type Profile struct {
	Name        string
	Description string
	Can         Capabilities
}

// profileFile is a profile as it is written. What is left out comes from the profile that it extends.
type profileFile struct {
	Name        string            `yaml:"name"`
	Extends     string            `yaml:"extends"`
	Description string            `yaml:"description"`
	Containers  []string          `yaml:"containers"`
	Video       []VideoCapability `yaml:"video"`
	Audio       []AudioCapability `yaml:"audio"`
	Subtitles   []SubtitleFormat  `yaml:"subtitles"`
	HLS         *bool             `yaml:"hls"`
	OneQuality  *bool             `yaml:"oneQuality"`
	AudioTracks *bool             `yaml:"audioTracks"`
	MaxBitRate  *int64            `yaml:"maxBitRate"`
}

// Profiles are all profiles by name.
type Profiles map[string]*Profile

// LoadProfiles reads the profiles of the program and then those of a folder (*.yaml), which replace and extend them;
// an empty folder name is none. Fault: Invalid, naming the file.
func LoadProfiles(folder string) (Profiles, error) {
	files := map[string]profileFile{}
	own, err := fs.Sub(ownProfiles, "profiles")
	if err != nil {
		return nil, fmt.Errorf("read the profiles of the program: %w", err)
	}
	sources := []fs.FS{own}
	if folder != "" {
		if _, err := os.Stat(folder); err != nil {
			return nil, fault.Field(fault.Invalid, "is a folder that cannot be read", "profiles")
		}
		sources = append(sources, os.DirFS(folder))
	}
	for _, source := range sources {
		if err := readProfiles(source, files); err != nil {
			return nil, err
		}
	}
	out := Profiles{}
	for name := range files {
		can, err := resolveProfile(files, name, nil)
		if err != nil {
			return nil, err
		}
		out[name] = &Profile{Name: name, Description: files[name].Description, Can: can}
	}
	return out, nil
}

func readProfiles(source fs.FS, into map[string]profileFile) error {
	names, err := fs.Glob(source, "*.yaml")
	if err != nil {
		return fmt.Errorf("list profiles: %w", err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(source, name)
		if err != nil {
			return fault.Field(fault.Invalid, fmt.Sprintf("holds %s, which cannot be read", name), "profiles")
		}
		decoder := yaml.NewDecoder(bytes.NewReader(text))
		decoder.KnownFields(true)
		for {
			var p profileFile
			err := decoder.Decode(&p)
			if errors.Is(err, io.EOF) {
				break
			}
			if err == nil && p.Name == "" {
				err = errors.New("a profile needs a name")
			}
			if err != nil {
				return fault.Field(fault.Invalid, fmt.Sprintf("holds %s, which is no profile: %v", path.Base(name), err), "profiles")
			}
			into[p.Name] = p
		}
	}
	return nil
}

// resolveProfile follows extends to its end.
func resolveProfile(files map[string]profileFile, name string, seen []string) (Capabilities, error) {
	p, known := files[name]
	if !known || slices.Contains(seen, name) {
		return Capabilities{}, fault.Field(fault.Invalid, fmt.Sprintf("holds a profile that extends %q, which does not exist or extends itself", name), "profiles")
	}
	var out Capabilities
	if p.Extends != "" {
		var err error
		if out, err = resolveProfile(files, p.Extends, append(seen, name)); err != nil {
			return out, err
		}
	}
	add := Capabilities{Containers: p.Containers, Video: p.Video, Audio: p.Audio, Subtitles: p.Subtitles}
	own := out.merge(add)
	set(&own.HLS, p.HLS)
	set(&own.OneQuality, p.OneQuality)
	set(&own.AudioTracks, p.AudioTracks)
	if p.MaxBitRate != nil {
		own.MaxBitRate = p.MaxBitRate
	}
	return own, nil
}

func set[T any](target, given *T) {
	if given != nil {
		*target = *given
	}
}

// merge adds what else is known: containers and subtitles are united, a codec named in both is taken from more.
func (c Capabilities) merge(more Capabilities) Capabilities {
	out := c
	out.Containers = union(c.Containers, more.Containers)
	out.Subtitles = union(c.Subtitles, more.Subtitles)
	out.Video = replace(c.Video, more.Video, func(v VideoCapability) string { return v.Codec })
	out.Audio = replace(c.Audio, more.Audio, func(a AudioCapability) string { return a.Codec })
	return out
}

func union[T comparable](a, b []T) []T {
	out := slices.Clone(a)
	for _, v := range b {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

func replace[T any](old, more []T, key func(T) string) []T {
	out := slices.Clone(old)
	for _, m := range more {
		if i := slices.IndexFunc(out, func(o T) bool { return key(o) == key(m) }); i >= 0 {
			out[i] = m
		} else {
			out = append(out, m)
		}
	}
	return out
}

// Client returns what a client can play that names a profile, or has measured what it can, or both: what was measured
// goes before the profile codec by codec, containers and subtitles are united, HLS must be in both, and the lower bit
// rate counts. An unknown profile is fault.Invalid.
func (all Profiles) Client(profile string, measured *Capabilities) (Capabilities, error) {
	if profile == "" {
		if measured == nil {
			return Capabilities{}, fault.Field(fault.Invalid, "say what the client can play: name a profile, or give its capabilities", "capabilities")
		}
		return *measured, nil
	}
	p, known := all[profile]
	if !known {
		return Capabilities{}, fault.Field(fault.Invalid, fmt.Sprintf("there is no profile %.40q; playbackProfiles lists them", profile), "profile")
	}
	if measured == nil {
		return p.Can, nil
	}
	out := p.Can.merge(*measured)
	out.HLS = p.Can.HLS && measured.HLS
	out.OneQuality = p.Can.OneQuality || measured.OneQuality
	out.AudioTracks = p.Can.AudioTracks || measured.AudioTracks
	if out.MaxBitRate == nil || measured.MaxBitRate != nil && *measured.MaxBitRate < *out.MaxBitRate {
		out.MaxBitRate = measured.MaxBitRate
	}
	return out, nil
}

// List returns the profiles by name.
func (all Profiles) List() []*Profile {
	out := make([]*Profile, 0, len(all))
	for _, name := range slices.Sorted(maps.Keys(all)) {
		out = append(out, all[name])
	}
	return out
}
