-- +goose Up
-- Files that could not be reached or read when they were probed are left to the next scan.
UPDATE files SET state = 'NEW' WHERE state = 'FAILED' AND id IN
	(SELECT file_id FROM file_problems WHERE stage = 'PROBE' AND code IN ('GONE', 'UNREADABLE'));
