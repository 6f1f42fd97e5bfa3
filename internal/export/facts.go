package export

import (
	"strconv"
	"time"

	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/metadata"
	"revenge/internal/metadata/agerating"
	"revenge/internal/person"
)

// maxCredits is more than NFO readers take of one film.
const maxCredits = 1000

// jobs are the roles as NFO files know them; other roles have no place in one.
var jobs = map[person.Role]metadata.Job{person.Actor: metadata.JobActor, person.Guest: metadata.JobGuestStar, person.Director: metadata.JobDirector,
	person.Writer: metadata.JobWriter, person.Producer: metadata.JobProducer, person.Composer: metadata.JobComposer, person.Creator: metadata.JobCreator}

func credits(list []*person.Credit) (out []metadata.Credit) {
	order := map[metadata.Job]int{}
	for _, c := range list {
		job, known := jobs[c.Role]
		if !known || c.Person == nil {
			continue
		}
		out = append(out, metadata.Credit{Name: c.Person.Name, Job: job, Role: value(c.Character), Order: order[job],
			IDs: ids(c.Person.TMDBID, nil, c.Person.IMDBID)})
		order[job]++
	}
	return out
}

// ids are a work's or person's identifiers; nil where there are none.
func ids(tmdb, tvdb *int64, imdb *string) metadata.IDs {
	out := metadata.IDs{}
	for provider, n := range map[string]*int64{"tmdb": tmdb, "tvdb": tvdb} {
		if n != nil {
			out[provider] = strconv.FormatInt(*n, 10)
		}
	}
	if imdb != nil {
		out["imdb"] = *imdb
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// sorted puts labels where NFO files have them, and returns the collection.
func sorted(f *metadata.Facts, labels []*person.OwnedLabel) (collection *metadata.Collection) {
	for _, l := range labels {
		switch l.Kind {
		case person.Collection:
			collection = &metadata.Collection{Name: l.Name, Overview: value(l.Overview), IDs: ids(l.TMDBID, nil, nil)}
		case person.Studio:
			f.Studios = append(f.Studios, l.Name)
		case person.Network:
			f.Networks = append(f.Networks, l.Name)
		case person.Keyword:
			f.Tags = append(f.Tags, l.Name)
		case person.Country:
			f.Countries = append(f.Countries, l.Name)
		case person.Language:
			f.OriginalTongue = l.Name
		}
	}
	return collection
}

// rated writes scores, of which the one that counts is the default, and age ratings with their countries.
func rated(f *metadata.Facts, counts *float64, scores []intake.Score, certification *string, ages []agerating.Rating) {
	found := counts == nil
	for _, s := range scores {
		r := metadata.Rating{Source: s.Source, Value: s.Value, Max: 10, Votes: s.Votes}
		if !found && s.Value == *counts {
			r.Default, found = true, true
		}
		f.Ratings = append(f.Ratings, r)
	}
	if !found {
		f.Ratings = append(f.Ratings, metadata.Rating{Source: "default", Value: *counts, Max: 10, Default: true})
	}
	f.AgeRating = value(certification)
	for i, a := range ages {
		text := a.Rating
		if a.Country != "" {
			text = a.Country + ":" + a.Rating
		}
		if i > 0 {
			f.AgeRatings += " / "
		}
		f.AgeRatings += text
	}
}

func genres(list []*person.OwnedGenre) (out []string) {
	for _, g := range list {
		out = append(out, g.Name)
	}
	return out
}

// runtime is in whole minutes, as NFO files have it.
func runtime(ms *int64) time.Duration {
	return (time.Duration(value(ms)) * time.Millisecond).Round(time.Minute)
}

func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// text is a date as it is written; empty where there is none.
func text[T interface{ String() string }](p *T) string {
	if p == nil {
		return ""
	}
	return (*p).String()
}

// by groups what was read by whom it belongs to.
func by[T any](rows []T, owner func(T) uuid.UUID) map[uuid.UUID][]T {
	out := map[uuid.UUID][]T{}
	for _, r := range rows {
		out[owner(r)] = append(out[owner(r)], r)
	}
	return out
}
