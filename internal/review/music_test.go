package review_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/library"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/review"
)

// sound makes a file with tags and takes it in.
func (b *bench) sound(path string, tags map[string]string) uuid.UUID {
	b.Helper()
	f := b.Sound(path, tags)
	b.Exec(`INSERT INTO file_media (file_id, container, duration_ms, bit_rate, width, height, video_codec, audio_codec, hdr, info) VALUES ($1, 'flac', 240000, 0, 0, 0, '', 'flac', 'SDR', $2) ON CONFLICT (file_id) DO UPDATE SET info = EXCLUDED.info`,
		f.File.ID, f.Media.Info)
	b.again(f.File.ID)
	return f.File.ID
}

func tagged(artist, album, title, number string) map[string]string {
	return map[string]string{"ARTIST": artist, "ALBUMARTIST": artist, "ALBUM": album, "TITLE": title, "TRACKNUMBER": number}
}

func TestMusic_doubts(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	sure := b.sound("Pink Floyd/Animals/01 Pigs.flac", tagged("Pink Floyd", "Animals", "Pigs", "1"))
	bare := b.sound("Pink Floyd/Animals/02 Dogs.flac", nil)
	lost := b.sound("noise.flac", nil)
	other := b.sound("Pink Floyd/Animals/03 Time.flac", tagged("Pink Floyd", "The Dark Side of the Moon", "Time", "4"))
	typo := b.sound("x/y/1.flac", tagged("Pink Floyd", "Animls", "Sheep", "3"))
	artist := b.sound("Pink Floid/Meddle/1.flac", tagged("Pink Floid", "Meddle", "Echoes", "1"))
	volume := b.sound("Queen/Hits Vol. 1/1.flac", tagged("Queen", "Greatest Hits Vol. 1", "One", "1"))
	volumes := b.sound("Queen/Hits Vol. 2/1.flac", tagged("Queen", "Greatest Hits Vol. 2", "Two", "1"))
	in := b.inbox()
	reasons := func(f uuid.UUID) []review.Reason {
		if in[f] == nil {
			return nil
		}
		return in[f].Reasons
	}
	require.Empty(t, reasons(sure))
	require.Equal(t, []review.Reason{review.NoTags}, reasons(bare))
	require.Equal(t, []review.Reason{review.Unmatched}, reasons(lost))
	require.Equal(t, []review.Reason{review.TagsDisagree, review.TwoAlbums}, reasons(other))
	require.Contains(t, reasons(typo), review.NearTitle)
	require.Equal(t, []review.Reason{review.ArtistDoubt}, reasons(artist))
	require.Empty(t, append(reasons(volume), reasons(volumes)...), "of no year, and surely two albums")
	f := in[other]
	require.Equal(t, review.Track, f.Kind())
	require.Equal(t, "The Dark Side of the Moon", f.Title())
	require.Equal(t, "Pink Floyd", *f.Artist())
	require.Equal(t, "Time", *f.Track())
	require.Equal(t, []int{4}, f.Episodes())
	require.Equal(t, "TRACK", *f.ItemKind)
	said := f.Said()
	require.Equal(t, []library.EvidenceSource{library.Tags, library.FileName, library.FolderName}, []library.EvidenceSource{said[0].Source, said[1].Source, said[2].Source})
	require.Equal(t, "Pink Floyd", *said[2].By())
	require.Equal(t, "Animals", said[2].Title)
	list, err := b.review.List(t.Context(), b.admin, review.Filter{Reasons: []review.Reason{review.TwoAlbums}}, hundred)
	require.NoError(t, err)
	require.Len(t, list.Nodes(), 1)
}

func TestMusic_decide(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	b.sound("Pink Floyd/Animals/01 Pigs.flac", map[string]string{"ARTIST": "Pink Floyd", "ALBUMARTIST": "Pink Floyd", "ALBUM": "Animals", "TITLE": "Pigs", "TRACKNUMBER": "1", "DATE": "1977-01-23", "LABEL": "Harvest"})
	typo := b.sound("x/y/1.flac", tagged("Pink Floyd", "Animls", "Sheep", "3"))
	list := b.candidates(typo)
	require.Equal(t, "ALBUM", *list[0].ItemKind)
	require.Equal(t, "Animals", list[0].Title)
	require.Equal(t, "Pink Floyd", *list[0].Artist())
	require.Greater(t, list[0].Score, 0.7)
	require.Equal(t, []int{3}, list[0].Numbers())
	var parts []review.PartKind
	for _, p := range list[0].Parts {
		parts = append(parts, p.Kind)
	}
	require.Contains(t, parts, review.PartArtist)

	taken, err := b.review.Accept(t.Context(), b.admin, review.Accept{Files: []uuid.UUID{typo}})
	require.NoError(t, err)
	require.Equal(t, "Pink Floyd", *taken[0].Artist)
	b.again(typo)
	require.Empty(t, b.inbox())
	require.Equal(t, "Pink Floyd - Animals (1977) 1/3 Sheep", b.filed(typo))
	require.Equal(t, 1, b.count("albums"))
	require.Equal(t, 1, b.count("releases"), "it joins the release")
	require.Equal(t, 1, b.count("releases WHERE label = 'Harvest' AND released_on = '1977-01-23'"), "of which it says nothing")
	b.again(typo)
	require.Equal(t, "Pink Floyd - Animals (1977) 1/3 Sheep", b.filed(typo), "a scan does not undo it")

	_, err = b.review.Undo(t.Context(), b.admin, []uuid.UUID{taken[0].ID})
	require.NoError(t, err)
	b.again(typo)
	require.Equal(t, "Pink Floyd - Animls 1/3 Sheep", b.filed(typo))
	require.Len(t, b.inbox(), 1)

	ignored, err := b.review.Ignore(t.Context(), b.admin, []uuid.UUID{typo})
	require.NoError(t, err)
	require.Equal(t, review.Ignored, ignored[0].Verdict)
	require.Empty(t, b.inbox())
}

func TestMusic_correct(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	lost, more := b.sound("noise.flac", nil), b.sound("hum.flac", map[string]string{"TITLE": "Hum", "TRACKNUMBER": "2"})
	correct := func(c review.Correct) error {
		c.Kind = review.Track
		_, err := b.review.Correct(t.Context(), b.admin, c)
		return err
	}
	require.ErrorIs(t, correct(review.Correct{Files: []uuid.UUID{lost}, Title: "Noises"}), fault.Invalid)
	require.ErrorIs(t, correct(review.Correct{Files: []uuid.UUID{lost}, Artist: "Merzbow"}), fault.Invalid)
	require.ErrorIs(t, correct(review.Correct{Files: []uuid.UUID{lost}, Item: new(id.Of("album", id.New()))}), fault.NotFound)
	require.ErrorIs(t, correct(review.Correct{Files: []uuid.UUID{lost}, Item: new(id.Of("movie", id.New()))}), fault.NotFound)
	require.NoError(t, correct(review.Correct{Files: []uuid.UUID{lost, more}, Title: "Noises", Artist: "Merzbow", Year: new(1994), Season: new(2)}))
	b.again(lost, more)
	require.Equal(t, "Merzbow - Noises (1994) 2/2 Hum", b.filed(more), "the number stays that of the tags")
	require.Equal(t, 1, b.count("albums"))
	require.Equal(t, 1, b.count("artists WHERE name = 'Merzbow'"))
	require.NoError(t, correct(review.Correct{Files: []uuid.UUID{lost}, Title: "Noises", Artist: "Merzbow", Year: new(1994), Episode: new(7)}))
	b.again(lost)
	require.Contains(t, b.filed(lost), "Merzbow - Noises (1994) 1/7")
	_, err := b.review.Correct(t.Context(), b.admin, review.Correct{Files: []uuid.UUID{lost}, Kind: review.Movie, Title: "x"})
	require.ErrorIs(t, err, fault.Invalid)
}
