-- +goose Up
-- The feed of changes tells of music, and of what films and series are sorted under.
SELECT feed_follow('artists', 'artist'), feed_follow('albums', 'album'), feed_follow('releases', 'release'), feed_follow('tracks', 'track');
SELECT feed_follow_part(part, relation, kind, col) FROM (VALUES
    ('movie_labels', 'movies', 'movie', 'movie_id'), ('series_labels', 'series', 'series', 'series_id'),
    ('album_artists', 'albums', 'album', 'album_id'), ('discs', 'releases', 'release', 'release_id'),
    ('track_artists', 'tracks', 'track', 'track_id'), ('track_files', 'tracks', 'track', 'track_id'), ('track_lyrics', 'tracks', 'track', 'track_id')
) AS parts (part, relation, kind, col);
