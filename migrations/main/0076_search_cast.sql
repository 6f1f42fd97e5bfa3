-- +goose Up
-- Beside the titles of films and series stand who made them, who plays in them and the set that a film is of: "pacino heat". The search
-- writes them with a document, from what is known of it then.
-- +goose StatementBegin
CREATE FUNCTION search_beside(kind search_kind, id uuid) RETURNS text STABLE LANGUAGE sql RETURN (
    SELECT coalesce(string_agg(words, ' '), '') FROM (
        SELECT words FROM (
            (SELECT c.position, p.key AS words FROM movie_credits c JOIN people p ON p.id = c.person_id
                WHERE search_beside.kind = 'MOVIE' AND c.movie_id = search_beside.id AND c.role IN ('CREATOR', 'DIRECTOR', 'ACTOR') ORDER BY c.position LIMIT 15)
            UNION ALL
            (SELECT c.position, p.key FROM series_credits c JOIN people p ON p.id = c.person_id
                WHERE search_beside.kind = 'SERIES' AND c.series_id = search_beside.id AND c.role IN ('CREATOR', 'DIRECTOR', 'ACTOR') ORDER BY c.position LIMIT 15)
            UNION ALL
            SELECT 1000, translate(l.slug, '-', ' ') FROM movie_labels m JOIN labels l ON l.id = m.label_id
                WHERE search_beside.kind = 'MOVIE' AND m.movie_id = search_beside.id AND l.kind = 'COLLECTION'
        ) named ORDER BY position, words
    ) listed
);
-- +goose StatementEnd

-- What is looked for most, the rest and people each have an index of words: the rest is ten times as much, and is asked last. What begins
-- so is looked up in one kind at a time.
DROP INDEX search_docs_heads, search_docs_words, search_docs_folded, search_docs_people;
UPDATE search_docs SET beside = search_beside(kind, id) WHERE kind IN ('MOVIE', 'SERIES') AND search_beside(kind, id) <> '';
CREATE INDEX search_docs_heads ON search_docs USING gin (words) WHERE kind IN ('MOVIE', 'SERIES', 'ARTIST');
CREATE INDEX search_docs_rest ON search_docs USING gin (words) WHERE kind NOT IN ('MOVIE', 'SERIES', 'ARTIST', 'PERSON');
CREATE INDEX search_docs_begin ON search_docs (kind, folded COLLATE "C", id);
