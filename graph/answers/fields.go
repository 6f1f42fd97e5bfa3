package answers

import (
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"revenge/internal/platform/id"
)

// declared are the fields whose values follow from the rows of the libraries that may be seen, from the arguments, from the
// language that titles are shown in, and from nothing else. Fields that are the viewer's own, that depend on the time, or that need more rights than seeing a
// library do not belong here, nor do those of tables that raise no version (see migrations/main/0015_catalogue_versions.sql).
// A field that is not here makes its document one that is never kept: a new one must be thought about first.
var declared = map[string]string{
	"Query": "movies series episodes artists albums tracks people genres labels libraries node nodes",
	"Node":  "id",

	"Library": "id name kind language watch trickplay allowDeletion fileCount createdAt",
	"Artwork": "id role width height blurhash url",
	"File": "id name sizeBytes addedAt missingSince container durationMs bitRate width height videoCodec audioCodec hdr " +
		"streams chapters",
	"Stream": "index kind codec profile rfc6381 bitRate language title default forced hearingImpaired visualImpaired commentary " +
		"attachedPicture width height rotation frameRate bitDepth hdr interlaced channels channelLayout sampleRate",
	"Chapter": "startMs endMs title",

	"Movie": "id title sortTitle originalTitle year releasedOn runtimeMs certification rating tmdbId imdbId overview tagline " +
		"studios countries tags addedAt missingSince library poster backdrop logo genres credits files extras " +
		"labels ageRatings minimumAge ratings translations similar banner thumb disc clearArt localTitle localOverview localTagline trailerLinks",
	"TrailerLink":     "url site key",
	"MovieFile":       "edition part file",
	"Extra":           "kind title file",
	"MovieConnection": "edges nodes pageInfo totalCount facets titleBuckets addedBuckets",
	"MovieEdge":       "cursor node",

	"Series": "id title sortTitle originalTitle year firstAiredOn endedOn status type certification rating tmdbId tvdbId imdbId overview " +
		"studios countries tags addedAt missingSince library poster backdrop logo genres credits seasons episodes episodeCount gaps extras " +
		"labels ageRatings minimumAge ratings translations similar banner thumb clearArt localTitle localOverview trailerLinks",
	"Season": "id number title overview poster series episodes banner thumb translations localTitle localOverview",
	"Episode": "id airsBeforeSeason airsBeforeEpisode airsAfterSeason dvdSeason dvdNumber seasonNumber number absolute title airedOn overview rating runtimeMs addedAt missingSince still season series " +
		"credits files translations localTitle localOverview",
	"EpisodeFile":      "edition part file",
	"EpisodeGap":       "seasonNumber from to",
	"SeriesConnection": "edges nodes pageInfo totalCount facets titleBuckets addedBuckets",
	"SeriesEdge":       "cursor node", "EpisodeConnection": "edges nodes pageInfo totalCount", "EpisodeEdge": "cursor node",

	"Facet": "field values", "FacetValue": "value name count", "Bucket": "name count before",
	"AgeRating": "country system rating minimumAge", "OutsideRating": "source value votes", "Translation": "language title overview tagline",

	"Person":           "id name tmdbId imdbId filmography picture",
	"FilmographyEntry": "title year roles characters episodes node",
	"FilmographyEdge":  "cursor node", "FilmographyConnection": "edges nodes pageInfo",
	"Label": "id kind name slug overview tmdbId titleCount preview", "TaggedTitle": "item", "LabelConnection": "edges nodes pageInfo totalCount", "LabelEdge": "cursor node",
	"Credit": "role department character person",
	"Artist": "id name sortName musicBrainzId roles addedAt missingSince library picture genres albumCount trackCount backdrop logo banner thumb clearArt " +
		"overview translations localOverview born formed died disbanded beganYear endedYear country moods styles",
	"Album": "id title sortTitle credit kind secondaryKinds compilation year releasedOn musicBrainzId addedAt missingSince library cover genres " +
		"artists releases trackCount durationMs disc overview translations localOverview moods styles",
	"Release": "id title musicBrainzId year releasedOn country status label catalogueNumber barcode discTotal cover album discs",
	"Disc":    "number title media trackTotal tracks",
	"Track": "id title sortTitle credit disc number durationMs year recordingId releaseTrackId isrcs bpm moods styles languages comment replayGain addedAt " +
		"missingSince library album release genres credits lyrics files",
	"ArtistCredit":     "role detail artist",
	"TrackFile":        "file",
	"ReplayGain":       "trackDb trackPeak albumDb albumPeak",
	"Lyrics":           "language synced lines",
	"LyricsLine":       "startMs text words",
	"LyricsWord":       "startMs text",
	"ArtistConnection": "edges nodes pageInfo totalCount facets nameBuckets addedBuckets",
	"ArtistEdge":       "cursor node",
	"AlbumConnection":  "edges nodes pageInfo totalCount facets titleBuckets addedBuckets",
	"AlbumEdge":        "cursor node",
	"TrackConnection":  "edges nodes pageInfo totalCount facets titleBuckets addedBuckets",
	"TrackEdge":        "cursor node",

	"Genre":            "id name slug titleCount preview",
	"PersonConnection": "edges nodes pageInfo totalCount",
	"PersonEdge":       "cursor node",

	"PageInfo": "hasNextPage hasPreviousPage startCursor endCursor",
	"Count":    "value atLeast",
}

// own declares the fields that are the viewer's own, and those inside of them: they are read anew for each request, and put
// into what is kept.
var own = map[string]string{
	"Movie":       "watchState viewerState",
	"Series":      "watchedEpisodeCount viewerState",
	"Season":      "viewerState",
	"Episode":     "watchState viewerState",
	"Person":      "viewerState",
	"WatchState":  "positionMs durationMs watched playCount lastPlayedAt",
	"ViewerState": "rating ratedAt favourite favouriteAt watchlisted watchlistedAt hidden",
	"Artist":      "viewerState",
	"Album":       "viewerState",
	"Track":       "playCount lastHeardAt viewerState",
}

// Own are the own fields of the catalogue's objects, as Movie.watchState.
func Own() map[string]bool {
	out := map[string]bool{}
	for typ, names := range own {
		for name := range strings.FieldsSeq(names) {
			if declared[typ] != "" {
				out[typ+"."+name] = true
			}
		}
	}
	return out
}

// ownArguments are fields of filters that narrow by what is the viewer's own, or by the time: what they let through is no
// other viewer's, or another day's.
var ownArguments = set("watched favourite watchlisted ownRatingFrom notPlayedForDays heard heardAtLeast heardAtMost notHeardForDays " +
	"addedWithinDays airedWithinDays")

// ownOrders are orders by what is the viewer's own.
var ownOrders = set("LAST_PLAYED_AT OWN_RATING PLAY_COUNT LAST_HEARD_AT")

// kinds are those of the ids that `node` may be asked for: whether another kind exists is no matter of the catalogue.
var kinds = set("album artist artwork episode file genre label library movie person release season series track")

var fields, owned = sets(declared), sets(own)

func sets(table map[string]string) map[string]map[string]bool {
	out := make(map[string]map[string]bool, len(table))
	for typ, names := range table {
		out[typ] = set(names)
	}
	return out
}

func set(names string) map[string]bool {
	out := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		out[name] = true
	}
	return out
}

// Coverage says that an operation asks for the catalogue, and at most for what is the viewer's own of it. The nil one says
// that it does not.
type Coverage struct {
	nodes, lists []*ast.Field
	own          bool
}

// Own reports whether something of the viewer's own is asked for.
func (c *Coverage) Own() bool { return c.own }

// Cover looks at a validated operation, whatever its conditions leave out.
func Cover(op *ast.OperationDefinition) *Coverage {
	if op.Operation != ast.Query {
		return nil
	}
	c := &Coverage{}
	if !c.covers(op.SelectionSet, map[string]bool{}) {
		return nil
	}
	return c
}

func (c *Coverage) covers(selections ast.SelectionSet, seen map[string]bool) bool {
	for _, selection := range selections {
		switch s := selection.(type) {
		case *ast.Field:
			if s.Name == "__typename" {
				continue
			}
			of := s.ObjectDefinition.Name
			c.own = c.own || owned[of][s.Name]
			if !fields[of][s.Name] && !owned[of][s.Name] || !c.covers(s.SelectionSet, seen) {
				return false
			}
			if of == "Query" && (s.Name == "node" || s.Name == "nodes") {
				c.nodes = append(c.nodes, s)
			}
			if s.Arguments.ForName("filter") != nil || s.Arguments.ForName("orderBy") != nil {
				c.lists = append(c.lists, s)
			}
		case *ast.InlineFragment:
			if !c.covers(s.SelectionSet, seen) {
				return false
			}
		case *ast.FragmentSpread:
			if !seen[s.Name] {
				seen[s.Name] = true
				if !c.covers(s.Definition.SelectionSet, seen) {
					return false
				}
			}
		}
	}
	return true
}

// Holds reports whether the operation is of the catalogue with these variables.
func (c *Coverage) Holds(variables map[string]any) bool {
	if c == nil {
		return false
	}
	for _, field := range c.nodes {
		args := field.ArgumentMap(variables)
		if !ofCatalogue(args["id"]) || !ofCatalogue(args["ids"]) {
			return false
		}
	}
	for _, field := range c.lists {
		args := field.ArgumentMap(variables)
		if narrowsOwn(args["filter"]) || sortsOwn(args["orderBy"]) {
			return false
		}
	}
	return true
}

// sortsOwn looks at an order.
func sortsOwn(value any) bool {
	order, _ := value.(map[string]any)
	field, _ := order["field"].(string)
	return ownOrders[field]
}

// narrowsOwn looks through a filter and those inside of it.
func narrowsOwn(value any) bool {
	switch v := value.(type) {
	case map[string]any:
		for name, inner := range v {
			if ownArguments[name] || narrowsOwn(inner) {
				return true
			}
		}
	case []any:
		return slices.ContainsFunc(v, narrowsOwn)
	}
	return false
}

// ofCatalogue takes an id or a list of them; what was not asked for is nil.
func ofCatalogue(value any) bool {
	switch v := value.(type) {
	case nil:
		return true
	case string:
		key, err := id.Parse(v)
		return err == nil && kinds[string(key.Kind)]
	case []any:
		for _, one := range v {
			if !ofCatalogue(one) {
				return false
			}
		}
		return true
	}
	return false
}
