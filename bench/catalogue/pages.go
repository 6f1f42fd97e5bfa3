package main

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/bench/byhand"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
)

// asked are the variables of the documents.
type asked struct {
	N      int
	Text   string
	ID     id.ID
	Labels []id.ID
}

// written serves one page by hand, without GraphQL.
func written(page func(context.Context, *asked) (byhand.JSON, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var request struct{ Variables asked }
		err := json.NewDecoder(r.Body).Decode(&request)
		var out byhand.JSON
		if err == nil {
			out, err = page(r.Context(), &request.Variables)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(out) // the client has gone
	})
}

// begin is an answer with room for a page.
func begin() byhand.JSON {
	o := append(make(byhand.JSON, 0, 64<<10), `{"data":`...)
	o.Open("")
	return o
}

func end(o byhand.JSON) (byhand.JSON, error) {
	o.Close()
	o.Close()
	return o, nil
}

func (b *bench) filteredText(ctx context.Context, a *asked) (byhand.JSON, error) {
	type film struct {
		id     uuid.UUID
		title  string
		year   *int
		poster *uuid.UUID
	}
	labels := make([]uuid.UUID, len(a.Labels))
	for i, l := range a.Labels {
		labels[i] = l.UUID
	}
	rows, err := b.Pool.Query(ctx, `SELECT id, title, year, poster_id FROM movies WHERE library_id = $1 AND missing_since IS NULL AND label_ids @> $2 AND folded_title LIKE '%' || $3 || '%'
		ORDER BY sort_title, id LIMIT $4`, db.Planned([]any{libraries[0], labels, a.Text, a.N + 1})...)
	if err != nil {
		return nil, err
	}
	films, err := pgx.CollectRows(rows, func(r pgx.CollectableRow) (*film, error) {
		f := &film{}
		return f, r.Scan(&f.id, &f.title, &f.year, &f.poster)
	})
	if err != nil {
		return nil, err
	}
	films = films[:min(a.N, len(films))]
	var ids, posters []uuid.UUID
	for _, f := range films {
		ids, posters = append(ids, f.id), appendKey(posters, f.poster)
	}
	pictures, seen := byhand.Pictures{Service: b.Artworks}, map[uuid.UUID]byhand.WatchState{}
	var batch byhand.Batch
	batch.Pictures(&pictures, posters)
	batch.WatchStates(seen, b.user, ids)
	if err := batch.Run(ctx, b.Pool); err != nil {
		return nil, err
	}
	o := begin()
	o.Open("movies")
	o.OpenList("nodes")
	for _, f := range films {
		o.Open("")
		o.ID("movie", f.id)
		o.Text("title", f.title)
		byhand.IntOrNull(&o, "year", f.year)
		pictures.Picture(&o, "poster", f.poster, 300, true)
		watchState(&o, seen, f.id)
		o.Close()
	}
	o.CloseList()
	o.Close()
	return end(o)
}

func appendKey(list []uuid.UUID, key *uuid.UUID) []uuid.UUID {
	if key == nil {
		return list
	}
	return append(list, *key)
}

func watchState(o *byhand.JSON, seen map[uuid.UUID]byhand.WatchState, key uuid.UUID) {
	w, found := seen[key]
	if !found {
		o.Null("watchState")
		return
	}
	o.Open("watchState")
	o.Int("positionMs", w.PositionMs)
	o.Bool("watched", w.Watched)
	o.Close()
}

func (b *bench) seriesFull(ctx context.Context, a *asked) (byhand.JSON, error) {
	type episode struct {
		id, season      uuid.UUID
		number          *int
		title, overview *string
		aired           *time.Time
		runtime         *int64
		still           *uuid.UUID
	}
	type season struct {
		id     uuid.UUID
		number int
		title  *string
	}
	var (
		title, status    string
		overview         *string
		year             *int
		rating           *float64
		poster, backdrop *uuid.UUID
		genres           byhand.JSON
		seasons          []season
		parts            = map[uuid.UUID][]episode{}
		seen             = map[uuid.UUID]byhand.WatchState{}
		pictures         = byhand.Pictures{Service: b.Artworks}
		batch, rest      byhand.Batch
		ids, shown       []uuid.UUID
	)
	batch.Each(func(r pgx.Rows) error { return r.Scan(&title, &year, &overview, &status, &rating, &poster, &backdrop) },
		`SELECT s.title, s.year, d.overview, s.status, s.rating, s.poster_id, s.backdrop_id FROM series s LEFT JOIN series_details d ON d.series_id = s.id WHERE s.id = $1 AND s.library_id = ANY($2)`, a.ID.UUID, libraries)
	batch.Each(func(r pgx.Rows) error {
		var key uuid.UUID
		var name string
		err := r.Scan(&key, &name)
		genres.Open("")
		genres.ID("genre", key)
		genres.Text("name", name)
		genres.Close()
		return err
	}, `SELECT g.id, g.name FROM series_genres s JOIN genres g ON g.id = s.genre_id WHERE s.series_id = $1 ORDER BY s.position`, a.ID.UUID)
	batch.Each(func(r pgx.Rows) error {
		var s season
		err := r.Scan(&s.id, &s.number, &s.title)
		seasons = append(seasons, s)
		return err
	}, `SELECT id, number, title FROM seasons WHERE series_id = $1 ORDER BY number = 0, number`, a.ID.UUID)
	batch.Each(func(r pgx.Rows) error {
		var e episode
		err := r.Scan(&e.id, &e.season, &e.number, &e.title, &e.overview, &e.aired, &e.runtime, &e.still)
		parts[e.season], ids, shown = append(parts[e.season], e), append(ids, e.id), appendKey(shown, e.still)
		return err
	}, `SELECT id, season_id, number, title, overview, aired_on, runtime_ms, still_id FROM episodes WHERE series_id = $1 ORDER BY season_number, position, id`, a.ID.UUID)
	if err := batch.Run(ctx, b.Pool); err != nil {
		return nil, err
	}
	rest.Pictures(&pictures, appendKey(appendKey(shown, poster), backdrop))
	rest.WatchStates(seen, b.user, ids)
	if err := rest.Run(ctx, b.Pool); err != nil {
		return nil, err
	}
	o := begin()
	o.Open("node")
	o.ID("series", a.ID.UUID)
	o.Text("title", title)
	byhand.IntOrNull(&o, "year", year)
	o.TextOrNull("overview", overview)
	o.Text("status", status)
	o.FloatOrNull("rating", rating)
	pictures.Picture(&o, "poster", poster, 300, true)
	pictures.Picture(&o, "backdrop", backdrop, 1080, false)
	o.OpenList("genres")
	o = append(o, genres...)
	o.CloseList()
	o.OpenList("seasons")
	for _, s := range seasons {
		o.Open("")
		o.ID("season", s.id)
		o.Int("number", int64(s.number))
		o.TextOrNull("title", s.title)
		o.OpenList("episodes")
		for _, e := range parts[s.id] {
			o.Open("")
			o.ID("episode", e.id)
			byhand.IntOrNull(&o, "number", e.number)
			o.TextOrNull("title", e.title)
			o.TextOrNull("overview", e.overview)
			if e.aired == nil {
				o.Null("airedOn")
			} else {
				o.Text("airedOn", e.aired.Format(time.DateOnly))
			}
			byhand.IntOrNull(&o, "runtimeMs", e.runtime)
			pictures.Picture(&o, "still", e.still, 300, true)
			watchState(&o, seen, e.id)
			o.Close()
		}
		o.CloseList()
		o.Close()
	}
	o.CloseList()
	o.Close()
	return end(o)
}
