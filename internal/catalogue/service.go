package catalogue

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// Versions are those of one moment.
type Versions struct {
	// Shared is that of what all libraries have in common: people and genres.
	Shared int64
	// Rights is that of accounts, logins, keys and grants.
	Rights    int64
	libraries map[uuid.UUID]int64
}

// Library returns a library's version, and whether there was such a library.
func (v *Versions) Library(key uuid.UUID) (version int64, known bool) {
	version, known = v.libraries[key]
	return version, known
}

// Service reads versions.
type Service struct {
	db    *db.DB
	store store
	// forget is called before anybody learns of a new version of the rights.
	forget func()

	mu sync.Mutex
	// running is being read; whoever comes now may have come after it was begun, and waits for next.
	running, next *reading

	rights int64
}

// reading is one statement and those who wait for it.
type reading struct {
	done     chan struct{}
	versions *Versions
	err      error
}

// New returns a Service. forget makes the process forget what it remembers of rights.
func New(pool *db.DB, forget func()) *Service { return &Service{db: pool, forget: forget} }

var errBroken = errors.New("the reading of the catalogue's versions broke off")

// readWithin bounds one reading, which several wait for.
const readWithin = 5 * time.Second

// Now returns the versions of a moment after the call: every change that was committed before the call is in them. Callers
// at the same time share a statement that began after all of them had come.
func (s *Service) Now(ctx context.Context) (*Versions, error) {
	s.mu.Lock()
	mine, before, first := s.next, s.running, false
	if mine == nil {
		mine, first = &reading{done: make(chan struct{})}, true
		s.next = mine
	}
	s.mu.Unlock()
	if first {
		s.lead(ctx, mine, before)
	}
	select {
	case <-mine.done:
		return mine.versions, mine.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// lead waits for the reading before and then reads, for all who have come meanwhile: also when this caller has gone.
func (s *Service) lead(ctx context.Context, mine, before *reading) {
	if before != nil {
		<-before.done
	}
	runtime.Gosched() // whoever has come at the same time may share the statement
	s.mu.Lock()
	s.running, s.next = mine, nil
	s.mu.Unlock()
	mine.err = errBroken
	defer s.finish(mine) // a panic must not leave others waiting
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), readWithin)
	defer cancel()
	rows, err := s.store.versions(ctx, s.db)
	if err != nil {
		mine.err = fmt.Errorf("read the catalogue's versions: %w", err)
		return
	}
	v := arranged(rows)
	if v.Rights != s.rights { // one reading at a time gets here
		s.forget()
		s.rights = v.Rights
	}
	mine.versions, mine.err = v, nil
}

func (s *Service) finish(mine *reading) {
	s.mu.Lock()
	s.running = nil
	s.mu.Unlock()
	close(mine.done)
}

func arranged(rows []*counted) *Versions {
	v := &Versions{libraries: make(map[uuid.UUID]int64, len(rows))}
	for _, r := range rows {
		switch r.Subject {
		case shared:
			v.Shared = r.Version
		case rights:
			v.Rights = r.Version
		default:
			v.libraries[r.Subject] = r.Version
		}
	}
	return v
}
