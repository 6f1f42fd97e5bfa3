package app

import (
	"fmt"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/playback"
	"revenge/media"
)

// Parts of two editions do not mix.
func TestBestFirst(t *testing.T) {
	t.Parallel()
	var files []playback.Candidate
	for i, f := range []struct {
		part    int
		edition string
		height  int
	}{{2, "", 720}, {1, "Uncut", 1080}, {0, "", 480}, {1, "", 720}, {2, "Uncut", 720}, {0, "Uncut", 576}, {2, "Uncut", 1080}, {1, "A", 720}} {
		files = append(files, playback.Candidate{FileID: uuid.UUID{byte(i)}, Part: f.part, Edition: f.edition,
			Info: media.Info{Streams: []media.Stream{{Kind: media.StreamVideo, Codec: "h264", Width: 1, Height: f.height}}}})
	}
	bestFirst(files)
	var got []string
	for _, f := range files {
		got = append(got, fmt.Sprint(f.Edition, f.Part, " ", height(f.Info)))
	}
	require.Equal(t, []string{"Uncut0 576", "0 480", "Uncut1 1080", "Uncut2 1080", "Uncut2 720", "1 720", "2 720", "A1 720"}, got)
}
