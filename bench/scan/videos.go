package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// clips are the videos that copies are made of; scripts/testmedia makes them.
var clips = []string{"h264.mkv", "h264.mp4", "hevc.mkv", "av1.mkv", "streams.mkv", "streams.mp4", "chapters.mkv", "chapters.mp4"}

// makeVideos makes n different videos, a folder for each. Each clip gets an unused element of its own at its end, which
// makes the file another one, valid, and large enough for a hash.
func makeVideos(dir string, n int) error {
	media, err := clipFolder()
	if err != nil {
		return err
	}
	content := make([][]byte, len(clips))
	for i, name := range clips {
		if content[i], err = os.ReadFile(filepath.Join(media, name)); err != nil {
			return fmt.Errorf("read a clip (make testmedia): %w", err)
		}
	}
	for i := range n {
		k := i % len(clips)
		ext := filepath.Ext(clips[k])
		title := fmt.Sprintf("Film %s (%d)", word(i), 1930+i%90)
		folder := filepath.Join(dir, title)
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, title+ext), slices.Concat(content[k], unused(ext, i)), 0o644); err != nil {
			return err
		}
	}
	return nil
}

const padding = 96 << 10

// unused is an element that players skip: a free box in MP4, a Void in Matroska.
func unused(ext string, i int) []byte {
	body := make([]byte, padding)
	binary.LittleEndian.PutUint64(body[padding-8:], uint64(i)+1)
	if ext == ".mp4" {
		head := binary.BigEndian.AppendUint32(nil, padding+8)
		return append(append(head, "free"...), body...)
	}
	head := []byte{0xec, 0x01, 0, 0, 0, 0, 0, 0, 0}
	binary.BigEndian.PutUint32(head[5:], padding)
	return append(head, body...)
}

func clipFolder() (string, error) {
	if dir := os.Getenv("REVENGE_TESTMEDIA"); dir != "" {
		return dir, nil
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	found, err := filepath.Glob(filepath.Join(cache, "revenge", "testmedia-*", clips[0]))
	if err != nil || len(found) == 0 {
		return "", fmt.Errorf("no clips were found; `make testmedia` makes them")
	}
	return filepath.Dir(found[len(found)-1]), nil
}

// word names a number in letters, so that titles differ in more than a digit.
func word(i int) string {
	text := ""
	for range 4 {
		text = string(rune('a'+i%26)) + text
		i /= 26
	}
	return string(text[0]-32) + text[1:]
}
