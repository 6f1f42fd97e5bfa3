package playback_test

import (
	"net/netip"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/playback"
	"revenge/media"
)

var root = access.Viewer{UserID: uuid.MustParse("01800000-0000-7000-8000-00000000aaaa"), Role: access.Admin}

func (b *bundle) admin() access.Viewer {
	v := root
	v.Libraries = b.viewer.Libraries
	return v
}

// from is the viewer at an address.
func (b *bundle) from(address string) access.Viewer {
	v := b.viewer
	v.Address = netip.MustParseAddr(address)
	return v
}

func refusal(t *testing.T, err error) *playback.Refusal {
	t.Helper()
	var r *playback.Refusal
	require.ErrorAs(t, err, &r)
	return r
}

func (b *bundle) busy(used float64) {
	b.engine.mu.Lock()
	defer b.engine.mu.Unlock()
	b.engine.load = media.Load{Capacity: 1.7, Used: used, Factor: 1}
}

func TestStart_busy(t *testing.T) {
	t.Parallel()
	b := setup(t)
	wish := playback.Start{Item: id.Of("movie", b.movie), Can: new(browser()), Choice: playback.Choice{MaxHeight: new(480)}}
	b.busy(1.7)
	_, err := b.Start(t.Context(), b.viewer, wish)
	require.ErrorIs(t, err, fault.Exhausted)
	r := refusal(t, err)
	require.Equal(t, playback.RefusedServerBusy, r.Reason)
	require.Positive(t, *r.RetryAfterSeconds())
	require.Equal(t, playback.Direct, r.Alternatives[0].Decision, "without the wish it plays as it is")
	require.Equal(t, []playback.Reason{playback.Requested}, r.Alternatives[0].Without)
	open, err := b.Open(t.Context(), access.System())
	require.NoError(t, err)
	require.Empty(t, open, "nothing was begun")

	// The plan tells the same beforehand, and starts nothing.
	p, err := b.Plan(t.Context(), b.viewer, wish)
	require.NoError(t, err)
	require.Equal(t, playback.RefusedServerBusy, p.Refused.Reason)
	b.busy(1.3)
	p, err = b.Plan(t.Context(), b.viewer, wish)
	require.NoError(t, err)
	require.Nil(t, p.Refused)
	require.Equal(t, "480p", p.Video[0].Profile.Name)
	require.Empty(t, b.engine.warm)
	_, err = b.Plan(t.Context(), access.Viewer{}, wish)
	require.ErrorIs(t, err, fault.Unauthenticated)
	_, err = b.Plan(t.Context(), access.Viewer{UserID: b.viewer.UserID, Role: access.User}, wish)
	require.ErrorIs(t, err, fault.NotFound)
}

func TestLimits(t *testing.T) {
	t.Parallel()
	b := setup(t)
	user := b.viewer.UserID
	set := func(l playback.Limits) {
		t.Helper()
		l.UserID = user
		require.NoError(t, b.SetLimits(t.Context(), b.admin(), l))
	}
	plan := func(v access.Viewer, item uuid.UUID) *playback.Preview {
		t.Helper()
		p, err := b.Plan(t.Context(), v, playback.Start{Item: id.Of("movie", item), Can: new(browser())})
		require.NoError(t, err)
		return p
	}
	set(playback.Limits{Transcode: true, RemoteMaxHeight: new(480), MaxBitRate: new(int64(20_000_000)), RemoteMaxBitRate: new(int64(2_000_000))})
	require.Equal(t, playback.Direct, plan(b.from("192.168.1.9"), b.movie).Decision, "at home it is the whole file")
	require.Equal(t, playback.Direct, plan(b.from("::1"), b.movie).Decision)
	for _, v := range []access.Viewer{b.from("203.0.113.7"), b.from("2001:db8::1"), b.viewer} {
		away := plan(v, b.movie)
		require.Equal(t, []playback.Reason{playback.UserLimit}, away.Reasons, "from elsewhere, or from nobody knows where, the smaller")
		require.Equal(t, "480p", away.Video[0].Profile.Name)
	}
	set(playback.Limits{Transcode: false, MaxHeight: new(480)})
	require.Equal(t, playback.RefusedTranscodeNotAllowed, plan(b.from("10.0.0.1"), b.movie).Refused.Reason)
	_, err := b.Start(t.Context(), b.viewer, playback.Start{Item: id.Of("movie", b.movie), Can: new(browser())})
	require.ErrorIs(t, err, fault.Forbidden)
	set(playback.Limits{Transcode: true, MaxSessions: new(1)})
	b.start(t, b.movie)
	_, err = b.Start(t.Context(), b.viewer, playback.Start{Item: id.Of("movie", b.movie), Can: new(browser())})
	require.Equal(t, playback.RefusedUserSessions, refusal(t, err).Reason)

	list, err := b.LimitsByUserIDs(t.Context(), b.viewer, []uuid.UUID{user, root.UserID})
	require.NoError(t, err)
	require.Len(t, list, 1, "others' limits are theirs")
	require.Equal(t, 1, *list[0].MaxSessions)
	list, err = b.LimitsByUserIDs(t.Context(), b.admin(), []uuid.UUID{user, root.UserID})
	require.NoError(t, err)
	require.Len(t, list, 2)
	require.True(t, list[1].Transcode, "without a row nothing is bounded")

	require.ErrorIs(t, b.SetLimits(t.Context(), b.viewer, playback.Limits{UserID: user}), fault.Forbidden)
	require.ErrorIs(t, b.SetLimits(t.Context(), b.admin(), playback.Limits{UserID: id.New()}), fault.NotFound)
	require.ErrorIs(t, b.SetLimits(t.Context(), b.admin(), playback.Limits{UserID: user, MaxHeight: new(0)}), fault.Invalid)
}

func TestLimits_server(t *testing.T) {
	t.Parallel()
	b := setup(t)
	s := b.service(t, func(d *playback.Deps) { d.Config.RemoteMaxHeight, d.Config.RemoteMaxBitRate = 720, 3_000_000 })
	ask := playback.Start{Item: id.Of("movie", b.movie), Can: new(browser())}
	p, err := s.Plan(t.Context(), b.from("203.0.113.7"), ask)
	require.NoError(t, err)
	require.Equal(t, "720p", p.Video[0].Profile.Name)
	p, err = s.Plan(t.Context(), b.from("127.0.0.1"), ask)
	require.NoError(t, err)
	require.Equal(t, playback.Direct, p.Decision)
	s = b.service(t, func(d *playback.Deps) { d.Config.Transcode = false })
	ask.MaxHeight = new(480)
	p, err = s.Plan(t.Context(), b.from("127.0.0.1"), ask)
	require.NoError(t, err)
	require.Equal(t, playback.RefusedTranscodeNotAllowed, p.Refused.Reason)
}

// What a line carried decides where a remote client begins the next time.
func TestBandwidth(t *testing.T) {
	t.Parallel()
	b := setup(t)
	away := b.from("203.0.113.7")
	start := func(v access.Viewer) *playback.Session {
		t.Helper()
		s, err := b.Start(t.Context(), v, playback.Start{Item: id.Of("movie", b.movie), Can: new(browser())})
		require.NoError(t, err)
		return s
	}
	first := start(away)
	require.True(t, first.Remote)
	require.Equal(t, playback.Direct, first.Decision)
	tell := playback.Progress{PositionMs: 1, Bandwidth: new(int64(2_000_000)), BufferedMs: new(int64(8000)), DroppedFrames: new(3), Rendition: new("v0-copy")}
	require.NoError(t, b.Report(t.Context(), away, first.ID, tell))
	tell.Bandwidth = new(int64(1_000_000))
	require.NoError(t, b.Report(t.Context(), away, first.ID, tell))
	require.NoError(t, b.Report(t.Context(), away, first.ID, playback.Progress{PositionMs: 2}))
	rows, err := b.ByIDs(t.Context(), away, []uuid.UUID{first.ID})
	require.NoError(t, err)
	require.EqualValues(t, 1_700_000, *rows[0].Bandwidth, "smoothed, and kept where nothing is told")
	require.EqualValues(t, 8000, *rows[0].BufferedMs)
	require.Equal(t, 3, rows[0].DroppedFrames)
	require.Equal(t, "v0-copy", rows[0].Rendition)

	second := start(away)
	require.Equal(t, []playback.Reason{playback.BandwidthTooLow}, second.Reasons)
	require.EqualValues(t, 1_328_000, second.BitRate, "480p goes through 80 % of it")
	require.Equal(t, playback.Direct, start(b.from("10.0.0.1")).Decision, "at home it does not matter")
	for _, wrong := range []playback.Progress{{Bandwidth: new(int64(0))}, {Bandwidth: new(int64(1) << 60)}, {BufferedMs: new(int64(-1))}, {DroppedFrames: new(-1)}} {
		require.ErrorIs(t, b.Report(t.Context(), away, first.ID, wrong), fault.Invalid)
	}
}
