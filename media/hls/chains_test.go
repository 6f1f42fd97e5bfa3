package hls_test

import (
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/media"
	"revenge/media/hls"
	"revenge/media/worker"
)

// chained is a bench whose engine may use the chains of tests, all of which are said to work.
func chained(t testing.TB) (*bench, *hls.Chains) {
	t.Helper()
	t.Setenv(worker.DebugVariable, "1")
	pool, err := worker.NewPool(worker.Config{Binary: workerBinary, Size: 1})
	require.NoError(t, err)
	t.Cleanup(pool.Close)
	segments := worker.NewSegments(pool.Launcher(), 1)
	t.Cleanup(segments.Close)
	chains := hls.NewChains(worker.NewHeads(pool.Launcher(), segments), slog.New(slog.DiscardHandler))
	engine, err := hls.New(hls.Deps{Config: hls.Default(), Segmenter: segments, Encoder: chains, Log: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	t.Cleanup(func() { engine.Close() })
	var found []worker.TrialResult
	for _, name := range []string{"debug-third", "debug-open", "debug-hang", "debug-kill", "debug"} {
		found = append(found, worker.TrialResult{Chain: name, Works: true})
	}
	chains.Found(found)
	return &bench{t: t, pool: pool, engine: engine}, chains
}

// Whatever happens to a chain, every request is answered: the same player gets one stream that decodes, made by
// the device and by software. The chain is then left alone for files of the codec, and chosen for others.
func TestChains(t *testing.T) {
	for _, name := range []string{"debug", "debug-open", "debug-third", "debug-hang", "debug-kill"} {
		t.Run(name, func(t *testing.T) {
			b, chains := chained(t)
			spec := b.encoded(stored(t, "long.mkv"), "360p")
			spec.Audio = nil
			spec.Video[0].Chain = name
			checkEncoded(t, b, spec, longVideo, 90_000)
			f := &media.VideoFormat{Width: 640, Height: 360}
			if name == "debug" {
				require.Equal(t, "debug-third", chains.Choose("h264", f), "nothing has failed")
				return
			}
			for _, codec := range []string{"h264", "hevc"} {
				chains.Found([]worker.TrialResult{{Chain: name, Works: true}, {Chain: "debug", Works: true}})
				want := map[string]string{"h264": "debug", "hevc": name}[codec]
				require.Equal(t, want, chains.Choose(codec, f), codec)
			}
		})
	}
}

func TestChains_Choose(t *testing.T) {
	t.Setenv(worker.DebugVariable, "1")
	chains := hls.NewChains(nil, slog.New(slog.DiscardHandler))
	f := &media.VideoFormat{Width: 1280, Height: 720}
	require.Empty(t, chains.Choose("h264", f), "before the trial")
	chains.Found([]worker.TrialResult{
		{Chain: "debug-open", Reason: "no device"}, {Chain: "debug-third", Works: true, Took: time.Second},
		{Chain: "debug", Works: true, Codecs: []string{"hevc"}},
	})
	require.Equal(t, "debug-third", chains.Choose("h264", f), "the first that works")
	require.Equal(t, "debug", chains.Choose("hevc", f), "one that decodes too")
	stream := 3
	for name, other := range map[string]*media.VideoFormat{
		"tiny": {Width: 128, Height: 72}, "huge": {Width: 7680, Height: 4320}, "subtitles": {Width: 1280, Height: 720, Burn: &stream},
	} {
		require.Empty(t, chains.Choose("h264", other), name)
	}
}
