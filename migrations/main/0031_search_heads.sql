-- +goose Up
-- What people look for first, and titles by their beginnings: a few letters find a tenth of all titles, and the long lists
-- of episodes and tracks are read only where nothing else is found.
CREATE INDEX search_docs_heads ON search_docs USING gin (words) WHERE kind IN ('MOVIE', 'SERIES', 'ARTIST');
CREATE INDEX search_docs_folded ON search_docs (folded COLLATE "C", id);
