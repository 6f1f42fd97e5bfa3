package jobs

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivertype"

	"revenge/internal/artwork"
	"revenge/internal/duplicate"
	"revenge/internal/library"
	"revenge/internal/live"
	"revenge/internal/music"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/review"
	"revenge/internal/scrobble"
	"revenge/internal/shelf"
	"revenge/internal/trash"
	"revenge/internal/trickplay"
	"revenge/internal/viewing"
	"revenge/media"
)

// Deps are the services that jobs call.
type Deps struct {
	DB        *db.DB
	Bus       *events.Bus
	Log       *slog.Logger
	Libraries *library.Service
	Artworks  *artwork.Service
	// Trickplay may be left out: then its jobs do nothing.
	Trickplay *trickplay.Service
	// Live may be left out: then lists of channels are not read.
	Live *live.Service
	// Viewing may be left out: then what viewers have of content is not attached to its new rows.
	Viewing *viewing.Service
	// Scrobbles and Music may be left out: then nobody elsewhere is told what is heard.
	Scrobbles *scrobble.Service
	Music     *music.Service
	// Duplicates and Trash may be left out: then nothing is looked for, and nothing ever leaves the trash.
	Duplicates *duplicate.Service
	Trash      *trash.Service
	// Review may be left out: then nothing is judged.
	Review *review.Service
	// Shelf may be left out: then lists are not made fast in the languages of their readers.
	Shelf *shelf.Service
	// Modules are the kinds of library that are switched on; see Modules.
	Modules []contentModule
}

// Runner works jobs until it is stopped.
type Runner struct {
	river  *river.Client[pgx.Tx]
	rescue *rescuer
	bus    *events.Bus
	cancel context.CancelFunc
	own    sync.WaitGroup
}

// New returns a runner that has not started.
func New(d Deps) (*Runner, error) {
	host, err := os.Hostname()
	if err != nil {
		host = "node"
	}
	node := fmt.Sprintf("%.40s-%d-%s", host, os.Getpid(), rand.Text()[:8])
	channels := live.Default().Refresh
	if d.Live != nil {
		channels = d.Live.Config.Refresh
	}
	c, err := river.NewClient(riverpgxv5.New(d.DB.Pool), &river.Config{
		ID: node, Logger: quiet(d.Log), Workers: workers(d), Queues: queues, PeriodicJobs: periodic(channels),
		FetchCooldown: 100 * time.Millisecond, JobTimeout: time.Hour, RescueStuckJobsAfter: 24 * time.Hour,
		SoftStopTimeout: softStop, Middleware: []rivertype.Middleware{river.WorkerMiddlewareFunc(background)},
	})
	if err != nil {
		return nil, fmt.Errorf("open the queue: %w", err)
	}
	return &Runner{river: c, rescue: &rescuer{node: node, pool: d.DB, log: d.Log, look: (&stranding{d.DB, d.Libraries}).end}, bus: d.Bus}, nil
}

// background marks what jobs ask of media workers: playback goes first. A job that a stopping node did not let finish did nothing wrong:
// the try does not count, and it goes on at once, there or here. Where somebody ended the job the queue itself says so.
func background(ctx context.Context, _ *rivertype.JobRow, work func(context.Context) error) error {
	err := work(media.Background(ctx))
	if err != nil && ctx.Err() != nil {
		return river.JobSnooze(0)
	}
	return err
}

// queues say how much of each kind one node works at once.
var queues = map[string]river.QueueConfig{
	queueScan:     {MaxWorkers: 4},
	queueProbe:    {MaxWorkers: 1}, // one batch keeps every media worker busy
	queueIdentify: {MaxWorkers: 2},
	queueArtwork:  {MaxWorkers: 1},
	queueIndex:    {MaxWorkers: 1}, // reads whole files
	queueTiles:    {MaxWorkers: 1}, // in idle time
	queueUpkeep:   {MaxWorkers: 1},
}

func workers(d Deps) *river.Workers {
	m := modules{}
	for _, one := range d.Modules {
		m[one.Kind()] = one
	}
	ws := river.NewWorkers()
	river.AddWorker(ws, &libraryScan{libraries: d.Libraries, channels: d.Live})
	river.AddWorker(ws, &fileProbe{libraries: d.Libraries})
	river.AddWorker(ws, &fileIdentify{libraries: d.Libraries, modules: m, review: d.Review})
	river.AddWorker(ws, &fileReidentify{libraries: d.Libraries, modules: m, review: d.Review})
	river.AddWorker(ws, &libraryFinish{libraries: d.Libraries, modules: m})
	river.AddWorker(ws, &libraryReconcile{libraries: d.Libraries, modules: m})
	river.AddWorker(ws, &duplicatesFind{duplicates: d.Duplicates})
	river.AddWorker(ws, &titlesIndex{shelf: d.Shelf})
	river.AddWorker(ws, &trashSweep{trash: d.Trash})
	river.AddWorker(ws, &fileForget{trash: d.Trash})
	river.AddWorker(ws, &libraryRemoved{viewing: d.Viewing})
	river.AddWorker(ws, &viewingAttach{viewing: d.Viewing})
	river.AddWorker(ws, &fileIndex{libraries: d.Libraries, progress: &progress{d.DB, d.Bus, d.Log}})
	river.AddWorker(ws, &artworkFetch{artworks: d.Artworks, libraries: d.Libraries})
	river.AddWorker(ws, &artworkPrune{artworks: d.Artworks})
	river.AddWorker(ws, &scansRequest{libraries: d.Libraries})
	river.AddWorker(ws, &scanAsk{libraries: d.Libraries})
	river.AddWorker(ws, &channelsRequest{libraries: d.Libraries})
	river.AddWorker(ws, &eventsPrune{pool: d.DB})
	river.AddWorker(ws, &scrobbleFlush{scrobbles: d.Scrobbles})
	river.AddWorker(ws, &scrobbleNow{scrobbles: d.Scrobbles, music: d.Music})
	river.AddWorker(ws, &scrobbleRequest{scrobbles: d.Scrobbles})
	river.AddWorker(ws, &trickplayMake{tiles: d.Trickplay, progress: &progress{d.DB, d.Bus, d.Log}})
	river.AddWorker(ws, &trickplayRequest{tiles: d.Trickplay})
	return ws
}

// Start begins to work. ctx bounds the start, not the work.
func (r *Runner) Start(ctx context.Context) error {
	own, cancel := context.WithCancel(context.WithoutCancel(ctx))
	r.cancel = cancel
	changes, unsubscribe := r.river.Subscribe(river.EventKindJobCompleted, river.EventKindJobCancelled,
		river.EventKindJobFailed, river.EventKindJobSnoozed)
	r.own.Go(func() { r.rescue.run(own) })
	r.own.Go(func() {
		defer unsubscribe()
		for {
			select {
			case <-own.Done():
				return
			case _, ok := <-changes:
				if !ok {
					return
				}
				r.bus.Signal(own, "jobs")
			}
		}
	})
	if err := r.river.Start(own); err != nil {
		r.cancel()
		r.own.Wait()
		return fmt.Errorf("start the queue: %w", err)
	}
	return nil
}

// Stop lets running jobs finish for ten seconds and then cancels them; other nodes take them up.
func (r *Runner) Stop(ctx context.Context) error {
	defer r.own.Wait()
	defer r.cancel()
	soft, cancel := context.WithTimeout(ctx, softStop)
	defer cancel()
	if err := r.river.Stop(soft); err == nil {
		return nil
	}
	if err := r.river.StopAndCancel(ctx); err != nil {
		return fmt.Errorf("stop the queue: %w", err)
	}
	return nil
}
