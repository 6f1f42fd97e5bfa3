package resolvers

import (
	"encoding/json"
	"fmt"

	"revenge/graph/model"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/rawjson"
	"revenge/internal/playlist"
)

// rulesOf is nil where none were given. Filters of several kinds, or of none, are fault.Invalid.
func rulesOf(in *model.PlaylistRulesInput) (*playlist.Rules, error) {
	if in == nil {
		return nil, nil //nolint:nilnil // people fill it then
	}
	out := &playlist.Rules{OrderField: in.OrderField, Direction: in.Direction, Limit: in.Limit}
	var filters []any
	if f := in.Movies.Value(); f != nil {
		out.Kind, filters = playlist.OfMovies, append(filters, f)
	}
	if f := in.Series.Value(); f != nil {
		out.Kind, filters = playlist.OfSeries, append(filters, f)
	}
	if f := in.Episodes.Value(); f != nil {
		out.Kind, filters = playlist.OfEpisodes, append(filters, f)
	}
	if f := in.Tracks.Value(); f != nil {
		out.Kind, filters = playlist.OfTracks, append(filters, f)
	}
	if len(filters) != 1 {
		return nil, fault.Field(fault.Invalid, "rules are about one kind: give one of movies, series, episodes and tracks", "rules")
	}
	raw, err := json.Marshal(filters[0])
	if err != nil {
		return nil, fmt.Errorf("write a filter: %w", err)
	}
	out.Filter = rawjson.Value(raw)
	return out, nil
}
