package live

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/artwork"
	"revenge/internal/library"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/id"
	"revenge/internal/platform/queue"
)

// What is kept of what is over.
const (
	// keptMissing is how long a channel that its list does not name any more is remembered, with what users have of it.
	keptMissing = 90 * 24 * time.Hour
	// keptPast is how long programmes are kept after their end, keptAhead how far into the future.
	keptPast  = 24 * time.Hour
	keptAhead = 21 * 24 * time.Hour
)

// Refresh reads the list and the guide of a library anew. Channels stay who they are; one that is not named any more goes
// missing. A list or a guide that cannot be read, or names nothing, changes nothing: it ends with *library.Away.
func (s *Service) Refresh(ctx context.Context, r *library.Reading) error {
	if err := s.refreshList(ctx, r); err != nil {
		return err
	}
	if _, _, there := r.Place(library.GuidePosition); !there {
		return nil
	}
	return s.refreshGuide(ctx, r)
}

func (s *Service) refreshList(ctx context.Context, r *library.Reading) error {
	place, root, there := r.Place(library.ListPosition)
	if !there {
		return fmt.Errorf("library %s has no list: %w", r.Library.ID, fault.Invalid)
	}
	entries, flaws, err := s.list(ctx, place)
	if err == nil && len(entries) == 0 {
		err = &notRead{"it names no channels"}
	}
	if err != nil {
		return s.away(ctx, r, library.ListPosition, "list of channels", err)
	}
	found := s.gather(r.Library, root.ID, entries, &flaws)
	if len(found) == 0 {
		return s.away(ctx, r, library.ListPosition, "list of channels", &notRead{"none of its channels can be used: " + flaws[0].Message})
	}
	r.Note(int64(len(found)), found[len(found)-1].Name)
	known, err := s.store.known(ctx, s.DB, r.Library.ID)
	if err != nil {
		return fmt.Errorf("read the channels of library %s: %w", r.Library.ID, err)
	}
	now := s.Clock.Now()
	taken := compare(known, found)
	taken.Problems = problems(flaws)
	err = r.Took(ctx, library.ListPosition, taken, func(tx pgx.Tx) ([]queue.Args, error) {
		unread, err := s.putLogos(ctx, tx, found)
		if err != nil {
			return nil, err
		}
		return fetches(unread), s.store.putChannels(ctx, tx, r.Library.ID, found, now, now.Add(-keptMissing))
	})
	if err != nil {
		return fmt.Errorf("take in the channels of library %s: %w", r.Library.ID, err)
	}
	return nil
}

// logosAtOnce is how many logos one job fetches.
const logosAtOnce = 50

func fetches(unread []uuid.UUID) (jobs []queue.Args) {
	for rest := unread; len(rest) > 0; {
		n := min(logosAtOnce, len(rest))
		jobs = append(jobs, artwork.FetchArgs{IDs: append([]uuid.UUID{}, rest[:n]...)})
		rest = rest[n:]
	}
	return jobs
}

func (s *Service) list(ctx context.Context, place string) ([]Entry, []Flaw, error) {
	in, err := s.open(ctx, place, mostList)
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = in.Close() }()
	return ReadM3U(in)
}

// away says why a list is not used, unless the server stops or its own database is away.
func (s *Service) away(ctx context.Context, r *library.Reading, position int, what string, err error) error {
	var told *notRead
	var mistake *fault.Mistake
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &told):
		return r.Away(ctx, position, what, told.reason)
	case errors.As(err, &mistake) && errors.Is(err, fault.Invalid):
		return r.Away(ctx, position, what, mistake.Message)
	}
	return err
}

// channelRow is a channel as a refresh writes it.
type channelRow struct {
	ID         uuid.UUID  `json:"id"`
	Key        string     `json:"key"`
	GuideID    string     `json:"guide_id"`
	Name       string     `json:"name"`
	FoldedName string     `json:"folded_name"`
	Number     *string    `json:"number"`
	SortKey    string     `json:"sort_key"`
	GroupName  string     `json:"group_name"`
	LogoID     *uuid.UUID `json:"logo_id"`
	Address    string     `json:"address"`

	logo *artwork.New
}

// gather makes channels of entries. What may not be asked, or stands there twice, becomes a flaw.
func (s *Service) gather(lib *library.Library, root uuid.UUID, entries []Entry, flaws *[]Flaw) []*channelRow {
	keys := make(map[string]bool, len(entries))
	out := make([]*channelRow, 0, len(entries))
	for i, e := range entries {
		place := fmt.Sprintf("line %d", e.Line)
		at, err := url.Parse(e.Address)
		if err == nil {
			err = s.guard.Check(at)
		}
		if err != nil {
			why := "its address cannot be read"
			if fault.Kind(err) != nil {
				why = err.Error()
			}
			*flaws = append(*flaws, Flaw{place, "ADDRESS_REFUSED", "The channel " + e.Name + " was left out: " + why + "."})
			continue
		}
		key, ok := keyOf(e, keys)
		if !ok {
			*flaws = append(*flaws, Flaw{place, "TWICE", "The channel " + e.Name + " stands in the list twice."})
			continue
		}
		keys[key] = true
		c := &channelRow{ID: id.New(), Key: key, GuideID: e.GuideID, Name: e.Name, FoldedName: fold.Text(e.Name), GroupName: e.Group,
			Address: e.Address, SortKey: sortKey(e.Number, i)}
		if e.Number != "" {
			c.Number = &e.Number
		}
		if logo, err := url.Parse(e.Logo); err == nil && e.Logo != "" && s.guard.Check(logo) == nil {
			c.logo = &artwork.New{LibraryID: lib.ID, Role: artwork.Logo, Source: artwork.SourceRemote, RootID: &root, Path: &e.Logo, Version: "1"}
		}
		out = append(out, c)
	}
	return out
}

// keyOf tells a channel from the others of its list: its tvg-id; where several share one, with the name; else name and
// address. False when the list says the same twice.
func keyOf(e Entry, taken map[string]bool) (string, bool) {
	sum := sha256.Sum256([]byte(e.Name + "\x00" + e.Address))
	keys := []string{"entry|" + hex.EncodeToString(sum[:12])}
	if e.GuideID != "" {
		keys = []string{"id|" + e.GuideID, "id|" + e.GuideID + "|" + fold.Text(e.Name), keys[0]}
	}
	for _, k := range keys {
		if !taken[k] {
			return k, true
		}
	}
	return "", false
}

var number = regexp.MustCompile(`^(\d{1,6})(?:[.-](\d{1,6}))?$`)

// sortKey orders channels with a number before those without, which stay in the order of the list.
func sortKey(text string, place int) string {
	if m := number.FindStringSubmatch(text); m != nil {
		major, _ := strconv.Atoi(m[1])
		minor, _ := strconv.Atoi("0" + m[2])
		return fmt.Sprintf("%06d.%06d.%06d", major, minor, place)
	}
	return fmt.Sprintf("~.%06d", place)
}

// knownChannel is a channel as it was before a refresh.
type knownChannel struct {
	ID           uuid.UUID
	Key          string
	GuideID      string
	Name         string
	Number       *string
	SortKey      string
	GroupName    string
	Address      string
	MissingSince *time.Time
}

// compare gives the channels that are known their ids, and tells what changed.
func compare(known []*knownChannel, found []*channelRow) library.Taken {
	was := make(map[string]*knownChannel, len(known))
	for _, k := range known {
		was[k.Key] = k
	}
	t := library.Taken{Found: int64(len(found))}
	for _, c := range found {
		k := was[c.Key]
		if k == nil {
			t.Added++
			t.Items = append(t.Items, library.Item{Kind: "channel", ID: c.ID})
			continue
		}
		delete(was, c.Key)
		c.ID = k.ID
		switch {
		case k.MissingSince != nil:
			t.Restored++
		case k.Name != c.Name || k.Address != c.Address || k.GroupName != c.GroupName || k.GuideID != c.GuideID || k.SortKey != c.SortKey:
			t.Changed++
		default:
			continue
		}
		t.Items = append(t.Items, library.Item{Kind: "channel", ID: c.ID})
	}
	for _, k := range was {
		if k.MissingSince == nil {
			t.Missing++
			t.Items = append(t.Items, library.Item{Kind: "channel", ID: k.ID})
		}
	}
	return t
}

// putLogos makes sure that the logos are known, and returns those that must still be fetched.
func (s *Service) putLogos(ctx context.Context, tx pgx.Tx, found []*channelRow) ([]uuid.UUID, error) {
	var wanted []artwork.New
	var owners []*channelRow
	for _, c := range found {
		if c.logo != nil {
			wanted, owners = append(wanted, *c.logo), append(owners, c)
		}
	}
	pictures, err := s.Artworks.Put(ctx, tx, wanted)
	if err != nil {
		return nil, err
	}
	var unread []uuid.UUID
	asked := make(map[uuid.UUID]bool, len(pictures))
	for i, p := range pictures {
		owners[i].LogoID = &p.ID
		if p.State != artwork.Ready && !asked[p.ID] {
			asked[p.ID] = true
			unread = append(unread, p.ID)
		}
	}
	return unread, nil
}

// problems are flaws for the ledger, one for each place.
func problems(flaws []Flaw) []library.Problem {
	out := make([]library.Problem, 0, min(len(flaws), mostFlaws+1))
	for i, f := range flaws {
		if i == mostFlaws {
			return append(out, library.Problem{Path: "further lines", Code: "MORE", Message: fmt.Sprintf("%d further places cannot be used either.", len(flaws)-i)})
		}
		out = append(out, library.Problem{Path: f.Place, Code: f.Code, Message: strings.ToValidUTF8(f.Message, "")})
	}
	return out
}
