package av

//#include "shim.h"
import "C"

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"runtime"
	"unsafe"

	"golang.org/x/sys/unix"

	"revenge/internal/platform/fault"
	"revenge/media"
	"revenge/media/worker"
)

const (
	// maxTiles and maxTileWidth bound a sheet; JPEG ends at 65535 pixels.
	maxTiles, maxTileWidth = 400, 640
	// tileQuality is that of the JPEG, and lowTileQuality that of one which would be larger than maxSheetBytes.
	tileQuality, lowTileQuality = 72, 40
	maxSheetBytes               = 3 << 20
)

func handleTiles(ctx context.Context, q *worker.TilesRequest, in *worker.Incoming) (worker.PictureReply, []byte, error) {
	fd, err := in.File(0)
	if err != nil {
		return worker.PictureReply{}, nil, err
	}
	defer idleReading()()
	idleComputing()
	return reply(Tiles(ctx, fd, q))
}

// idleComputing lets this goroutine's thread run only when no other program wants to, for good: the kernel lets nobody
// without rights come back. Where it refuses, the thread runs as before.
func idleComputing() {
	runtime.LockOSThread()
	const idle = 5 // SCHED_IDLE
	var parameter struct{ priority int32 }
	_, _, _ = unix.Syscall(unix.SYS_SCHED_SETSCHEDULER, 0, idle, uintptr(unsafe.Pointer(&parameter)))
}

// Tiles makes one sheet of small pictures. It fails with media.ErrCorrupt where not one picture can be decoded, with
// fault.NotFound for a file without video, fault.Invalid for a sheet that is none, or with the context's error.
func Tiles(ctx context.Context, fd int, q *worker.TilesRequest) (*media.Picture, error) {
	if q.Count < 1 || q.Count > maxTiles || q.Columns < 1 || q.Columns > maxTiles || q.Width < 16 || q.Width > maxTileWidth ||
		q.StepMs < 1 || q.FromMs < 0 {
		return nil, fault.Invalidf("A sheet of %d tiles in %d columns of %d pixels cannot be made.", q.Count, q.Columns, q.Width)
	}
	in, err := Open(fd)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	defer in.Watch(ctx)()
	if !in.complete() {
		if err := in.analyse(); err != nil {
			return nil, err
		}
	}
	info := in.info()
	main := info.Video()
	if main == nil {
		return nil, fmt.Errorf("make tiles: %w: the file has no video", fault.NotFound)
	}
	d, err := in.newPictureDecoder(in.streams()[main.Index])
	if err != nil {
		return nil, err
	}
	defer d.free()
	sheet, err := d.sheet(ctx, main, q)
	if err != nil {
		return nil, err
	}
	return encodeSheet(sheet)
}

// sheet draws the pictures. One that cannot be decoded is the one before again.
func (d *pictureDecoder) sheet(ctx context.Context, main *media.Stream, q *worker.TilesRequest) (*image.RGBA, error) {
	var sheet *image.RGBA
	var last image.Image
	var failed error
	first := 0
	for n := range q.Count {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		frame, err := d.frameAt(main, (q.FromMs+int64(n)*q.StepMs)*1000, q.Width)
		if err == nil {
			last = toImage(frame)
			frame.Free()
		} else if failed = err; last == nil {
			first = n + 1
			continue
		}
		size := last.Bounds().Size()
		if sheet == nil {
			rows := (q.Count + q.Columns - 1) / q.Columns
			sheet = image.NewRGBA(image.Rect(0, 0, size.X*q.Columns, size.Y*rows))
			draw.Draw(sheet, sheet.Bounds(), image.Black, image.Point{}, draw.Src)
		}
		tile := image.Rect(0, 0, sheet.Bounds().Dx()/q.Columns, size.Y)
		for at := min(first, n); at <= n; at++ {
			corner := image.Pt(at%q.Columns*tile.Dx(), at/q.Columns*tile.Dy())
			draw.Draw(sheet, tile.Add(corner), last, image.Point{}, draw.Src)
		}
		first = n + 1
	}
	if sheet == nil {
		return nil, failed
	}
	return sheet, nil
}

func encodeSheet(sheet *image.RGBA) (*media.Picture, error) {
	var out bytes.Buffer
	for _, quality := range []int{tileQuality, lowTileQuality} {
		out.Reset()
		if err := jpeg.Encode(&out, sheet, &jpeg.Options{Quality: quality}); err != nil {
			return nil, fmt.Errorf("encode tiles: %w", err)
		}
		if out.Len() <= maxSheetBytes {
			break
		}
	}
	return &media.Picture{Data: out.Bytes(), MimeType: "image/jpeg", Width: sheet.Bounds().Dx(), Height: sheet.Bounds().Dy()}, nil
}
