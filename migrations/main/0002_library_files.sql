-- +goose Up
CREATE TYPE library_kind AS ENUM ('MOVIES', 'SERIES');
CREATE TYPE scan_state AS ENUM ('PENDING', 'RUNNING', 'PAUSED', 'WAITING_FOR_APPROVAL', 'COMPLETED', 'FAILED', 'CANCELLED');
CREATE TYPE scan_phase AS ENUM ('WAITING', 'WALK', 'PROBE', 'IDENTIFY', 'FINISH');
CREATE TYPE scan_trigger AS ENUM ('USER', 'START', 'WATCH', 'SCHEDULE');
CREATE TYPE file_state AS ENUM ('NEW', 'PROBED', 'IDENTIFIED', 'FAILED');
CREATE TYPE problem_stage AS ENUM ('WALK', 'PROBE', 'IDENTIFY', 'ARTWORK');

CREATE TABLE libraries (
    id          uuid PRIMARY KEY,
    name        citext NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
    kind        library_kind NOT NULL,
    language    text NOT NULL DEFAULT 'en',
    watch       boolean NOT NULL DEFAULT true,
    scan_on_start boolean NOT NULL DEFAULT true,
    -- Grows with each change of the library's content; caches are keyed by it.
    version     bigint NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE library_roots (
    id         uuid PRIMARY KEY,
    library_id uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    path       text NOT NULL UNIQUE,
    position   int NOT NULL,
    -- The device and inode that the folder had at the last finished scan: another one means another disk.
    device     bigint,
    inode      bigint,
    problem    text,
    scanned_at timestamptz
);
CREATE INDEX library_roots_library ON library_roots (library_id);

CREATE TABLE library_grants (
    library_id uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    user_id    uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    granted_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, library_id)
);
CREATE INDEX library_grants_library ON library_grants (library_id);

-- The narrow table that a rescan compares with; what was found inside a file is in file_media.
CREATE TABLE files (
    id            uuid PRIMARY KEY,
    library_id    uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    root_id       uuid NOT NULL REFERENCES library_roots ON DELETE CASCADE,
    -- Relative to the root; bytes that are not UTF-8 are escaped (library.EncodePath).
    path          text NOT NULL,
    size_bytes    bigint NOT NULL,
    mtime_ns      bigint NOT NULL,
    device        bigint NOT NULL,
    inode         bigint NOT NULL,
    oshash        text,
    state         file_state NOT NULL DEFAULT 'NEW',
    missing_since timestamptz,
    added_at      timestamptz NOT NULL DEFAULT now(),
    changed_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (root_id, path)
);
CREATE INDEX files_library ON files (library_id, state);
CREATE INDEX files_oshash ON files (oshash) WHERE oshash IS NOT NULL;
CREATE INDEX files_missing ON files (library_id, missing_since) WHERE missing_since IS NOT NULL;

CREATE TABLE file_media (
    file_id     uuid PRIMARY KEY REFERENCES files ON DELETE CASCADE,
    container   text NOT NULL,
    duration_ms bigint NOT NULL,
    bit_rate    bigint NOT NULL,
    width       int NOT NULL,
    height      int NOT NULL,
    video_codec text NOT NULL,
    audio_codec text NOT NULL,
    hdr         text NOT NULL,
    -- media.Info as JSON, and media.Index as its own compact form.
    info        jsonb NOT NULL,
    index       bytea,
    probed_at   timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE scans (
    id           uuid PRIMARY KEY,
    library_id   uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    trigger      scan_trigger NOT NULL,
    requested_by uuid REFERENCES users ON DELETE SET NULL,
    state        scan_state NOT NULL DEFAULT 'PENDING',
    phase        scan_phase NOT NULL DEFAULT 'WAITING',
    -- Why it is paused, waits or has failed: a sentence for the operator.
    reason       text,
    total        bigint NOT NULL DEFAULT 0,
    done         bigint NOT NULL DEFAULT 0,
    found        bigint NOT NULL DEFAULT 0,
    added        bigint NOT NULL DEFAULT 0,
    changed      bigint NOT NULL DEFAULT 0,
    moved        bigint NOT NULL DEFAULT 0,
    missing      bigint NOT NULL DEFAULT 0,
    restored     bigint NOT NULL DEFAULT 0,
    failed       bigint NOT NULL DEFAULT 0,
    current_item text,
    rate         double precision NOT NULL DEFAULT 0,
    -- The folders to walk, as root id / path; empty for the whole library.
    folders      text[] NOT NULL DEFAULT '{}',
    -- How many vanished files somebody has agreed to mark missing.
    approved_missing bigint NOT NULL DEFAULT 0,
    -- Grows with each change of this row: the cursor of scanProgress.
    revision     bigint NOT NULL DEFAULT 1,
    -- Which attempt at the work may write; another one has lost its turn.
    node         text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    started_at   timestamptz,
    phase_at     timestamptz,
    heartbeat_at timestamptz,
    finished_at  timestamptz
);
CREATE INDEX scans_library ON scans (library_id, id DESC);
CREATE UNIQUE INDEX scans_one_per_library ON scans (library_id) WHERE state IN ('PENDING', 'RUNNING', 'PAUSED', 'WAITING_FOR_APPROVAL');

CREATE TYPE batch_step AS ENUM ('PROBE', 'IDENTIFY', 'DONE');

-- The work that a walk has found, cut into pieces for the jobs. A piece's step says what is left to do,
-- so a job that runs twice does its work once. The rows go when the scan ends.
CREATE TABLE scan_batches (
    scan_id    uuid NOT NULL REFERENCES scans ON DELETE CASCADE,
    number     int NOT NULL,
    file_ids   uuid[] NOT NULL,
    probe      boolean NOT NULL,
    step       batch_step NOT NULL,
    probed     int NOT NULL DEFAULT 0,
    identified int NOT NULL DEFAULT 0,
    PRIMARY KEY (scan_id, number)
);

-- What lies beside the films in a folder (NFO, pictures, subtitles), as one number that changes with it.
CREATE TABLE library_folders (
    root_id uuid NOT NULL REFERENCES library_roots ON DELETE CASCADE,
    path    text NOT NULL,
    digest  bigint NOT NULL,
    PRIMARY KEY (root_id, path)
);

-- The ledger of what could not be taken in, one row per path and stage, gone when it works.
CREATE TABLE file_problems (
    id         uuid PRIMARY KEY,
    library_id uuid NOT NULL REFERENCES libraries ON DELETE CASCADE,
    root_id    uuid NOT NULL REFERENCES library_roots ON DELETE CASCADE,
    file_id    uuid REFERENCES files ON DELETE CASCADE,
    path       text NOT NULL,
    stage      problem_stage NOT NULL,
    code       text NOT NULL,
    message    text NOT NULL,
    size_bytes bigint,
    mtime_ns   bigint,
    first_at   timestamptz NOT NULL DEFAULT now(),
    last_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (root_id, path, stage)
);
CREATE INDEX file_problems_library ON file_problems (library_id, id);
