package local

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"revenge/internal/metadata/release"
)

// line is one identification as JSON. What is unknown is null.
type line struct {
	Path         string            `json:"path"`
	Kind         release.Kind      `json:"kind"`
	Title        *string           `json:"title"`
	Year         *int              `json:"year"`
	Season       *int              `json:"season"`
	Episode      *int              `json:"episode"`
	Episodes     []int             `json:"episodes"`
	Absolute     []int             `json:"absolute"`
	AirDate      *string           `json:"airDate"`
	EpisodeTitle *string           `json:"episodeTitle"`
	Edition      *string           `json:"edition"`
	Part         *int              `json:"part"`
	Extra        *string           `json:"extra"`
	IDs          map[string]string `json:"ids"`
	Source       []string          `json:"source"`
}

// MarshalJSON writes the keys that `revenge identify --json` promises. The ids of
// an episode stand beside those of its series as "<provider>Episode".
func (id Identification) MarshalJSON() ([]byte, error) {
	l := line{Path: id.Path, Kind: id.Kind, Season: id.Season, Episode: id.Episode, Episodes: id.Episodes, Absolute: id.Absolute, Source: id.Source,
		Title: known(id.Title), Year: known(id.Year), AirDate: known(id.AirDate), EpisodeTitle: known(id.EpisodeTitle),
		Edition: known(id.Edition), Part: known(id.Part), Extra: known(strings.ToLower(string(id.Extra)))}
	if len(id.IDs)+len(id.EpisodeIDs) > 0 {
		l.IDs = map[string]string{}
	}
	maps.Copy(l.IDs, id.IDs)
	for provider, value := range id.EpisodeIDs {
		l.IDs[provider+"Episode"] = value
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(l); err != nil {
		return nil, fmt.Errorf("encode identification: %w", err)
	}
	return []byte(b.String()), nil
}

func known[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// WriteJSONLines identifies paths and writes one JSON object a line. A folder is
// walked for videos, a disc structure in it being one; a path that does not exist
// is identified by its name. Folders that cannot be read are reported in the
// error after everything else is written.
func WriteJSONLines(w io.Writer, paths []string, hint release.Hint) error {
	identifier := New(Options{Hint: hint, Open: func(name string) (fs.File, error) { return os.Open(name) }})
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	var unread []error
	for _, p := range paths {
		stat, err := os.Stat(p)
		if err != nil || !stat.IsDir() {
			if err := encoder.Encode(identifier.Identify(p)); err != nil {
				return fmt.Errorf("write identification: %w", err)
			}
			continue
		}
		err = filepath.WalkDir(p, func(name string, entry fs.DirEntry, err error) error {
			if err != nil {
				unread = append(unread, err)
				return nil
			}
			video, skip := visit(p, name, entry)
			if video {
				if err := encoder.Encode(identifier.Identify(name)); err != nil {
					return fmt.Errorf("write identification: %w", err)
				}
			}
			return skip
		})
		if err != nil {
			return err
		}
	}
	return errors.Join(unread...)
}

// visit decides for an entry of the walk whether it is a video of its own.
func visit(root, name string, entry fs.DirEntry) (video bool, skip error) {
	if name != root && strings.HasPrefix(entry.Name(), ".") {
		if entry.IsDir() {
			return false, fs.SkipDir
		}
		return false, nil
	}
	if entry.IsDir() {
		switch strings.ToUpper(entry.Name()) {
		case "VIDEO_TS", "BDMV", "HVDVD_TS":
			return true, fs.SkipDir
		case "AUDIO_TS", "CERTIFICATE":
			return false, fs.SkipDir
		}
		return false, nil
	}
	return release.Video(entry.Name()), nil
}
