package playback

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/media"
)

// Start is what is asked of startPlayback and playbackPlan.
type Start struct {
	Item       id.ID
	File       *id.ID
	PositionMs *int64
	// Profile names what kind of device the client is, Can is what it has measured; see Profiles.Client.
	Profile string
	Can     *Capabilities
	Choice
	// Want is what the viewer wants to hear and read; what they have set when it is nil.
	Want       *Preference
	ClientName string
}

// Start decides how an item is played and begins a session. What cannot be played is fault.Invalid,
// what the viewer may not see fault.NotFound; what may not be played now is a *Refusal.
func (s *Service) Start(ctx context.Context, v access.Viewer, a Start) (*Session, error) {
	if a.Item.Kind == itemKinds[ItemChannel] {
		return s.startChannel(ctx, v, a)
	}
	d, err := s.decide(ctx, v, a)
	if err != nil {
		return nil, fmt.Errorf("start playback of %s: %w", a.Item, err)
	}
	if d.plan.Refused != nil {
		return nil, fmt.Errorf("start playback of %s: %w", a.Item, d.plan.Refused)
	}
	begin, err := s.begin(ctx, v, d, a)
	if err != nil {
		return nil, err
	}
	sess, err := s.session(v, d, a, begin)
	if err != nil {
		return nil, err
	}
	err = s.DB.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.admit(ctx, tx, v.Account(), d.limits); err != nil {
			return err
		}
		return s.store.insert(ctx, tx, sess)
	})
	if err != nil {
		return nil, fmt.Errorf("start playback of %s: %w", a.Item, err)
	}
	if sess.Decision != Direct {
		k, err := sess.kept()
		if err != nil {
			return nil, err
		}
		s.warm(sess, k, d.file)
	}
	s.Bus.Signal(ctx, topicSessions)
	return sess, nil
}

// Preview is how something would be played.
type Preview struct {
	*Plan
	FileID     uuid.UUID
	DurationMs int64
}

// Plan tells how Start would play something, and starts nothing. Faults as of Start; a refusal is part of the answer.
func (s *Service) Plan(ctx context.Context, v access.Viewer, a Start) (*Preview, error) {
	d, err := s.decide(ctx, v, a)
	if err != nil {
		return nil, fmt.Errorf("plan playback of %s: %w", a.Item, err)
	}
	return &Preview{Plan: d.plan, FileID: d.file.FileID, DurationMs: d.file.Info.DurationMs}, nil
}

// ProfileList returns the device profiles that clients may name.
func (s *Service) ProfileList() []*Profile { return s.profiles.List() }

// decision is a plan with what it was made from.
type decision struct {
	item   *Item
	file   *Candidate
	plan   *Plan
	can    Capabilities
	want   Preference
	limits Limits
	remote bool
	// part is which one the file is; left is where in the item to begin, where that is known already.
	part *Part
	left *stop
	// files are all that the item has.
	files []Candidate
}

func (s *Service) decide(ctx context.Context, v access.Viewer, a Start) (*decision, error) {
	if err := v.RequireUser(); err != nil {
		return nil, err
	}
	kind, err := itemKind(a.Item)
	if err != nil {
		return nil, err
	}
	d := &decision{}
	if d.item, d.files, err = s.Source.Item(ctx, v, kind, a.Item.UUID); err != nil {
		return nil, err
	}
	if d.can, err = s.profiles.Client(a.Profile, a.Can); err != nil {
		return nil, err
	}
	if d.want, err = s.wanted(ctx, v, a.Want); err != nil {
		return nil, err
	}
	ask, err := s.ask(ctx, v, d, a.Choice)
	if err != nil {
		return nil, err
	}
	able := d.files
	if a.File == nil && inParts(d.files) {
		left, err := s.left(ctx, v, d.item, d.files, a)
		if err != nil {
			return nil, err
		}
		d.left, able = &left, left.among(d.files)
	}
	d.file, d.plan, err = choose(able, a.File, ask)
	if err != nil && d.left != nil && d.left.file != nil { // that edition cannot be played here
		d.file, d.plan, err = choose(holding(d.files, d.left.atMs), a.File, ask)
	}
	if err == nil {
		d.part = partOf(d.file, d.files)
	}
	return d, err
}

// ask is what a plan of this viewer is made from, but for the file.
func (s *Service) ask(ctx context.Context, v access.Viewer, d *decision, choice Choice) (Ask, error) {
	rows, err := s.store.limits(ctx, s.DB, []uuid.UUID{v.Account()})
	if err != nil {
		return Ask{}, err
	}
	d.limits = Limits{UserID: v.Account(), Transcode: true}
	if len(rows) > 0 {
		d.limits = *rows[0]
	}
	d.remote = s.remote(v)
	ask := Ask{Can: d.can, Choice: choice, Want: d.want, Limits: d.limits.bounds(s.Config, d.remote), Load: s.Engine.Load()}
	if d.remote {
		if ask.Bandwidth, err = s.store.line(ctx, s.DB, v.UserID, v.LoginID, s.Clock.Now().Add(-lineMemory)); err != nil {
			return Ask{}, err
		}
	}
	return ask, nil
}

// lineMemory is how long a measured line counts.
const lineMemory = 14 * 24 * time.Hour

func itemKind(item id.ID) (ItemKind, error) {
	switch item.Kind {
	case "movie":
		return ItemMovie, nil
	case "episode":
		return ItemEpisode, nil
	case "file":
		return ItemFile, nil
	case "track":
		return ItemTrack, nil
	}
	return "", fault.Field(fault.NotFound, "there is nothing to play with this id", "itemId")
}

// choose takes the first file, which is the best, that need not be encoded; else the first that can be played now; else
// the first that could be.
func choose(files []Candidate, only *id.ID, ask Ask) (*Candidate, *Plan, error) {
	var best *Candidate
	var plan *Plan
	var first error
	for i := range files {
		f := &files[i]
		if only != nil && (only.Kind != "file" || only.UUID != f.FileID) {
			continue
		}
		ask.Info, ask.Indexed, ask.Texts, ask.Raws = f.Info, f.Index != nil && f.Index.Cuttable(), f.Texts, f.Raws
		p, err := Decide(ask)
		if err != nil {
			first = errors.Join(first, err)
			continue
		}
		if plan == nil || effort(p) < effort(plan) {
			best, plan = f, p
		}
	}
	switch {
	case plan != nil:
		return best, plan, nil
	case first != nil:
		return nil, nil, first
	case only != nil:
		return nil, nil, fault.Field(fault.NotFound, "the item has no such file", "fileId")
	}
	return nil, nil, fault.Field(fault.Unavailable, "none of its files is there; is a disk away?", "itemId")
}

// effort orders plans by what is lost: a remux loses nothing, so the better picture wins over it.
func effort(p *Plan) int {
	switch {
	case p.Refused != nil:
		return 2
	case p.Decision == Transcode:
		return 1
	}
	return 0
}

func (s *Service) session(v access.Viewer, d *decision, a Start, positionMs int64) (*Session, error) {
	now := s.Clock.Now()
	sess := &Session{ID: id.New(), UserID: v.UserID, LibraryID: d.item.LibraryID, FileID: d.file.FileID,
		ItemKind: d.item.Kind, ItemID: d.item.ID, ClientName: cut(a.ClientName, 100), PositionMs: positionMs,
		State: Playing, Revision: 1, Node: s.Node, RunnerID: &s.node, StartedAt: now, HeartbeatAt: now, Remote: d.remote, Plan: 1}
	if v.LoginID != uuid.Nil {
		sess.LoginID = &v.LoginID
	}
	return sess, s.put(sess, d, a.Choice)
}

// put gives a session its stream.
func (s *Service) put(sess *Session, d *decision, choice Choice) error {
	sess.Decision, sess.Reasons, sess.BitRate = d.plan.Decision, d.plan.Reasons, d.plan.Cost.BitRate
	kept := kept{MimeType: d.plan.MimeType, DurationMs: d.file.Info.DurationMs, Part: d.part, Can: d.can, Choice: choice, Want: d.want,
		AudioIndex: d.plan.AudioStream, SubtitleIndex: d.plan.SubtitleStream,
		Spec: media.Spec{Session: sess.ID.String(), Video: d.plan.Video, Audio: d.plan.Audio, Subtitles: d.plan.Subtitles, Raw: d.plan.Raw,
			ResumeUs: sess.PositionMs * 1000}}
	if d.plan.Decision != Direct {
		spec := kept.fill(d.file)
		s.Engine.Choose(spec) // it fills in the tracks that are kept
		if err := s.Engine.Validate(spec); err != nil {
			return fmt.Errorf("start playback of file %s: %w", d.file.FileID, err)
		}
	}
	raw, err := json.Marshal(kept)
	sess.Spec = raw
	return err
}

func (s *Service) admit(ctx context.Context, tx pgx.Tx, account uuid.UUID, l Limits) error {
	all, mine, err := s.store.countOpen(ctx, tx, account)
	most := s.Config.MaxSessionsPerUser
	if l.MaxSessions != nil {
		most = *l.MaxSessions
	}
	switch {
	case err != nil:
		return err
	case mine >= most:
		return refuse(RefusedUserSessions)
	case all >= s.Config.MaxSessions:
		return refuse(RefusedServerSessions)
	}
	return nil
}

func cut(text string, n int) string {
	if r := []rune(text); len(r) > n {
		return string(r[:n])
	}
	return text
}
