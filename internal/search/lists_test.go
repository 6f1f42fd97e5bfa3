package search_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
	"revenge/internal/search"
)

// What a user owns is found by its readers alone, and follows them; it goes with its owner.
func TestSearch_owned(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMovies)
	owner, reader := id.New(), id.New()
	s.Exec(`INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, 'owner', '', '', 'USER')`, owner)
	doc := search.Doc{ID: id.New(), Kind: search.Playlist, OwnerID: &owner, Readers: []uuid.UUID{owner, reader}, Title: "Quiet Évenings"}
	require.NoError(t, s.Search.Put(t.Context(), s.DB, []search.Doc{doc}))
	find := func(user uuid.UUID, text string) int {
		hits, err := s.Search.Search(t.Context(), access.Viewer{UserID: user, Libraries: s.Viewer.Libraries}, search.Asked{Text: text, First: 10})
		require.NoError(t, err)
		return len(hits)
	}
	for _, text := range []string{"quiet", "evening", "eveninsg"} {
		require.Equal(t, []int{1, 1, 0, 0}, []int{find(owner, text), find(reader, text), find(id.New(), text), find(uuid.Nil, text)}, text)
	}
	words, err := db.Column[string](t.Context(), s.DB, `SELECT word FROM search_words`)
	require.NoError(t, err)
	require.Empty(t, words, "its words are not everybody's")
	doc.Readers = doc.Readers[:1]
	require.NoError(t, s.Search.Put(t.Context(), s.DB, []search.Doc{doc}))
	require.Equal(t, []int{1, 0}, []int{find(owner, "quiet"), find(reader, "quiet")})
	s.Exec(`DELETE FROM users WHERE id = $1`, owner)
	require.Zero(t, find(owner, "quiet"))
}

// A word of many lists and titles costs a reader no more than his own.
func TestSearch_ownedBounded(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMusic)
	owner := id.New()
	s.Exec(`INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, 'owner', '', '', 'USER')`, owner)
	s.Exec(`INSERT INTO search_docs (id, kind, owner_id, readers, title, folded) SELECT gen_random_uuid(), 'PLAYLIST', $1,
		ARRAY[CASE WHEN n % 1000 = 0 THEN $1 ELSE gen_random_uuid() END], t, t FROM generate_series(1, 50000) n, concat('song ', n) t`, owner)
	s.Exec(`INSERT INTO search_docs (id, kind, library_id, title, folded) SELECT gen_random_uuid(), 'TRACK', $1, t, t FROM generate_series(1, 50000) n, concat('song ', n) t`, s.Library.ID)
	s.Exec(`ANALYZE search_docs`)
	lines, err := db.Column[string](t.Context(), s.DB, `EXPLAIN (COSTS OFF) SELECT id FROM search_docs WHERE readers @> ARRAY['`+owner.String()+`'::uuid]
		AND words @@ '''song'':*'::tsquery LIMIT 2000`)
	require.NoError(t, err)
	require.Contains(t, strings.Join(lines, "\n"), "search_docs_readers")
	hits, err := s.Search.Search(t.Context(), access.Viewer{UserID: owner}, search.Asked{Text: "song", First: 100})
	require.NoError(t, err)
	require.Len(t, hits, 50)
}
