package playback

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/google/uuid"

	"revenge/media"
)

// Subtitle is a text subtitle of a session.
type Subtitle struct {
	// Stream is the index in the file; -1 for a file beside it.
	Stream          int
	Language        *string
	Title           string
	Forced          bool
	Default         bool
	HearingImpaired bool
	// URL is that of WebVTT; RawURL that of the script with its styles, nil where the client does not draw it or there is none.
	URL    string
	RawURL *string
	// FileID is the file whose fonts the script may use.
	FileID uuid.UUID
	// base is the folder of the session's addresses.
	base string
}

// PictureSubtitle is a subtitle of pictures that the client draws by itself.
type PictureSubtitle struct {
	// Stream is the index in the file; -1 for files beside it.
	Stream          int
	Format          SubtitleFormat
	Language        *string
	Title           string
	Forced          bool
	Default         bool
	HearingImpaired bool
	// URLs are its files: one, or for VobSub beside the video the index and the pictures.
	URLs []string
}

// Font is a font inside the file.
type Font struct {
	Name      string
	SizeBytes int64
	URL       string
}

// Subtitles are the session's text subtitles, with their addresses.
func (s *Service) Subtitles(sess *Session) ([]*Subtitle, error) {
	k, err := sess.kept()
	if err != nil {
		return nil, err
	}
	base := s.base(sess)
	out := make([]*Subtitle, len(k.Spec.Subtitles))
	for i, t := range k.Spec.Subtitles {
		out[i] = &Subtitle{Stream: t.Stream, Title: title(t.Name, t.Language, i), Language: known(t.Language), Forced: t.Forced, Default: t.Default,
			HearingImpaired: t.HearingImpaired, URL: fmt.Sprintf("%ssubtitle/%d.vtt", base, i), FileID: sess.FileID, base: base}
		script := slices.IndexFunc(k.Spec.Raw, func(r media.RawTrack) bool { return isScript(r) && same(r, t) })
		if script < 0 {
			continue
		}
		if urls := s.rawURLs(base, &k.Spec, script); len(urls) > 0 {
			out[i].RawURL = &urls[0]
		}
	}
	return out, nil
}

// PictureSubtitles are the session's subtitles of pictures that the client draws by itself.
func (s *Service) PictureSubtitles(sess *Session) ([]*PictureSubtitle, error) {
	k, err := sess.kept()
	if err != nil {
		return nil, err
	}
	out := []*PictureSubtitle{}
	for i, t := range k.Spec.Raw {
		if urls := s.rawURLs(s.base(sess), &k.Spec, i); !isScript(t) && len(urls) > 0 {
			out = append(out, &PictureSubtitle{Stream: t.Stream, Format: formats[t.Codec], Title: title(t.Name, t.Language, i), Language: known(t.Language),
				Forced: t.Forced, Default: t.Default, HearingImpaired: t.HearingImpaired, URLs: urls})
		}
	}
	return out, nil
}

// Fonts are those among a file's attachments that a subtitle's script may use, with addresses of its session; none
// where there is no script.
func (s *Service) Fonts(of *Subtitle, attachments []media.Attachment) []*Font {
	out := []*Font{}
	if of.RawURL == nil {
		return out
	}
	for _, a := range attachments {
		if isFont(a) {
			out = append(out, &Font{Name: a.Name, SizeBytes: a.SizeBytes, URL: fmt.Sprintf("%sfont/%d", of.base, a.Index)})
		}
	}
	return out
}

func (s *Service) rawURLs(base string, spec *media.Spec, i int) []string {
	names := s.Engine.RawNames(spec, i)
	for k, name := range names {
		names[k] = base + "raw/" + name
	}
	return names
}

// AudioStream is the index of the sound that a session begins with; nil without sound.
func (s *Service) AudioStream(sess *Session) (*int, error) {
	k, err := sess.kept()
	return k.AudioIndex, err
}

// SubtitleStream is the index of the subtitle that a session begins with; nil for none, and for one beside the file.
func (s *Service) SubtitleStream(sess *Session) (*int, error) {
	k, err := sess.kept()
	return k.SubtitleIndex, err
}

func isScript(t media.RawTrack) bool { return formats[t.Codec] == FormatASS }

// same says that a script and a text are one track.
func same(r media.RawTrack, t media.TextTrack) bool {
	if r.External == nil || t.External == nil {
		return r.External == nil && t.External == nil && r.Stream == t.Stream
	}
	return *r.External == *t.External
}

// isFont goes by what the file says; the content is looked at when the font is asked for.
func isFont(a media.Attachment) bool {
	kind := strings.ToLower(a.MimeType)
	return slices.Contains([]string{".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2"}, strings.ToLower(path.Ext(a.Name))) ||
		strings.Contains(kind, "font") || strings.Contains(kind, "truetype") || strings.Contains(kind, "opentype")
}

func known(language string) *string {
	if language == "" {
		return nil
	}
	return &language
}

func title(name, language string, i int) string {
	switch {
	case name != "":
		return name
	case language != "":
		return language
	}
	return fmt.Sprintf("Subtitle %d", i+1)
}
