package archtest

import (
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	gql "github.com/vektah/gqlparser/v2/ast"
)

// labels are the enums of the database that the API shows or that Go knows, with their Go types; an empty type is known
// to its store alone.
var labels = map[string]string{
	"user_role": "internal/access.Role", "api_key_scope": "internal/access.Scope",
	"library_kind": "internal/library.Kind", "scan_state": "internal/library.ScanState", "scan_phase": "internal/library.ScanPhase",
	"scan_trigger": "internal/library.ScanTrigger", "file_state": "", "batch_step": "", "problem_stage": "internal/library.ProblemStage",
	"credit_role": "internal/person.Role", "artwork_role": "internal/artwork.Role", "artwork_source": "internal/artwork.Source",
	"artwork_state": "internal/artwork.State", "extra_kind": "internal/library.ExtraKind", "series_status": "internal/shelf.Status",
	"playback_item_kind": "", "playback_decision": "internal/playback.Decision", "playback_state": "internal/playback.State",
	"playlist_access": "internal/playlist.Access", "playlist_kind": "internal/playlist.Kind", "playlist_sorting": "internal/playlist.Sorting", "search_kind": "internal/search.Kind", "subtitle_mode": "internal/playback.SubtitleMode",
	"viewed_kind": "internal/viewing.Kind", "play_kind": "", "restriction_rule": "",
	"episode_order": "internal/tvshow.Order", "title_kind": "internal/shelf.Kind", "label_kind": "internal/person.LabelKind", "series_type": "internal/tvshow.Type",
	"review_reason": "internal/review.Reason", "review_verdict": "internal/review.Verdict", "review_kind": "internal/review.Kind",
	"trash_state": "internal/trash.State", "duplicate_kind": "internal/duplicate.Kind",
	"scrobble_service": "internal/scrobble.Target", "artist_role": "internal/music/recording.Role", "album_kind": "internal/music/recording.Kind",
	"item_kind": "internal/origin.Kind", "join_kind": "internal/join.Kind",
}

var createEnum = regexp.MustCompile(`(?s)CREATE TYPE ([a-z_]+) AS ENUM \((.*?)\)`)

// parts are enums that each have some of the values of one Go type: what lists of a kind are sorted by.
var parts = map[string]bool{"MovieOrderField": true, "SeriesOrderField": true, "TitleOrderField": true, "EpisodeListOrderField": true}

// An enum has one spelling: as label in SQL, as constant in Go and as value in GraphQL.
func TestEnums_oneSpelling(t *testing.T) {
	t.Parallel()
	constants := constants(t)
	bound := bindings(t)
	compared := 0
	together := map[string][]string{}
	for name, def := range schema(t).Types {
		if def.Kind != gql.Enum || def.BuiltIn || bound[name] == "" {
			continue
		}
		var values []string
		for _, v := range def.EnumValues {
			values = append(values, v.Name)
		}
		compared++
		if parts[name] {
			require.Subset(t, constants[bound[name]], values, "enum %s and %s", name, bound[name])
			together[bound[name]] = append(together[bound[name]], values...)
			continue
		}
		require.ElementsMatch(t, values, constants[bound[name]], "enum %s and %s", name, bound[name])
	}
	require.Greater(t, compared, 10)
	for kind, values := range together {
		require.Subset(t, values, constants[kind], "%s has what no enum has", kind)
	}
	for _, path := range files(t, ".sql") {
		for _, found := range createEnum.FindAllStringSubmatch(text(t, path), -1) {
			kind, known := labels[found[1]]
			require.True(t, known, "say in archtest which Go type stands for %s", found[1])
			if kind == "" {
				continue
			}
			require.Subset(t, constants[kind], quoted(found[2]), "type %s and %s", found[1], kind)
		}
	}
}

func quoted(list string) []string {
	var out []string
	for part := range strings.SplitSeq(list, ",") {
		out = append(out, strings.Trim(strings.TrimSpace(part), "'"))
	}
	return out
}

// bindings are the Go types of gqlgen.yml by GraphQL type, as folder.Type.
func bindings(t *testing.T) map[string]string {
	t.Helper()
	var config struct {
		Models map[string]struct {
			Model []string
		}
	}
	require.NoError(t, yaml.Unmarshal([]byte(text(t, "gqlgen.yml")), &config))
	out := map[string]string{}
	for name, m := range config.Models {
		if len(m.Model) == 1 {
			out[name] = strings.TrimPrefix(m.Model[0], "revenge/")
		}
	}
	return out
}

// constants are the texts of typed constants by folder.Type; an empty text is no value.
func constants(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for _, s := range sources(t, "internal", "media") {
		folder := s.path[:strings.LastIndexByte(s.path, '/')]
		for _, decl := range s.file.Decls {
			general, ok := decl.(*ast.GenDecl)
			if !ok || general.Tok != token.CONST {
				continue
			}
			for _, spec := range general.Specs {
				vs, ok := spec.(*ast.ValueSpec)
				if !ok {
					continue
				}
				kind, ok := vs.Type.(*ast.Ident)
				if !ok {
					continue
				}
				for _, v := range vs.Values {
					if lit, ok := v.(*ast.BasicLit); ok && lit.Kind == token.STRING {
						value, err := strconv.Unquote(lit.Value)
						require.NoError(t, err)
						if key := folder + "." + kind.Name; value != "" && !slices.Contains(out[key], value) {
							out[key] = append(out[key], value)
						}
					}
				}
			}
		}
	}
	return out
}
