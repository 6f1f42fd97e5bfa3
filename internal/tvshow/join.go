package tvshow

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/library"
	"revenge/internal/metadata/release"
	"revenge/internal/origin"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/id"
	"revenge/internal/search"
)

// Numbers are what one file is numbered as by hand: these episodes of a season.
type Numbers struct {
	Season   int
	Episodes []int
}

// joined is what a shift of episodes needs to be undone.
type joined struct {
	Into     uuid.UUID     `json:"into"`
	Created  bool          `json:"created"`
	Series   []*seriesRow  `json:"series"`
	Seasons  []*seasonRow  `json:"seasons"`
	Episodes []*episodeRow `json:"episodes"`
	Files    []*fileRow    `json:"files"`
	After    []*fileRow    `json:"after"`
	Extras   []extraOf     `json:"extras"`
	Orders   []orderOf     `json:"orders"`
	Moves    []intake.Move `json:"moves"`
	// Said is what was stated of the series, seasons and episodes.
	Said []*origin.Said `json:"said"`
}

type extraOf struct {
	FileID   uuid.UUID `json:"file_id"`
	SeriesID uuid.UUID `json:"series_id"`
}

// orderOf is the order that somebody watches a series in, of one that went, whose receiver took it up.
type orderOf struct {
	UserID   uuid.UUID `json:"user_id"`
	SeriesID uuid.UUID `json:"series_id"`
	Order    Order     `json:"order"`
}

// shift is one transaction of Shift.
type shift struct {
	*Service
	tx       db.Q
	lib      *library.Library
	target   *seriesRow
	files    []uuid.UUID
	whole    map[uuid.UUID]bool // episodes of which all files go
	there    map[string]*episodeRow
	seasons  map[int]*seasonRow // of the target
	was      map[uuid.UUID]*episodeRow
	before   joined
	put      []*episodeRow
	made     []*seasonRow
	to       map[uuid.UUID]uuid.UUID // where episodes go
	renumber *Numbers
}

// Shift gives files of episodes to a series, where they keep their numbers, in the caller's transaction, which holds intake.Lock
// of the library. Where that cannot be it is fault.Invalid, before anything is changed. What keeps no files is removed.
func (s *Service) Shift(ctx context.Context, tx db.Q, lib *library.Library, files []uuid.UUID, into intake.Into) (*intake.Shift, error) {
	return s.shift(ctx, tx, lib, files, into, nil)
}

// Number is Shift of one file to other episodes of its series.
func (s *Service) Number(ctx context.Context, tx db.Q, lib *library.Library, series, file uuid.UUID, n Numbers) (*intake.Shift, error) {
	return s.shift(ctx, tx, lib, []uuid.UUID{file}, intake.Into{ID: &series}, &n)
}

func (s *Service) shift(ctx context.Context, tx db.Q, lib *library.Library, files []uuid.UUID, into intake.Into, n *Numbers) (*intake.Shift, error) {
	h := &shift{Service: s, tx: tx, lib: lib, files: files, renumber: n, to: map[uuid.UUID]uuid.UUID{}}
	if err := h.read(ctx, into); err != nil {
		return nil, err
	}
	if n == nil {
		h.place()
	} else {
		h.number()
	}
	return h.write(ctx)
}

// read finds where the files are and what they go to.
func (h *shift) read(ctx context.Context, into intake.Into) (err error) {
	if h.before.Files, err = h.store.filed(ctx, h.tx, h.files); err != nil {
		return fmt.Errorf("read where %d files are: %w", len(h.files), err)
	}
	if h.before.Episodes, h.whole, err = h.store.episodesFiled(ctx, h.tx, h.files); err != nil {
		return fmt.Errorf("read the episodes of %d files: %w", len(h.files), err)
	}
	h.was = map[uuid.UUID]*episodeRow{}
	for _, e := range h.before.Episodes {
		h.was[e.ID] = e
	}
	if into.ID == nil {
		h.target, err = h.fresh(ctx, into)
		h.before.Created = true
	} else {
		h.target, err = h.known(ctx, *into.ID)
	}
	if err != nil {
		return err
	}
	h.before.Into = h.target.ID
	return h.readTarget(ctx)
}

func (h *shift) readTarget(ctx context.Context) error {
	there, err := h.store.episodesOf(ctx, h.tx, h.target.ID)
	if err != nil {
		return fmt.Errorf("read the episodes of series %s: %w", h.target.ID, err)
	}
	if err := h.joinable(there); err != nil {
		return err
	}
	h.there = map[string]*episodeRow{}
	for _, e := range there {
		h.there[pathOf(e.SeasonNumber, e.Key)] = e
	}
	sources := h.sources()
	if h.before.Series, err = h.store.plain(ctx, h.tx, sources); err != nil {
		return fmt.Errorf("read %d series: %w", len(sources), err)
	}
	all, err := h.store.plainSeasons(ctx, h.tx, append([]uuid.UUID{h.target.ID}, sources...))
	if err != nil {
		return fmt.Errorf("read seasons of %d series: %w", len(sources)+1, err)
	}
	h.seasons = map[int]*seasonRow{}
	for _, n := range all {
		if n.SeriesID == h.target.ID {
			h.seasons[n.Number] = n
		}
	}
	h.before.Seasons = all
	keys := slices.Clone(sources)
	for _, n := range all {
		keys = append(keys, n.ID)
	}
	for _, e := range h.before.Episodes {
		keys = append(keys, e.ID)
	}
	h.before.Said, err = origin.Stated(ctx, h.tx, keys)
	return err
}

func (h *shift) known(ctx context.Context, key uuid.UUID) (*seriesRow, error) {
	rows, err := h.store.plain(ctx, h.tx, []uuid.UUID{key})
	if err == nil && (len(rows) == 0 || rows[0].LibraryID != h.lib.ID) {
		err = fault.NotFound
	}
	if err != nil {
		return nil, fmt.Errorf("read series %s: %w", key, err)
	}
	row := *rows[0]
	return &row, nil
}

func (h *shift) fresh(ctx context.Context, into intake.Into) (*seriesRow, error) {
	guess := release.Guess{Kind: release.KindEpisode, Title: into.Title}
	if into.Year != nil {
		guess.Year = *into.Year
	}
	row := &seriesRow{ID: id.New(), LibraryID: h.lib.ID, WeakKey: guess.Key(), Title: into.Title, SortTitle: fold.Sort(into.Title, h.lib.Language),
		FoldedTitle: fold.Text(into.Title), Year: into.Year, AddedAt: time.Now().UTC(), Status: StatusUnknown, Type: Standard,
		GenreIDs: []uuid.UUID{}, LabelIDs: []uuid.UUID{}}
	taken, err := h.store.taken(ctx, h.tx, h.lib.ID, row.WeakKey)
	if err != nil {
		return nil, fmt.Errorf("look for series called %q: %w", into.Title, err)
	}
	row.Key = intake.NewKey("series", taken)
	if err := h.store.putSeries(ctx, h.tx, []*seriesRow{row}); err != nil {
		return nil, err
	}
	return row, origin.Put(ctx, h.tx, intake.Called(row.ID, into))
}

// sources are the series that the files are of, without the one that they go to.
func (h *shift) sources() (out []uuid.UUID) {
	for _, e := range h.before.Episodes {
		if e.SeriesID != h.target.ID && !slices.Contains(out, e.SeriesID) {
			out = append(out, e.SeriesID)
		}
	}
	return out
}

// joinable refuses what would lie side by side: episodes of one season that are told apart by number here, by date there.
func (h *shift) joinable(there []*episodeRow) error {
	if h.renumber != nil {
		return nil
	}
	ways := map[int]map[byte]bool{}
	for _, e := range there {
		if ways[e.SeasonNumber] == nil {
			ways[e.SeasonNumber] = map[byte]bool{}
		}
		ways[e.SeasonNumber][e.Key[0]] = true
	}
	for _, e := range h.before.Episodes {
		if w := ways[e.SeasonNumber]; e.SeriesID != h.target.ID && e.SeasonNumber > 0 && w != nil && !w[e.Key[0]] {
			return fault.Field(fault.Invalid, fmt.Sprintf("season %d of %q tells its episodes apart in another way (%s): number the files first",
				e.SeasonNumber, h.target.Title, describeKey(e.Key)), "ids")
		}
	}
	return nil
}

func describeKey(key string) string {
	return map[byte]string{'e': "here they have numbers", 'd': "here they have dates", 'a': "here they are counted through",
		't': "here they have titles alone"}[key[0]]
}

// place finds where each episode goes: to the one of its number, else there as it is, where all its files go, else as a copy.
func (h *shift) place() {
	for _, e := range h.before.Episodes {
		if e.SeriesID == h.target.ID {
			h.to[e.ID] = e.ID
			continue
		}
		if t := h.there[pathOf(e.SeasonNumber, e.Key)]; t != nil {
			h.to[e.ID] = t.ID
			continue
		}
		row := *e
		row.SeriesID, row.SeasonID = h.target.ID, h.season(e.SeasonNumber, e.SeasonID).ID
		if !h.whole[e.ID] {
			row.ID, row.Described, row.AddedAt = id.New(), false, time.Now().UTC()
		}
		h.add(&row)
		h.to[e.ID] = row.ID
	}
	for _, f := range h.before.Files {
		row := *f
		row.EpisodeID = h.to[f.EpisodeID]
		h.before.After = append(h.before.After, &row)
	}
}

// number gives the one file its episodes.
func (h *shift) number() {
	var at []uuid.UUID
	first := h.before.Episodes[0]
	for _, n := range h.renumber.Episodes {
		one := number{season: h.renumber.Season, number: &n}
		t := h.there[one.path()]
		if t == nil {
			t = &episodeRow{ID: id.New(), SeriesID: h.target.ID, SeasonID: h.season(one.season, first.SeasonID).ID, LibraryID: h.lib.ID, Key: one.key(),
				SeasonNumber: one.season, Number: &n, RuntimeMs: first.RuntimeMs, AddedAt: first.AddedAt, Position: one.position()}
			h.add(t)
		}
		at = append(at, t.ID)
	}
	for i, e := range h.before.Episodes {
		h.to[e.ID] = at[min(i, len(at)-1)]
		h.whole[e.ID] = h.whole[e.ID] && !slices.Contains(at, e.ID)
	}
	f := h.before.Files[0]
	for _, e := range at {
		h.before.After = append(h.before.After, &fileRow{FileID: f.FileID, EpisodeID: e, Edition: f.Edition, Part: f.Part})
	}
}

func (h *shift) add(e *episodeRow) {
	h.put = append(h.put, e)
	h.there[pathOf(e.SeasonNumber, e.Key)] = e
}

// season is that of the target with a number; a new one is like the one it is made for.
func (h *shift) season(number int, like uuid.UUID) *seasonRow {
	if n := h.seasons[number]; n != nil {
		return n
	}
	row := &seasonRow{ID: id.New(), SeriesID: h.target.ID, LibraryID: h.lib.ID, Number: number}
	for _, n := range h.before.Seasons {
		if n.ID == like && n.Number == number {
			row.Title, row.Overview, row.PosterID = n.Title, n.Overview, n.PosterID
		}
	}
	h.seasons[number] = row
	h.made = append(h.made, row)
	return row
}

func (h *shift) write(ctx context.Context) (*intake.Shift, error) {
	if h.target.Key == h.target.WeakKey {
		h.target.Key = intake.NewKey("series", false)
	}
	sources := h.sources()
	emptied, err := h.store.shift(ctx, h.tx, h, sources)
	if err != nil {
		return nil, fmt.Errorf("give %d files to series %s: %w", len(h.files), h.target.ID, err)
	}
	h.before.Moves = h.moves(emptied)
	raw, err := json.Marshal(h.before)
	if err != nil {
		return nil, fmt.Errorf("note what series were: %w", err)
	}
	out := &intake.Shift{Into: h.target.ID, Key: h.target.Key, IDs: h.target.ids(), Before: raw, Moves: h.before.Moves}
	if out.Title, out.Year, err = h.store.named(ctx, h.tx, h.target.ID); err != nil {
		return nil, err
	}
	for _, r := range h.before.Series {
		if slices.Contains(emptied.series, r.ID) {
			known := (&keptSeries{seriesRow: *r}).known()
			out.OtherKeys = append(out.OtherKeys, known.AllKeys()...)
		}
	}
	out.Tell("series", h.target.ID, h.before.Created, sources, emptied.series)
	for _, e := range h.put {
		out.Added = append(out.Added, library.Item{Kind: "episode", ID: e.ID})
	}
	out.Removed = append(out.Removed, library.Items("episode", emptied.episodes)...)
	return out, h.find(ctx, emptied)
}

// find brings the search in line.
func (h *shift) find(ctx context.Context, gone emptied) error {
	docs := []search.Doc{h.target.doc()}
	for _, e := range h.put {
		if e.Title != nil {
			docs = append(docs, e.doc(h.target.Year))
		}
	}
	if err := h.Search.Remove(ctx, h.tx, slices.Concat(gone.episodes, gone.series)); err != nil {
		return err
	}
	return h.Search.Put(ctx, h.tx, docs)
}

// moves tell whose things go where: of episodes, and of the seasons and series that went with their last.
func (h *shift) moves(gone emptied) (out []intake.Move) {
	files := map[uuid.UUID][]uuid.UUID{}
	for _, f := range h.before.Files {
		files[f.EpisodeID] = append(files[f.EpisodeID], f.FileID)
	}
	for _, e := range h.before.Episodes {
		if to := h.to[e.ID]; to != e.ID {
			out = append(out, intake.Move{Kind: "EPISODE", From: e.ID, To: to, Whole: h.whole[e.ID], Files: files[e.ID]})
		}
	}
	for _, n := range h.before.Seasons {
		if to := h.seasons[n.Number]; slices.Contains(gone.seasons, n.ID) && to != nil && to.ID != n.ID {
			out = append(out, intake.Move{Kind: "SEASON", From: n.ID, To: to.ID, Whole: true})
		}
	}
	for _, key := range gone.series {
		out = append(out, intake.Move{Kind: "SERIES", From: key, To: h.target.ID, Whole: true})
	}
	return out
}

func (r *seriesRow) ids() map[string]string {
	out := map[string]string{}
	for _, key := range (&keptSeries{seriesRow: *r}).identifiers() {
		parts := strings.SplitN(key, "|", 3)
		out[parts[1]] = parts[2]
	}
	return out
}
