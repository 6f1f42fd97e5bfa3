package resolvers_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
)

// concealed are the tables whose rows do not exist for who sees no title, with the texts in them that nothing else may hold.
var concealed = map[string]string{
	"movies": "title, original_title, folded_title", "movie_details": "overview, tagline", "movie_extras": "title", "movie_credits": "character",
	"series": "title, original_title", "series_details": "overview", "series_extras": "title", "seasons": "title, overview", "episodes": "title, overview",
	"files": "path", "artworks": "path", "people": "name", "genres": "name", "labels": "name, overview", "artists": "name, sort_name",
	"albums": "title, credit", "releases": "title", "tracks": "title, credit, comment", "track_lyrics": "text", "channels": "name, address", "programmes": "title, description",
	"listens": "title, artist, album", "discs": "title",
}

// child makes a user one who may see all his libraries and no title in them, and returns the ids and texts of what is hidden.
func (w *world) child(of, as string) (ids, texts []string) {
	v := w.viewers[of]
	_, err := w.db.Exec(w.Context(), `INSERT INTO restrictions (user_id, max_age, unrated, only_allowed, updated_at) VALUES ($1, 0, false, true, now())
		ON CONFLICT (user_id) DO UPDATE SET max_age = 0, unrated = false, only_allowed = true`, v.UserID)
	require.NoError(w, err)
	_, err = w.db.Exec(w.Context(), `DELETE FROM restriction_items WHERE user_id = $1`, v.UserID)
	require.NoError(w, err)
	v.Restricted, v.RestrictedAt, v.Role = true, 1, "USER"
	w.viewers[as] = v
	for table, columns := range concealed {
		var list []string
		for column := range strings.SplitSeq(columns, ", ") {
			list = append(list, column+"::text")
		}
		found, err := db.Column[string](w.Context(), w.db, fmt.Sprintf(`SELECT DISTINCT t FROM %s, unnest(ARRAY[%s]) t WHERE length(t) > 3`, table, strings.Join(list, ", ")))
		require.NoError(w, err, table)
		texts = append(texts, found...)
		keys, err := db.Column[uuid.UUID](w.Context(), w.db, fmt.Sprintf(`SELECT DISTINCT (to_jsonb(t) ->> 'id')::uuid FROM %s t WHERE to_jsonb(t) ? 'id'`, table))
		require.NoError(w, err, table)
		for _, key := range keys {
			ids = append(ids, strings.TrimPrefix(id.Of("", key).String(), "_"))
		}
	}
	return ids, texts
}

// Each case is asked by a child from whom every title is hidden: no id and no text of one is in any answer, and its id is like
// an unknown one.
func TestGolden_child(t *testing.T) {
	t.Parallel()
	base := baseSeed(t)
	var telling, files atomic.Int64
	all := goldens(t)
	t.Cleanup(func() {
		if int(files.Load()) == len(all) { // not when only some were asked for
			require.Greater(t, telling.Load(), int64(100), "cases that tell others of what is hidden")
		}
	})
	for _, g := range all {
		t.Run(strings.TrimSuffix(strings.TrimPrefix(g.file, "testdata/"), ".txtar"), func(t *testing.T) {
			t.Parallel()
			files.Add(1)
			shared := newWorld(t, base, g.seed)
			for _, c := range g.cases {
				if shared.viewers[c.as].UserID == uuid.Nil {
					continue // asked by nobody
				}
				t.Run(c.name, func(t *testing.T) {
					w := shared
					if c.changes() {
						w = newWorld(t, base, g.seed)
					}
					ids, texts := w.child(c.as, "child")
					request := c.body(t)
					got, _ := c.ask(t, w, "child", request)
					for _, key := range ids {
						if !strings.Contains(request, key) {
							require.NotContains(t, got, key)
						}
					}
					if slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(c.want, text) && !strings.Contains(request, text) }) {
						telling.Add(1)
					}
					said := strings.ReplaceAll(got, c.variables, "")
					for _, text := range texts {
						if !strings.Contains(request, text) {
							require.NotContains(t, said, text)
						}
					}
					require.NotContains(t, got, `"INTERNAL"`)
					if c.changes() {
						return // what it did is not to be undone
					}
					unknown, _ := c.ask(t, w, "child", publicID.ReplaceAllStringFunc(request, func(one string) string {
						for _, key := range ids {
							if strings.HasSuffix(one, key) {
								return strangerID(one)
							}
						}
						return one
					}))
					require.Equal(t, scrub(unknown), scrub(got), "hidden ids are not like unknown ones")
				})
			}
		})
	}
}

// differing are files and cases whose answer is not the same for who is restricted, with the reason.
var differing = map[string]string{
	"identity/profiles":           "it tells who is restricted, and manages profiles",
	"collection/collections/list": gone, "collection/collections/items": gone, "collection/collections/gone item": gone,
	"collection/collections/add": gone, "collection/collections/move": gone, "collection/collections/take out": gone,
	"playlist/playlists/list":      gone,
	"playlist/playlists/items":     gone,
	"playlist/playlists/gone item": gone,
	"playlist/playlists/add":       gone,
	"playlist/playlists/move":      gone,
	"playlist/playlists/take out":  gone,
	"music/music/listens":          gone,
}

const gone = "nobody can say of a title that is gone whether it may be seen"

// A restricted user from whom nothing is hidden gets the same answers as before and may change the same: what he may see and
// do is not less than was said.
func TestGolden_openChild(t *testing.T) {
	t.Parallel()
	base := baseSeed(t)
	for _, g := range goldens(t) {
		name := strings.TrimSuffix(strings.TrimPrefix(g.file, "testdata/"), ".txtar")
		if differing[name] != "" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			shared := newWorld(t, base, g.seed)
			for _, c := range g.cases {
				v := shared.viewers[c.as]
				if v.UserID == uuid.Nil || v.Role == access.Admin || differing[name+"/"+c.name] != "" {
					continue
				}
				t.Run(c.name, func(t *testing.T) {
					w := shared
					if c.changes() {
						w = newWorld(t, base, g.seed)
					}
					_, err := w.db.Exec(t.Context(), `INSERT INTO restrictions (user_id, max_age, unrated, only_allowed, updated_at) VALUES ($1, NULL, true, false, now())
						ON CONFLICT DO NOTHING`, v.UserID)
					require.NoError(t, err)
					open := v
					open.Restricted = true
					w.viewers["open"] = open
					got, _ := c.ask(t, w, "open", c.body(t))
					require.JSONEq(t, c.masked(c.want), c.masked(got))
				})
			}
		})
	}
}

// masked leaves out of an answer what differs each time.
func (c goldenCase) masked(answer string) string {
	for _, field := range append(c.mask, "requestId", "cursor", "startCursor", "endCursor") {
		answer = regexp.MustCompile(`"`+field+`": ?"[^"]*"`).ReplaceAllLiteralString(answer, `"`+field+`": "…"`)
	}
	return answer
}
