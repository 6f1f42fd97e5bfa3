package main

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/bench/byhand"
	"revenge/internal/platform/page"
	"revenge/internal/viewing"
)

// lists are what the home page shows, found by the statements that GraphQL uses too: what is compared is everything after.
type lists struct {
	watching []*viewing.WatchState
	next     []*viewing.Next
	added    []*viewing.AddedTo
	liked    *page.Connection[*viewing.Listed]
	because  []*viewing.Suggested
}

func (b *bench) lists(ctx context.Context) (l lists, err error) {
	first, v := 20, b.viewer()
	if l.watching, err = b.Viewing.ContinueWatching(ctx, v, first); err != nil {
		return l, err
	}
	if l.next, err = b.Viewing.NextUp(ctx, v, first); err != nil {
		return l, err
	}
	if l.added, err = b.Viewing.RecentlyAdded(ctx, v, first); err != nil {
		return l, err
	}
	if l.liked, err = b.Viewing.Favourites(ctx, v, nil, page.Args{First: &first}); err != nil {
		return l, err
	}
	l.because, err = b.Viewing.BecauseYouWatched(ctx, v, 12)
	return l, err
}

// title is a film, series, episode or album as the home page shows it.
type title struct {
	text             *string
	year             *int
	season, number   *int
	poster, backdrop *uuid.UUID
}

// home is the page and what it is made of.
type home struct {
	byhand.JSON
	titles              map[uuid.UUID]title
	favourites, watched map[uuid.UUID]bool
	pictures            byhand.Pictures
}

func (b *bench) home(ctx context.Context, _ *asked) (byhand.JSON, error) {
	l, err := b.lists(ctx)
	if err != nil {
		return nil, err
	}
	h := &home{begin(), map[uuid.UUID]title{}, map[uuid.UUID]bool{}, map[uuid.UUID]bool{}, byhand.Pictures{Service: b.Artworks}}
	if err := h.read(ctx, b, l.items()); err != nil {
		return nil, err
	}
	h.write(l)
	return end(h.JSON)
}

// items are all that is shown, by kind.
func (l lists) items() map[viewing.Kind][]uuid.UUID {
	all := map[viewing.Kind][]uuid.UUID{}
	add := func(kind viewing.Kind, key uuid.UUID) { all[kind] = append(all[kind], key) }
	for _, w := range l.watching {
		add(w.ItemKind, w.ItemID)
		if w.ParentID != nil {
			add(viewing.KindSeries, *w.ParentID)
		}
	}
	for _, n := range l.next {
		add(viewing.KindSeries, n.SeriesID)
		add(viewing.KindEpisode, n.EpisodeID)
	}
	for _, to := range l.added {
		for _, a := range to.Items {
			add(a.Kind, a.ItemID)
			if a.SeriesID != nil {
				add(viewing.KindSeries, *a.SeriesID)
			}
		}
	}
	for _, f := range l.liked.Nodes() {
		add(f.Kind, f.ID)
	}
	for _, s := range l.because {
		add(s.Kind, s.BecauseID)
		for _, i := range s.Items {
			add(i.Kind, i.ItemID)
		}
	}
	return all
}

func (h *home) read(ctx context.Context, b *bench, items map[viewing.Kind][]uuid.UUID) error {
	var pictures []uuid.UUID
	var batch, rest byhand.Batch
	read := func(r pgx.Rows) error {
		var key uuid.UUID
		var t title
		err := r.Scan(&key, &t.text, &t.year, &t.season, &t.number, &t.poster, &t.backdrop)
		h.titles[key], pictures = t, appendKey(appendKey(pictures, t.poster), t.backdrop)
		return err
	}
	batch.Each(read, `SELECT id, title, year, NULL::int AS season, NULL::int AS number, poster_id, backdrop_id FROM movies WHERE id = ANY($1) AND library_id = ANY($2)`, items[viewing.KindMovie], libraries)
	batch.Each(read, `SELECT id, title, year, NULL::int AS season, NULL::int AS number, poster_id, backdrop_id FROM series WHERE id = ANY($1) AND library_id = ANY($2)`, items[viewing.KindSeries], libraries)
	batch.Each(read, `SELECT id, title, NULL::int, season_number, number, still_id, NULL::uuid FROM episodes WHERE id = ANY($1) AND library_id = ANY($2)`, items[viewing.KindEpisode], libraries)
	batch.Each(read, `SELECT id, title, year, NULL::int AS season, NULL::int AS number, cover_id, NULL::uuid FROM albums WHERE id = ANY($1) AND library_id = ANY($2)`, items[viewing.KindAlbum], libraries)
	batch.Each(func(r pgx.Rows) error {
		var key uuid.UUID
		var watched bool
		err := r.Scan(&key, &watched)
		h.watched[key] = watched
		return err
	}, `SELECT item_id, watched FROM watch_states WHERE user_id = $1 AND item_id = ANY($2)`, b.user, items[viewing.KindMovie])
	batch.Each(func(r pgx.Rows) error {
		var key uuid.UUID
		err := r.Scan(&key)
		h.favourites[key] = true
		return err
	}, `SELECT item_id FROM viewer_states WHERE user_id = $1 AND item_id = ANY($2) AND favourite_at IS NOT NULL`, b.user, slices.Concat(items[viewing.KindMovie], items[viewing.KindSeries], items[viewing.KindAlbum]))
	if err := batch.Run(ctx, b.Pool); err != nil {
		return err
	}
	rest.Pictures(&h.pictures, pictures)
	return rest.Run(ctx, b.Pool)
}

func (h *home) write(l lists) {
	h.OpenList("continueWatching")
	for _, w := range l.watching {
		h.Open("")
		h.Int("positionMs", w.PositionMs)
		h.Int("durationMs", w.DurationMs)
		if w.ParentID == nil {
			h.Null("series")
		} else {
			h.Open("series")
			h.TextOrNull("title", h.titles[*w.ParentID].text)
			h.Close()
		}
		if w.ItemKind == viewing.KindEpisode {
			h.episode("item", "named", w.ItemID)
		} else {
			t := h.titles[w.ItemID]
			h.Open("item")
			h.ID("movie", w.ItemID)
			h.TextOrNull("title", t.text)
			byhand.IntOrNull(&h.JSON, "year", t.year)
			h.pictures.Picture(&h.JSON, "poster", t.poster, 240, true)
			h.pictures.Picture(&h.JSON, "backdrop", t.backdrop, 480, false)
			h.favourite(w.ItemID)
			h.Close()
		}
		h.Close()
	}
	h.CloseList()
	h.OpenList("nextUp")
	for _, n := range l.next {
		h.Open("")
		h.Bool("again", n.Again)
		h.Open("series")
		h.ID("series", n.SeriesID)
		h.TextOrNull("title", h.titles[n.SeriesID].text)
		h.pictures.Picture(&h.JSON, "backdrop", h.titles[n.SeriesID].backdrop, 480, false)
		h.Close()
		h.episode("episode", "title", n.EpisodeID)
		h.Close()
	}
	h.CloseList()
	h.added(l.added)
	h.Open("favourites")
	h.OpenList("nodes")
	for _, f := range l.liked.Nodes() {
		h.Open("")
		h.card("item", f.Kind, f.ID, false)
		h.Close()
	}
	h.CloseList()
	h.Close()
	h.OpenList("becauseYouWatched")
	for _, s := range l.because {
		h.Open("")
		h.Open("because")
		h.Text("id", s.Kind.ID(s.BecauseID).String())
		h.TextOrNull("title", h.titles[s.BecauseID].text)
		h.Close()
		h.OpenList("items")
		for _, i := range s.Items {
			h.Open("")
			h.card("item", i.Kind, i.ItemID, false)
			h.Close()
		}
		h.CloseList()
		h.Close()
	}
	h.CloseList()
}

func (h *home) added(libraries []*viewing.AddedTo) {
	h.OpenList("recentlyAdded")
	for _, to := range libraries {
		h.Open("")
		h.Open("library")
		h.ID("library", to.Library.ID)
		h.Text("name", to.Library.Name)
		h.Text("kind", string(to.Library.Kind))
		h.Close()
		h.OpenList("items")
		for _, a := range to.Items {
			h.Open("")
			h.Int("episodeCount", int64(a.Episodes))
			h.Text("addedAt", a.AddedAt.UTC().Format(time.RFC3339Nano))
			if a.SeriesID == nil {
				h.Null("series")
			} else {
				h.Open("series")
				h.ID("series", *a.SeriesID)
				h.TextOrNull("title", h.titles[*a.SeriesID].text)
				h.pictures.Picture(&h.JSON, "poster", h.titles[*a.SeriesID].poster, 240, false)
				h.Close()
			}
			if a.Kind == viewing.KindEpisode {
				h.Open("item")
				h.ID("episode", a.ItemID)
				h.TextOrNull("named", h.titles[a.ItemID].text)
				h.Close()
			} else {
				h.card("item", a.Kind, a.ItemID, true)
			}
			h.Close()
		}
		h.CloseList()
		h.Close()
	}
	h.CloseList()
}

func (h *home) episode(name, called string, key uuid.UUID) {
	t := h.titles[key]
	h.Open(name)
	h.ID("episode", key)
	h.TextOrNull(called, t.text)
	byhand.IntOrNull(&h.JSON, "seasonNumber", t.season)
	byhand.IntOrNull(&h.JSON, "number", t.number)
	h.pictures.Picture(&h.JSON, "still", t.poster, 480, false)
	h.Close()
}

// card is a film, series or album among others.
func (h *home) card(name string, kind viewing.Kind, key uuid.UUID, year bool) {
	t := h.titles[key]
	h.Open(name)
	h.Text("id", kind.ID(key).String())
	h.TextOrNull("title", t.text)
	if year {
		byhand.IntOrNull(&h.JSON, "year", t.year)
	}
	h.pictures.Picture(&h.JSON, "poster", t.poster, 240, false)
	if watched, found := h.watched[key]; kind == viewing.KindMovie && found {
		h.Open("watchState")
		h.Bool("watched", watched)
		h.Close()
	} else if kind == viewing.KindMovie {
		h.Null("watchState")
	}
	h.favourite(key)
	h.Close()
}

func (h *home) favourite(key uuid.UUID) {
	h.Open("viewerState")
	h.Bool("favourite", h.favourites[key])
	h.Close()
}
