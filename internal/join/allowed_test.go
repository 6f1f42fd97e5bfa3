package join_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/join"
	"revenge/internal/library"
	"revenge/internal/platform/id"
)

// child makes a user who may see these titles alone.
func (b *bench) child(titles ...id.ID) uuid.UUID {
	b.Helper()
	key := id.New()
	b.Exec(`INSERT INTO users (id, name, display_name, role, password_hash) VALUES ($1, $1::uuid::text, '', 'USER', '')`, key)
	b.Exec(`INSERT INTO restrictions (user_id, max_age, unrated, only_allowed, updated_at) VALUES ($1, 6, false, true, now())`, key)
	for _, title := range titles {
		b.Exec(`INSERT INTO restriction_items (user_id, item_id, kind) VALUES ($1, $2, $3)`, key, title.UUID, string(title.Kind))
	}
	return key
}

// allowed are the files of films and series that a user may see expressly.
func (b *bench) allowed(user uuid.UUID) string {
	b.Helper()
	return b.text(`SELECT COALESCE(string_agg(DISTINCT f.path, ', ' ORDER BY f.path), 'nothing') FROM restriction_items r
		LEFT JOIN episodes e ON e.series_id = r.item_id LEFT JOIN movie_files m ON m.movie_id = r.item_id LEFT JOIN episode_files x ON x.episode_id = e.id
		JOIN files f ON f.id IN (m.file_id, x.file_id) WHERE r.user_id = $1`, user)
}

// What is expressly allowed follows a title into another one, and what is made of a part of it; undoing takes it back.
func TestAllowed_films(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	files := b.file("Alien (1979).mkv", "Der Alien (1980).mkv", "Heat (1995).mkv")
	into, other := b.of(files[0]), b.of(files[1])
	kim, lou, ben := b.child(other), b.child(into, other), b.child(b.of(files[2]))
	both, rest := "Alien (1979).mkv, Der Alien (1980).mkv", "Heat (1995).mkv"
	rows := func() string { return b.text(`SELECT count(*)::text FROM restriction_items`) }
	since := func(user uuid.UUID) string {
		return b.text(`SELECT extract(epoch FROM updated_at)::text FROM restrictions WHERE user_id = $1`, user)
	}
	first, same := since(kim), since(ben)
	c := b.merge(into, other)
	second := since(kim)
	require.Greater(t, second, first, "what is seen has changed")
	require.Equal(t, []string{both, both, rest}, []string{b.allowed(kim), b.allowed(lou), b.allowed(ben)})
	require.Equal(t, "3", rows(), "nothing is left of what is no more")
	b.undo(c)
	require.Greater(t, since(kim), second)
	require.Equal(t, same, since(ben), "not for who has nothing to do with it")
	require.Equal(t, []string{"Der Alien (1980).mkv", both, rest}, []string{b.allowed(kim), b.allowed(lou), b.allowed(ben)})
	require.Equal(t, "4", rows())

	b.merge(into, other)
	apart := b.split(join.Split{Item: into, Files: files[1:2], Title: "Apart"})
	require.Equal(t, []string{both, both, rest}, []string{b.allowed(kim), b.allowed(lou), b.allowed(ben)}, "what is made of a part is allowed too")
	b.undo(apart)
	require.Equal(t, "3", rows())
	require.Equal(t, both, b.allowed(kim))
	heat := b.of(files[2])
	b.split(join.Split{Item: into, Files: files[1:2], Into: &heat})
	require.Equal(t, []string{"Alien (1979).mkv", "Der Alien (1980).mkv, Heat (1995).mkv"}, []string{b.allowed(kim), b.allowed(ben)}, "what is known already is not allowed by a part")
}

func TestAllowed_series(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindSeries)
	files := b.file("Dark/Dark S01E01.mkv", "Dark (2017)/Dark (2017) S01E02.mkv")
	one := id.Of("series", uuid.MustParse(b.text(`SELECT series_id::text FROM episodes e JOIN episode_files f ON f.episode_id = e.id WHERE f.file_id = $1`, files[0])))
	two := id.Of("series", uuid.MustParse(b.text(`SELECT series_id::text FROM episodes e JOIN episode_files f ON f.episode_id = e.id WHERE f.file_id = $1`, files[1])))
	kim := b.child(two)
	before := b.allowed(kim)
	c := b.merge(one, two)
	require.Contains(t, b.allowed(kim), "S01E01")
	require.Contains(t, b.allowed(kim), "S01E02")
	b.undo(c)
	require.Equal(t, before, b.allowed(kim))
}
