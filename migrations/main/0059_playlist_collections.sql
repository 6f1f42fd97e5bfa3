-- +goose Up
-- A collection is a playlist of works: films, series, albums and artists, each once. One that people fill is in the order that
-- they chose, or sorted.
CREATE TYPE playlist_kind AS ENUM ('PLAYLIST', 'COLLECTION');
CREATE TYPE playlist_sorting AS ENUM ('HAND', 'TITLE', 'RELEASED', 'ADDED_AT');
ALTER TABLE playlists ADD COLUMN kind playlist_kind NOT NULL DEFAULT 'PLAYLIST';
ALTER TABLE playlists ADD COLUMN sorting playlist_sorting NOT NULL DEFAULT 'HAND';
ALTER TABLE playlists ADD COLUMN descending boolean NOT NULL DEFAULT false;

-- What a place holds need not be something that can be played. Servers of before, which name it as something that can, go on.
CREATE CAST (playback_item_kind AS viewed_kind) WITH INOUT AS ASSIGNMENT;
DROP POLICY everything ON playlist_items;
DROP POLICY walled ON playlist_items;
ALTER TABLE playlist_items ALTER COLUMN item_kind TYPE viewed_kind USING item_kind::text::viewed_kind;
SELECT wall_items_of('playlist_items', 'item_kind', 'item_id', '{MOVIE=movies,EPISODE=episodes,TRACK=tracks,SERIES=series,ALBUM=albums,ARTIST=artists}', '');

-- Rules choose series too, also at random.
CREATE INDEX series_by_chance ON series (library_id, uuid_hash_extended(id, 0), id);
