-- +goose Up
CREATE TYPE review_reason AS ENUM ('UNMATCHED', 'NO_YEAR', 'NO_EPISODE', 'NAMES_DISAGREE', 'NFO_DISAGREES', 'NEAR_TITLE', 'SAME_CONTENT');
CREATE TYPE review_verdict AS ENUM ('ACCEPTED', 'CORRECTED', 'IGNORED');
CREATE TYPE review_kind AS ENUM ('MOVIE', 'EPISODE');

-- What somebody decided about a file. It holds for its place and for its content, whichever comes again: the newest that was
-- not undone counts. What it says is a copy: the item that it names may go and come back.
CREATE TABLE review_decisions (
    id          uuid PRIMARY KEY,
    library_id  uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    root_id     uuid NOT NULL,
    path        text NOT NULL,
    oshash      text,
    size_bytes  bigint NOT NULL,
    file_id     uuid REFERENCES files ON DELETE SET NULL,
    verdict     review_verdict NOT NULL,
    kind        review_kind,
    -- The key of the film or series, where it is a known one.
    key         text,
    title       text,
    year        int,
    season      int,
    episodes    int[] NOT NULL DEFAULT '{}',
    ids         jsonb NOT NULL DEFAULT '{}',
    decided_by  uuid REFERENCES users ON DELETE SET NULL,
    decided_at  timestamptz NOT NULL,
    undone_at   timestamptz
);
CREATE INDEX review_decisions_place ON review_decisions (root_id, path) WHERE undone_at IS NULL;
CREATE INDEX review_decisions_content ON review_decisions (oshash, size_bytes) WHERE undone_at IS NULL AND oshash IS NOT NULL;
CREATE INDEX review_decisions_newest ON review_decisions (library_id, decided_at, id);
CREATE INDEX review_decisions_undone ON review_decisions (library_id, undone_at) WHERE undone_at IS NOT NULL;
CREATE INDEX review_decisions_file ON review_decisions (file_id);
CREATE INDEX review_decisions_user ON review_decisions (decided_by);

-- The files that could not be placed with certainty. What was decided leaves the list, and comes back when it is undone.
CREATE TABLE review_files (
    id          uuid PRIMARY KEY REFERENCES files ON DELETE CASCADE,
    library_id  uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    reasons     review_reason[] NOT NULL,
    -- review.Evidence as JSON: what names and NFO files say.
    evidence    jsonb NOT NULL,
    noted_at    timestamptz NOT NULL,
    decision_id uuid REFERENCES review_decisions ON DELETE SET NULL
);
CREATE INDEX review_files_open ON review_files (library_id, noted_at, id) WHERE decision_id IS NULL;
CREATE INDEX review_files_decision ON review_files (decision_id);
