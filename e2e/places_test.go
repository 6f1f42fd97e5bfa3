package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/testkit"
)

// TestBrowserPlaces walks the pages that lead to films, series, episodes and music by what they have in common, at the
// width of a desk and at that of a phone. It marks titles as watched and takes that back, edits by keyboard, and is shut
// out of what administrators do.
func TestBrowserPlaces(t *testing.T) {
	t.Parallel()
	p := newProgram(t)
	p.write("Films/Copper Coast (2019)/movie.nfo", `<movie><title>Copper Coast</title><genre>Drama</genre><studio>Tidewater Pictures</studio>
<country>Iceland</country><tag>lighthouse</tag><originallanguage>is</originallanguage><set><name>Coasts</name></set>
<plot>A keeper finds a logbook that is written one day ahead.</plot>
<actor><name>Ines Calder</name><role>Keeper</role></actor><actor><name>Tobias Finch</name><role>Inspector</role></actor></movie>`)
	p.write("Films/Iron Tide (2021)/movie.nfo", `<movie><title>Iron Tide</title><genre>Drama</genre><genre>Thriller</genre><studio>Count Films</studio>
<country>Norway</country><tag>ferry</tag><originallanguage>no</originallanguage><set><name>Coasts</name></set></movie>`)
	p.write("Series/Harbour Lights/tvshow.nfo", `<tvshow><title>Harbour Lights</title><genre>Mystery</genre><network>Channel Nine</network>
<country>Iceland</country><tag>lighthouse</tag><originallanguage>is</originallanguage></tvshow>`)
	p.put("Music/The Oscillators/Waves/03 - Tone.flac", testkit.Media(t), "tagged.flac")
	p.start()
	p.walk("places", "REVENGE_MUSIC="+filepath.Join(p.dir, "Music"))
	p.finish()
}

// write puts a text into a library.
func (p *program) write(name, text string) {
	p.Helper()
	path := filepath.Join(p.dir, name)
	require.NoError(p, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(p, os.WriteFile(path, []byte(text), 0o644))
}
