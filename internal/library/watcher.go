package library

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/google/uuid"
	"golang.org/x/sys/unix"

	"revenge/internal/platform/fault"
)

// reviewEvery is how often the list of watched folders is read without a signal.
const reviewEvery = 30 * time.Second

// Watch sees changes in the folders of the libraries that want it and asks for scans of what changed, until ctx ends.
// Libraries that come, change and go are taken up by themselves.
func (s *Service) Watch(ctx context.Context) error {
	if !s.Config.Watch {
		return nil
	}
	w, err := newWatching(s.Log, s.Config.QuietFor)
	if err != nil {
		return err
	}
	w.ask = s.askForWatch
	w.complain = func(ctx context.Context, root uuid.UUID, sentence string) {
		if err := s.store.rootProblem(ctx, s.DB, root, sentence); err != nil {
			s.Log.WarnContext(ctx, "a root is not watched as a whole", "root_id", root, "error", err)
		}
	}
	fresh := make(chan []*watchedRoot)
	var review sync.WaitGroup
	review.Go(func() { s.reviewWatched(ctx, fresh) })
	w.run(ctx, fresh)
	review.Wait()
	return nil
}

// askForWatch is false when a scan that was asked for earlier has not ended: it may have passed the folder already.
func (s *Service) askForWatch(ctx context.Context, library uuid.UUID, folders []string) (bool, error) {
	err := s.Ask(ctx, AskArgs{LibraryID: library, Folders: folders, Trigger: TriggerWatch})
	if errors.Is(err, fault.Unavailable) {
		return false, nil
	}
	return err == nil, err
}

// reviewWatched sends the roots to watch at the beginning and after each change of the libraries.
func (s *Service) reviewWatched(ctx context.Context, fresh chan<- []*watchedRoot) {
	signals := s.Bus.Watch("libraries")
	defer signals.Close()
	tick := time.NewTicker(reviewEvery)
	defer tick.Stop()
	for {
		roots, err := s.watchedRoots(ctx)
		if err != nil && ctx.Err() == nil {
			s.Log.WarnContext(ctx, "the list of watched folders could not be read", "error", err)
		}
		if err == nil {
			select {
			case fresh <- roots:
			case <-ctx.Done():
			}
		}
		select {
		case <-signals.C():
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

func (s *Service) watchedRoots(ctx context.Context) ([]*watchedRoot, error) {
	roots, err := s.store.watchedRoots(ctx, s.DB)
	if err != nil {
		return nil, err
	}
	out := make([]*watchedRoot, len(roots))
	for i, r := range roots {
		out[i] = &watchedRoot{library: r.LibraryID, id: r.ID, path: DecodePath(r.Path)}
		if out[i].folder, err = folderAt(ctx, out[i].path); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// folderAt tells which folder lies at a path. An error is the context's.
func folderAt(ctx context.Context, path string) (*folderIdentity, error) {
	at, err := patiently(ctx, func() (unix.Stat_t, error) {
		var st unix.Stat_t
		return st, again(func() error { return unix.Stat(path, &st) })
	}, func(unix.Stat_t) {})
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, errSilent):
		return nil, nil //nolint:nilnil // it may be there
	case err != nil:
		return &folderIdentity{}, nil //nolint:nilerr // there is none
	}
	return &folderIdentity{int64(at.Dev), int64(at.Ino)}, nil
}
