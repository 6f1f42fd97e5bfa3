package server_test

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/outbound"
	"revenge/internal/platform/secret"
	"revenge/internal/playback"
	"revenge/internal/server"
	"revenge/internal/viewing"
	"revenge/media/restream"
	"revenge/media/restream/restreamtest"
)

// aerial is a receiver of one channel.
type aerial struct {
	channel playback.Channel
	tuner   *restream.Tuner
}

func (a *aerial) Channel(_ context.Context, v access.Viewer, key uuid.UUID) (*playback.Channel, error) {
	if key != a.channel.ID || !v.Sees(a.channel.LibraryID) {
		return nil, fault.NotFound
	}
	return &a.channel, nil
}

func (a *aerial) Tune(ctx context.Context, c *playback.Channel) ([]string, error) {
	return a.tuner.Tune(ctx, restream.Channel{ID: c.ID.String(), Address: c.Address})
}

// living is a cinema that receives a channel.
type living struct {
	*cinema
	aerial *aerial
	from   *restreamtest.Source
	seen   *viewing.Service
}

func newLiving(t *testing.T) *living {
	t.Helper()
	l := &living{cinema: play(t, written(t, "film"), ""), from: restreamtest.New(t, restreamtest.H264...)}
	guard, err := outbound.NewGuard([]string{"127.0.0.0/8"})
	require.NoError(t, err)
	log := slog.New(slog.NewTextHandler(l.log, nil))
	l.aerial = &aerial{playback.Channel{ID: id.New(), LibraryID: l.source.item.LibraryID, Address: l.from.Address()},
		restream.New(restream.Options{Client: guard.Client(0), Log: log, Linger: 2 * time.Second})}
	t.Cleanup(l.aerial.tuner.Close)
	bus := events.New(l.cinema.server.As(db.General), log)
	l.seen = viewing.New(viewing.Deps{DB: l.db, Bus: bus, Clock: l.clock})
	l.plays, err = playback.New(playback.Deps{DB: l.db, Viewing: l.seen, Config: playback.Default(), Source: l.source, Engine: engine{l.engine}, Receiver: l.aerial,
		Bus: bus, Key: l.keys.For(secret.MediaURLs), Clock: l.clock, Log: log, Node: "living"})
	require.NoError(t, err)
	t.Cleanup(l.plays.Close)
	return l
}

var plain = &playback.Capabilities{HLS: true, Video: []playback.VideoCapability{{Codec: "h264"}}, Audio: []playback.AudioCapability{{Codec: "aac"}}}

func (l *living) watch(t *testing.T) *playback.Session {
	t.Helper()
	sess, err := l.plays.Start(t.Context(), l.viewer, playback.Start{Item: id.Of("channel", l.aerial.channel.ID), Can: plain, ClientName: "test"})
	require.NoError(t, err)
	return sess
}

// viewers ask for addresses.
type viewers struct{ http.Handler }

func (v viewers) ask(t *testing.T, address string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	v.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil))
	return w
}

func (v viewers) code(t *testing.T, address string) int {
	t.Helper()
	return v.ask(t, address).Code
}

func (v viewers) get(t *testing.T, address string, code int) string {
	t.Helper()
	w := v.ask(t, address)
	require.Equal(t, code, w.Code, "%s: %s", address, w.Body)
	return w.Body.String()
}

func TestChannel(t *testing.T) {
	t.Parallel()
	l := newLiving(t)
	streams := server.Media(l.plays, l.engine, slog.New(slog.NewTextHandler(l.log, nil))).WithChannels(l.aerial.tuner)
	web := viewers{streams}
	one, other := l.watch(t), l.watch(t)
	require.Equal(t, 1, l.aerial.tuner.Receiving(), "two viewers share one connection")
	require.True(t, strings.HasSuffix(l.plays.URL(one), "/live/index.m3u8"))
	require.NotEqual(t, l.plays.URL(one), l.plays.URL(other))

	master := web.get(t, l.plays.URL(one), http.StatusOK)
	require.Contains(t, master, `CODECS="avc1.`)
	require.NotContains(t, master, "127.0.0.1", "the source is nobody's business")
	folder := strings.TrimSuffix(l.plays.URL(one), "index.m3u8")
	list := web.get(t, folder+"video1_stream.m3u8", http.StatusOK)
	require.Contains(t, list, "#EXT-X-PRELOAD-HINT")
	var init string
	for line := range strings.Lines(list) {
		if rest, ok := strings.CutPrefix(line, `#EXT-X-MAP:URI="`); ok {
			init, _, _ = strings.Cut(rest, `"`)
		}
	}
	require.Contains(t, web.get(t, folder+init, http.StatusOK), "ftyp")
	require.Empty(t, l.from.Twice())
	for _, name := range []string{"live/nothing.mp4", "master.m3u8", "file", "audio.m4a", "trickplay.vtt", "0/index.m3u8", "subtitle/0.vtt", "raw/0.ass"} {
		web.get(t, strings.TrimSuffix(folder, "live/")+name, http.StatusNotFound)
	}

	// What a viewer tells of a channel is kept for its session alone.
	require.NoError(t, l.plays.Report(t.Context(), l.viewer, one.ID, playback.Progress{PositionMs: 60_000}))
	states, err := l.seen.WatchStatesByItemIDs(t.Context(), l.viewer, []uuid.UUID{one.ItemID})
	require.NoError(t, err)
	require.Empty(t, states)
	require.ErrorIs(t, l.plays.Change(t.Context(), l.viewer, one.ID, func(*playback.Choice) {}), fault.Invalid)
	open, err := l.plays.Open(t.Context(), access.System(l.source.item.LibraryID))
	require.NoError(t, err)
	require.Len(t, open, 2)
	require.Equal(t, uuid.Nil, open[0].FileID)

	// An administrator ends one; the other goes on until the right is lost.
	require.NoError(t, l.plays.End(t.Context(), access.System(l.source.item.LibraryID), one.ID, "Bedtime"))
	require.Contains(t, web.get(t, l.plays.URL(one), http.StatusGone), "Bedtime")
	web.get(t, l.plays.URL(other), http.StatusOK)
	l.exec(`DELETE FROM library_grants`)
	require.Eventually(t, func() bool { return web.code(t, l.plays.URL(other)) == http.StatusNotFound }, 20*time.Second, 50*time.Millisecond)
	require.Eventually(t, func() bool { return l.aerial.tuner.Receiving() == 0 }, 20*time.Second, 50*time.Millisecond, "nobody watches any more")
}

func TestChannel_refusals(t *testing.T) {
	t.Parallel()
	l := newLiving(t)
	start := func(v access.Viewer, a playback.Start) error {
		_, err := l.plays.Start(t.Context(), v, a)
		return err
	}
	item := id.Of("channel", l.aerial.channel.ID)
	require.ErrorIs(t, start(access.Viewer{UserID: l.viewer.UserID, Role: access.User}, playback.Start{Item: item, Can: plain}), fault.NotFound)
	require.ErrorIs(t, start(access.Viewer{}, playback.Start{Item: item, Can: plain}), fault.Unauthenticated)
	require.ErrorIs(t, start(l.viewer, playback.Start{Item: id.Of("channel", uuid.New()), Can: plain}), fault.NotFound)
	require.ErrorIs(t, start(l.viewer, playback.Start{Item: item}), fault.Invalid)
	file := id.Of("file", uuid.New())
	require.ErrorIs(t, start(l.viewer, playback.Start{Item: item, Can: plain, File: &file}), fault.Invalid)
	var refused *playback.Refusal
	require.ErrorAs(t, start(l.viewer, playback.Start{Item: item, Can: &playback.Capabilities{HLS: true, Video: []playback.VideoCapability{{Codec: "vp9"}}, Audio: plain.Audio}}), &refused)
	require.Equal(t, playback.RefusedChannelNotSupported, refused.Reason)
	l.exec(`INSERT INTO playback_limits (user_id, max_sessions) VALUES ($1, 0)`, l.viewer.UserID)
	require.ErrorAs(t, start(l.viewer, playback.Start{Item: item, Can: plain}), &refused)
	require.Equal(t, playback.RefusedUserSessions, refused.Reason)
}

// One node receives a channel for a session; another hands its requests on, with what they ask for.
func TestChannel_nodes(t *testing.T) {
	t.Parallel()
	l := newLiving(t)
	log := slog.New(slog.NewTextHandler(l.log, nil))
	node := func() (*playback.Service, *restream.Tuner, viewers) {
		tuner := restream.New(restream.Options{Client: l.aerial.tuner.Client, Log: log})
		t.Cleanup(tuner.Close)
		front := httptest.NewUnstartedServer(nil)
		plays, err := playback.New(playback.Deps{DB: l.db, Viewing: l.seen, Config: playback.Default(), Source: l.source, Engine: engine{l.engine}, Receiver: &aerial{l.aerial.channel, tuner},
			Bus: events.New(l.cinema.server.As(db.General), log), Key: l.keys.For(secret.MediaURLs), Clock: l.clock, Log: log, Address: "http://" + front.Listener.Addr().String()})
		require.NoError(t, err)
		t.Cleanup(plays.Close)
		streams := server.Media(plays, l.engine, log).WithChannels(tuner)
		front.Config.Handler = streams
		front.Start()
		t.Cleanup(front.Close)
		require.NoError(t, plays.Beat(t.Context(), access.System()))
		return plays, tuner, viewers{streams}
	}
	plays, here, _ := node()
	_, there, other := node()
	sess, err := plays.Start(t.Context(), l.viewer, playback.Start{Item: id.Of("channel", l.aerial.channel.ID), Can: plain})
	require.NoError(t, err)
	folder := strings.TrimSuffix(plays.URL(sess), "index.m3u8")
	require.Contains(t, other.get(t, plays.URL(sess), http.StatusOK), "video1_stream.m3u8")
	list := other.get(t, folder+"video1_stream.m3u8", http.StatusOK)
	number := regexp.MustCompile(`#EXT-X-MEDIA-SEQUENCE:(\d+)`).FindStringSubmatch(list)
	require.Len(t, number, 2)
	first, err := strconv.Atoi(number[1])
	require.NoError(t, err)
	// What is still to come is waited for, at the other node too.
	next := first + strings.Count(list, "#EXTINF")
	later := other.get(t, fmt.Sprintf("%svideo1_stream.m3u8?_HLS_msn=%d&_HLS_part=0", folder, next+1), http.StatusOK)
	require.NotEqual(t, list, later)
	require.Equal(t, 1, here.Receiving())
	require.Zero(t, there.Receiving())
}
