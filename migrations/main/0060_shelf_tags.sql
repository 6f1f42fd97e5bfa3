-- +goose Up
-- What genres and labels are called, for counting those of titles. Whoever sees a title sees its tags, so there is no need to
-- ask, for each tag, whether anything that may be seen has it: the view reads them as its owner. Only ask it for tags of titles
-- that were read behind the wall. Nothing can be written through it, as it is a union.
CREATE VIEW tag_names AS
    SELECT id, 'GENRE' AS kind, name FROM genres
    UNION ALL SELECT id, kind::text, name FROM labels;
