package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/google/uuid"

	"revenge/bench/figures"
	"revenge/internal/library"
	"revenge/internal/platform/db"
)

const (
	musicFiles = 20_000
	perAlbum   = 12
	perArtist  = 5 // albums
)

// scanMusic takes in recordings with many tags. Memory is that of this process, which holds no more at the end of a large
// library than in its first half.
func scanMusic(ctx context.Context, n *node, dir string) ([]figures.Figure, error) {
	count := size(musicFiles)
	if err := makeRecordings(dir, count); err != nil {
		return nil, err
	}
	lib, err := n.createKind(ctx, "Music", library.KindMusic, dir)
	if err != nil {
		return nil, err
	}
	before, err := figures.CPU(os.Getpid())
	if err != nil {
		return nil, err
	}
	began := time.Now()
	stop := watchMemory()
	scan, err := n.scan(ctx, lib)
	early, late := stop()
	if err != nil {
		return nil, err
	}
	took := time.Since(began)
	after, err := figures.CPU(os.Getpid())
	if err != nil {
		return nil, err
	}
	if scan.State != library.ScanCompleted || scan.Added != int64(count) || scan.Failed != 0 {
		return nil, fmt.Errorf("the scan ended %s with %d files added and %d failed", scan.State, scan.Added, scan.Failed)
	}
	if err := n.musicComplete(ctx, lib, count); err != nil {
		return nil, err
	}
	return []figures.Figure{
		{Name: "music_files_per_cpu_s", Value: float64(count) / (after - before).Seconds(), Unit: "files/CPU-s", Goal: 200, AtLeast: true},
		{Name: "music_first_wall_s", Value: took.Seconds(), Unit: "s", Baseline: (after - before).Seconds(), Against: "CPU seconds"},
		{Name: "music_rss_mb", Value: late, Unit: "MB", Baseline: early, Against: "first half", Goal: max(early, 64) * 1.25},
	}, nil
}

// watchMemory samples what this process holds; stop returns the most of the first and of the second half, in MB.
func watchMemory() (stop func() (early, late float64)) {
	var samples []float64
	var busy sync.WaitGroup
	done := make(chan struct{})
	busy.Go(func() {
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
				if mb, err := figures.RSSMB(os.Getpid()); err == nil {
					samples = append(samples, mb)
				}
			}
		}
	})
	return func() (early, late float64) {
		close(done)
		busy.Wait()
		for i, s := range samples {
			if i < len(samples)/2 {
				early = max(early, s)
			} else {
				late = max(late, s)
			}
		}
		return early, late
	}
}

// musicComplete checks that the scan has written all that it should.
func (n *node) musicComplete(ctx context.Context, lib uuid.UUID, count int) error {
	albums := (count + perAlbum - 1) / perAlbum
	for sql, want := range map[string]int{
		`SELECT count(*)::int FROM tracks t JOIN track_files f ON f.track_id = t.id WHERE t.library_id = $1 AND t.track_gain = -6.5`: count,
		`SELECT count(*)::int FROM albums WHERE library_id = $1`:                                                                     albums,
		`SELECT count(*)::int FROM artists WHERE library_id = $1 AND 'ALBUM_ARTIST' = ANY(roles)`:                                    (albums + perArtist - 1) / perArtist,
		`SELECT count(*)::int FROM track_lyrics WHERE library_id = $1`:                                                               count,
	} {
		got, err := db.Value[int](ctx, n.pool, sql, lib)
		if err != nil {
			return err
		}
		if got != want {
			return fmt.Errorf("%q counts %d, not %d", sql, got, want)
		}
	}
	return nil
}

// makeRecordings makes n recordings of one clip, each with tags of its own.
func makeRecordings(dir string, n int) error {
	media, err := clipFolder()
	if err != nil {
		return err
	}
	clip, err := os.ReadFile(filepath.Join(media, "flac.flac"))
	if err != nil {
		return fmt.Errorf("read a clip (make testmedia): %w", err)
	}
	head, sound, err := takeApart(clip)
	if err != nil {
		return err
	}
	for i := range n {
		album := i / perAlbum
		artist := album / perArtist
		folder := filepath.Join(dir, "Artist "+word(artist), "Album "+word(album))
		if i%perAlbum == 0 {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return err
			}
		}
		tags := []string{
			"TITLE=Song " + word(i), "ARTIST=Artist " + word(artist), "ARTIST=Guest " + word(i%500), "ALBUMARTIST=Artist " + word(artist), "ALBUM=Album " + word(album),
			fmt.Sprintf("TRACKNUMBER=%d/%d", i%perAlbum+1, perAlbum), fmt.Sprintf("DATE=%d", 1960+album%60), "GENRE=Rock", "GENRE=Genre " + word(artist%40),
			"COMPOSER=Composer " + word(i%300), "LABEL=Label", "REPLAYGAIN_TRACK_GAIN=-6.5 dB", "REPLAYGAIN_TRACK_PEAK=0.98", "ISRC=USABC0000001",
			"LYRICS=[00:00.00]First line\n[00:01.00]Second line of " + word(i),
		}
		name := filepath.Join(folder, fmt.Sprintf("%02d - Song.flac", i%perAlbum+1))
		if err := os.WriteFile(name, bytes.Join([][]byte{head, comments(tags), sound}, nil), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// The types of FLAC's metadata blocks.
const (
	flacStreamInfo = 0
	flacComments   = 4
	flacLast       = 0x80
)

// takeApart returns the beginning of a FLAC file up to its first block, and its sound.
func takeApart(clip []byte) (head, sound []byte, err error) {
	if !bytes.HasPrefix(clip, []byte("fLaC")) {
		return nil, nil, fmt.Errorf("the clip is no FLAC")
	}
	at := 4
	for {
		if at+4 > len(clip) {
			return nil, nil, fmt.Errorf("the clip ends within its blocks")
		}
		kind, length := clip[at], int(binary.BigEndian.Uint32(clip[at:])&0xffffff)
		if kind&^flacLast == flacStreamInfo {
			head = bytes.Clone(clip[:at+4+length])
			head[at] &^= flacLast
		}
		at += 4 + length
		if kind&flacLast != 0 {
			return head, clip[at:], nil
		}
	}
}

// comments is the last block of metadata: the tags.
func comments(tags []string) []byte {
	body := append(binary.LittleEndian.AppendUint32(nil, 7), "revenge"...)
	body = binary.LittleEndian.AppendUint32(body, uint32(len(tags)))
	for _, t := range tags {
		body = append(binary.LittleEndian.AppendUint32(body, uint32(len(t))), t...)
	}
	return append(binary.BigEndian.AppendUint32(nil, (flacLast|flacComments)<<24|uint32(len(body))), body...)
}
