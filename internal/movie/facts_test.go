package movie_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/person"
	"revenge/internal/platform/db"
)

const richNFO = `<movie><title>Alien</title><title lang="de">Das unheimliche Wesen</title><year>1979</year><mpaa>US:R / DE:FSK 16</mpaa>
	<ratings><rating name="imdb" max="10"><value>8.5</value><votes>900000</votes></rating><rating name="metacritic" max="100"><value>89</value></rating></ratings>
	<set><name>Alien Collection</name><overview>In space.</overview></set><studio>Brandywine</studio><studio>Fox</studio><country>USA</country><country>GB</country>
	<tag>android</tag><originallanguage>en</originallanguage></movie>`

func TestIdentify_facts(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Write("Alien/movie.nfo", richNFO)
	b.identify(b.Video("Alien/Alien.mkv"))
	m := b.only()
	require.Equal(t, 17, *m.MinimumAge, "the strictest country counts")
	labels, err := b.films.LabelsByMovieIDs(t.Context(), b.Viewer, []uuid.UUID{m.ID}, nil)
	require.NoError(t, err)
	var names []string
	for _, l := range labels {
		names = append(names, string(l.Kind)+" "+l.Slug)
	}
	require.Equal(t, []string{"COLLECTION alien-collection", "STUDIO brandywine", "STUDIO fox", "KEYWORD android", "COUNTRY united-states",
		"COUNTRY united-kingdom", "LANGUAGE english"}, names)
	require.Equal(t, "In space.", *labels[0].Overview)
	countries, err := b.films.LabelsByMovieIDs(t.Context(), b.Viewer, []uuid.UUID{m.ID}, []person.LabelKind{person.Country})
	require.NoError(t, err)
	require.Len(t, countries, 2)
	details, err := b.films.DetailsByIDs(t.Context(), b.Viewer, []uuid.UUID{m.ID})
	require.NoError(t, err)
	require.Len(t, details[0].AgeRatings, 2)
	require.Equal(t, "de", details[0].Translations[0].Language)
	require.InDelta(t, 8.9, details[0].Ratings[1].Value, 0.001)
	other := b.Viewer
	other.Libraries = []uuid.UUID{}
	hidden, err := b.films.LabelsByMovieIDs(t.Context(), other, []uuid.UUID{m.ID}, nil)
	require.NoError(t, err)
	require.Empty(t, hidden)
}

func (b *bench) traits(m uuid.UUID) (traits []string, versions int) {
	b.Helper()
	traits, err := db.Value[[]string](b.Context(), b.DB, `SELECT traits FROM movies WHERE id = $1`, m)
	require.NoError(b, err)
	versions, err = db.Value[int](b.Context(), b.DB, `SELECT versions FROM movies WHERE id = $1`, m)
	require.NoError(b, err)
	return traits, versions
}

func TestIdentify_traitsFollowTheFiles(t *testing.T) {
	t.Parallel()
	b := setup(t)
	small, large := b.Video("Alien (1979)/Alien (1979).mkv"), b.Video("Alien (1979)/Alien (1979) - Director's Cut.mkv")
	b.Exec(`UPDATE file_media SET width = 3840, height = 2160, hdr = 'HDR10', info = '{"streams": [{"kind": "VIDEO", "codec": "hevc"}, {"kind": "SUBTITLE", "codec": "ass", "language": "de"}]}' WHERE file_id = $1`, large.File.ID)
	b.identify(small, large)
	m := b.only()
	traits, versions := b.traits(m.ID)
	require.Equal(t, 2, versions)
	require.ElementsMatch(t, []string{"AUDIO_CODEC:aac", "AUDIO_LANGUAGE:en", "CONTAINER:matroska", "EDITION:Director's Cut", "HDR:HDR10", "HDR:SDR",
		"RESOLUTION:HD", "RESOLUTION:UHD", "SUBTITLE_LANGUAGE:de", "VIDEO_CODEC:h264", "VIDEO_CODEC:hevc"}, traits)
	b.Miss(large, new(time.Now()))
	_, err := b.films.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	traits, versions = b.traits(m.ID)
	require.Equal(t, 1, versions)
	require.NotContains(t, traits, "RESOLUTION:UHD")
	b.Miss(large, nil)
	_, err = b.films.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	traits, versions = b.traits(m.ID)
	require.Equal(t, 2, versions)
	require.Contains(t, traits, "RESOLUTION:UHD")
	b.Exec(`DELETE FROM files WHERE id = $1`, large.File.ID)
	_, err = b.films.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	_, versions = b.traits(m.ID)
	require.Equal(t, 1, versions)
}
