package app

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"go.uber.org/fx"

	"revenge/dataloaders"
	"revenge/internal/access"
	"revenge/internal/activity"
	"revenge/internal/artwork"
	"revenge/internal/config"
	"revenge/internal/duplicate"
	"revenge/internal/edit"
	"revenge/internal/feed"
	"revenge/internal/identity"
	"revenge/internal/intake"
	"revenge/internal/join"
	"revenge/internal/library"
	"revenge/internal/live"
	"revenge/internal/movie"
	"revenge/internal/music"
	"revenge/internal/person"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/id"
	"revenge/internal/platform/outbound"
	"revenge/internal/platform/secret"
	"revenge/internal/playback"
	"revenge/internal/playlist"
	"revenge/internal/review"
	"revenge/internal/scrobble"
	"revenge/internal/search"
	"revenge/internal/shelf"
	"revenge/internal/system"
	"revenge/internal/trash"
	"revenge/internal/trickplay"
	"revenge/internal/tvshow"
	"revenge/internal/viewing"
	"revenge/jobs"
	"revenge/media/hls"
	"revenge/media/restream"
	"revenge/media/worker"
	"revenge/resolvers"
)

// nouns makes the services.
func nouns() fx.Option {
	return fx.Provide(
		newWorkers, newEngine, newIdentity, newGuard, newLibraries, newArtworks, newLive, newTuner, newPlayback, newTrickplay, newInserter,
		access.New, feed.New, person.NewService, newShelf, newSearch,
		func(d movieDeps) *movie.Service { return movie.NewService(d.nounDeps()) },
		func(d movieDeps) *tvshow.Service { return tvshow.NewService(tvshow.Deps(d.nounDeps())) },
		newMusic, newScrobbles, newEdits, newJoins,
		func(pool *db.DB, q *jobs.Inserter) *activity.Service { return activity.New(pool, q) },
		func(pool *db.DB, bus *events.Bus, now clock.Clock) *viewing.Service {
			return viewing.New(viewing.Deps{DB: pool, Bus: bus, Clock: now, Follow: []viewing.Follower{playlist.Follower}})
		},
		playlistDeps, playlist.NewService, playlist.NewCollections, newTrash, newDuplicates, newReview, newSystem, newEditor, newSources, newResolver,
	)
}

func newShelf(pool *db.DB) *shelf.Service { return shelf.NewService(pool, music.SavedRules) }

type movieDeps struct {
	fx.In
	DB       *db.DB
	People   *person.Service
	Artworks *artwork.Service
	Search   *search.Service
}

func (d movieDeps) nounDeps() movie.Deps {
	return movie.Deps{DB: d.DB, People: d.People, Artworks: d.Artworks, Search: d.Search}
}

func newWorkers(lc fx.Lifecycle, c *config.Config) (*worker.Pool, error) {
	pool, err := worker.NewPool(c.Media.Worker)
	if err != nil {
		return nil, fmt.Errorf("media worker settings: %w", err)
	}
	lc.Append(fx.StopHook(pool.Close))
	return pool, nil
}

// segmentWorkers is how many processes cut segments; they keep files open.
const segmentWorkers = 2

func newEngine(lc fx.Lifecycle, c *config.Config, pool *worker.Pool, log *slog.Logger) (*hls.Engine, error) {
	segments := worker.NewSegments(pool.Launcher(), segmentWorkers)
	lc.Append(fx.StopHook(segments.Close))
	settings := c.Media.HLS
	if settings.Folder == "" {
		settings.Folder = filepath.Join(c.DataDir, "segments")
	}
	chains := hls.NewChains(worker.NewHeads(pool.Launcher(), segments), component(log, "hls"))
	tryChains(lc, pool.Launcher(), chains)
	engine, err := hls.New(hls.Deps{Config: settings, Segmenter: segments, Encoder: chains, Chains: chains, Log: component(log, "hls")})
	if err != nil {
		return nil, fmt.Errorf("streaming settings: %w", err)
	}
	lc.Append(fx.StopHook(engine.Close))
	pool.GiveWay(engine.Busy)
	return engine, nil
}

func newIdentity(lc fx.Lifecycle, c *config.Config, pool *db.DB, q *jobs.Inserter, keys *secret.Keys, grants *access.Service,
	now clock.Clock, log *slog.Logger) (*identity.Service, error) {
	s, err := identity.New(identity.Deps{DB: pool, Config: c.Auth.Config, TokenKey: keys.For(secret.Tokens).Bytes(),
		Access: grants, Queue: q, Clock: now, Log: component(log, "identity")})
	if err != nil {
		return nil, err
	}
	lc.Append(fx.StopHook(s.Close))
	return s, nil
}

func newInserter(pool *db.DB, log *slog.Logger) (*jobs.Inserter, error) {
	return jobs.NewInserter(pool, component(log, "jobs"))
}

func newLibraries(c *config.Config, pool *db.DB, q *jobs.Inserter, bus *events.Bus, p *worker.Pool, who *identity.Service,
	guard outbound.Guard, now clock.Clock, log *slog.Logger) (*library.Service, error) {
	return library.New(library.Deps{DB: pool, Config: c.Library, Queue: q, Bus: bus, Prober: p, Clock: now, Log: component(log, "library"),
		Forget: who.Forget, Guard: guard})
}

// newGuard says which addresses the server may ask.
func newGuard(c *config.Config) (outbound.Guard, error) { return c.Live.Guard() }

func newLive(c *config.Config, pool *db.DB, pictures *artwork.Service, now clock.Clock) (*live.Service, error) {
	return live.New(live.Deps{DB: pool, Config: c.Live, Artworks: pictures, Clock: now})
}

func newArtworks(c *config.Config, pool *db.DB, p *worker.Pool, keys *secret.Keys, guard outbound.Guard, now clock.Clock) (*artwork.Service, error) {
	return artwork.NewService(artwork.Deps{DB: pool, Grabber: p, Keys: keys, Clock: now,
		Dir: filepath.Join(c.DataDir, "images"), Kept: filepath.Join(c.DataDir, "artworks"), Config: c.Artwork, DecodePath: library.DecodePath, Guard: guard})
}

func newEditor(pictures *artwork.Service, people *person.Service, movies *movie.Service, shows *tvshow.Service, songs *music.Service) *artwork.Editor {
	return artwork.NewEditor(artwork.EditorDeps{Pictures: pictures, Hold: intake.Lock, Owners: map[id.Kind]artwork.Owner{
		"movie": movies, "series": shows, "season": shows, "episode": shows, "album": songs, "artist": songs, "person": people}})
}

func newMusic(d movieDeps, now clock.Clock) *music.Service {
	return music.NewService(music.Deps{DB: d.DB, People: d.People, Artworks: d.Artworks, Search: d.Search, Clock: now})
}

func newEdits(pool *db.DB, now clock.Clock, libraries *library.Service, movies *movie.Service, shows *tvshow.Service, songs *music.Service) *edit.Service {
	return edit.NewService(edit.Deps{DB: pool, Clock: now, Libraries: libraries, Nouns: edit.Nouns(movies, shows, songs)})
}

func newJoins(pool *db.DB, now clock.Clock, q *jobs.Inserter, libraries *library.Service, inbox *review.Service, seen *viewing.Service,
	lists *playlist.Service, pictures *artwork.Service, movies *movie.Service, shows *tvshow.Service, songs *music.Service) *join.Service {
	return join.NewService(join.Deps{DB: pool, Clock: now, Queue: q, Libraries: libraries, Review: inbox, Viewing: seen, Playlists: lists,
		Pictures: pictures, Movies: movies, Shows: shows, Music: songs})
}

func newScrobbles(c *config.Config, pool *db.DB, q *jobs.Inserter, guard outbound.Guard, keys *secret.Keys, now clock.Clock,
	log *slog.Logger) (*scrobble.Service, error) {
	return scrobble.New(scrobble.Deps{DB: pool, Config: c.Scrobble, Queue: q, Guard: guard, Key: keys.For(secret.Accounts),
		Clock: now, Log: component(log, "scrobble")})
}

func newSearch(pool *db.DB) *search.Service {
	return search.NewService(search.NewPostgres(pool, person.FoundPerson))
}

func newPlayback(lc fx.Lifecycle, c *config.Config, pool *db.DB, files *library.Service, movies *movie.Service,
	shows *tvshow.Service, songs *music.Service, told *scrobble.Service, engine *hls.Engine, known *live.Service, tuner *restream.Tuner,
	seen *viewing.Service, bus *events.Bus, keys *secret.Keys, now clock.Clock, log *slog.Logger) (*playback.Service, error) {
	host, _ := os.Hostname() // only shown
	s, err := playback.New(playback.Deps{DB: pool, Config: c.Playback, Source: &content{files, movies, shows, songs}, Engine: playEngine{engine},
		Receiver: &channels{known, tuner}, Viewing: seen, Listener: listener{songs, told},
		Bus: bus, Key: keys.For(secret.MediaURLs), Clock: now, Log: component(log, "playback"), Node: host,
		Address: c.Server.InternalAddress})
	if err != nil {
		return nil, err
	}
	lc.Append(fx.StopHook(s.Close))
	return s, nil
}

func playlistDeps(pool *db.DB, now clock.Clock, find *search.Service, pictures *artwork.Service, films *movie.Service, shows *tvshow.Service,
	songs *music.Service, log *slog.Logger) playlist.Deps {
	return playlist.Deps{DB: pool, Clock: now, Search: find, Pictures: pictures, Log: component(log, "playlists"), Sources: map[playlist.RulesKind]playlist.Source{
		playlist.OfMovies: films, playlist.OfSeries: shows.All(), playlist.OfEpisodes: shows, playlist.OfTracks: songs,
	}}
}

func newReview(pool *db.DB, q *jobs.Inserter, bus *events.Bus, now clock.Clock) *review.Service {
	return review.New(review.Deps{DB: pool, Queue: q, Bus: bus, Clock: now})
}

func newDuplicates(pool *db.DB, now clock.Clock) *duplicate.Service {
	return duplicate.New(duplicate.Deps{DB: pool, Clock: now})
}

func newTrash(c *config.Config, pool *db.DB, q *jobs.Inserter, files *library.Service, keys *secret.Keys, now clock.Clock, log *slog.Logger) *trash.Service {
	return trash.New(trash.Deps{DB: pool, Libraries: files, Queue: q, Key: keys.For(secret.Deletions), Retention: c.Library.Trash.Retention,
		Grace: c.Library.Missing.Grace, Clock: now, Log: component(log, "trash")})
}

func newTrickplay(c *config.Config, pool *db.DB, q *jobs.Inserter, p *worker.Pool, engine *hls.Engine, now clock.Clock,
	log *slog.Logger) (*trickplay.Service, error) {
	return trickplay.New(trickplay.Deps{DB: pool, Config: c.Trickplay, Queue: q, Tiler: p, Busy: engine.Busy, Dir: filepath.Join(c.DataDir, "trickplay"),
		Clock: now, Log: component(log, "trickplay"), DecodePath: library.DecodePath})
}

func newSystem(pool *db.DB, who *identity.Service, p *worker.Pool, now clock.Clock) *system.Service {
	return system.New(system.Deps{DB: pool, Setup: who, Worker: workerHealth{p}, Version: Version, Clock: now})
}

// workerHealth asks whether workers start.
type workerHealth struct{ pool *worker.Pool }

// Healthy is nil when a worker starts, else a sentence.
func (w workerHealth) Healthy(ctx context.Context) error {
	_, err := w.pool.Launcher().Check(ctx)
	return err
}

func newSources(a *access.Service, jobs *activity.Service, pictures *artwork.Service, who *identity.Service, libraries *library.Service,
	movies *movie.Service, songs *music.Service, people *person.Service, plays *playback.Service, tiles *trickplay.Service, shows *tvshow.Service,
	channels *live.Service, lists *playlist.Service, works *playlist.Collections, seen *viewing.Service, shelves *shelf.Service,
	told *scrobble.Service, edits *edit.Service,
	twice *duplicate.Service, inbox *review.Service) dataloaders.Sources {
	return dataloaders.Sources{Access: a, Activity: jobs, Artworks: pictures, Duplicates: twice, Edits: edits, Identity: who, Libraries: libraries,
		Live: channels, Movies: movies, Music: songs, Scrobbles: told, People: people, Playback: plays, Playlists: lists, Collections: works,
		Review: inbox, Shelf: shelves,
		Trickplay: tiles, TVShows: shows, Viewing: seen}
}

func newResolver(s dataloaders.Sources, editor *artwork.Editor, bus *events.Bus, changes *feed.Service, find *search.Service, sys *system.Service,
	bin *trash.Service, joins *join.Service) *resolvers.Resolver {
	return resolvers.New(resolvers.Deps{Activity: s.Activity, Artworks: s.Artworks, Bus: bus, Duplicates: s.Duplicates, Editor: editor, Edits: s.Edits,
		Joins: joins, Trash: bin, Review: s.Review, Feed: changes, Identity: s.Identity, Libraries: s.Libraries,
		Live: s.Live, Movies: s.Movies, Music: s.Music, Scrobbles: s.Scrobbles, People: s.People, Playback: s.Playback, Playlists: s.Playlists,
		Collections: s.Collections,
		Search:      find, Shelf: s.Shelf, System: sys, TVShows: s.TVShows, Viewing: s.Viewing})
}
