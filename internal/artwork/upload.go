package artwork

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/media"
)

// MostUploaded is how many bytes an uploaded picture may have.
const MostUploaded = 10 << 20

// Failures of an upload that its sender is told apart.
var (
	ErrTooLarge  = errors.New("the picture has too many bytes")
	ErrNoPicture = errors.New("these bytes are no picture of a known kind")
)

// Upload takes a picture for a role of an item, as Receive does, but as wide as pictures are kept and once under the name of its
// content; then it is a candidate, and chosen if so asked. Faults are those
// of Receive and of Candidates.
func (e *Editor) Upload(ctx context.Context, v access.Viewer, item id.ID, role Role, body io.Reader, choose bool) (*Artwork, error) {
	_, at, err := e.pictured(ctx, v, item, role)
	if err != nil {
		return nil, err
	}
	out, err := e.take(ctx, body, widestKept, e.kept.put)
	if err != nil {
		return nil, err
	}
	out.LibraryID, out.Role = at.LibraryID, role
	if err := e.addAll(ctx, item, role, []*Artwork{out}); err != nil {
		return nil, err
	}
	if choose {
		return out, e.Choose(ctx, v, item, role, &out.ID)
	}
	return out, nil
}

// widestOwn is how wide pictures are kept that users upload for what is theirs.
const widestOwn = 1000

// Receive takes the bytes of a picture for what a user owns: JPEG, PNG, WebP or AVIF. It is encoded anew by the worker, at most 1,000
// pixels wide, and kept under a name of its own until Drop, for a day if nothing names it. Faults: ErrTooLarge and ErrNoPicture, which
// are fault.Invalid too, fault.Invalid for one of too many pixels or that is damaged, fault.Exhausted for a full disk, and
// fault.Unavailable without a worker.
func (s *Service) Receive(ctx context.Context, body io.Reader) (*Artwork, error) {
	return s.take(ctx, body, widestOwn, s.kept.putOwn)
}

// Drop removes the bytes that Receive kept under a name, unless something shows them. Others stay, until Prune finds that nothing
// names them.
func (s *Service) Drop(ctx context.Context, name string) error {
	gone, err := s.store.unknown(ctx, s.DB, []string{name})
	if err != nil {
		return fmt.Errorf("look for a kept picture: %w", err)
	}
	if len(gone) == 0 {
		return nil
	}
	return s.kept.drop(name)
}

func (s *Service) take(ctx context.Context, body io.Reader, widest int, put func([]byte) (string, error)) (*Artwork, error) {
	pic, err := s.receive(ctx, body, widest)
	if err != nil {
		return nil, err
	}
	out, err := s.storedBy(ctx, pic, widest, put)
	if err != nil {
		return nil, err
	}
	out.Source = SourceUpload
	return out, nil
}

// receive puts the bytes into a file, which the worker then decodes.
func (s *Service) receive(ctx context.Context, body io.Reader, widest int) (*media.Picture, error) {
	file, err := s.kept.temporary()
	if err != nil {
		return nil, err
	}
	defer func() {
		_ = file.Close()
		_ = os.Remove(file.Name())
	}()
	n, err := io.Copy(file, io.LimitReader(body, MostUploaded+1))
	switch {
	case n > MostUploaded:
		return nil, mistake(ErrTooLarge, "The picture has more than 10 MB.")
	case err != nil && ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, full(err)
	}
	head := make([]byte, 512)
	n2, err := file.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read an upload: %w", err)
	}
	if !known(head[:n2]) {
		return nil, mistake(ErrNoPicture, "This is no JPEG, PNG, WebP or AVIF picture.")
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return nil, fmt.Errorf("read an upload: %w", err)
	}
	pic, err := s.Grabber.Resize(ctx, file, widest, maxHeight)
	if err != nil && !passing(err) {
		if errors.Is(err, fault.Invalid) {
			return nil, fault.Invalidf("The picture has too many pixels: at most 100 million are allowed.")
		}
		return nil, mistake(ErrNoPicture, "The picture is damaged: it cannot be decoded.")
	}
	return pic, unreadable(err)
}

// mistake is fault.Invalid with a sentence, which is one of the failures above too.
func mistake(kind error, sentence string) error {
	return fmt.Errorf("%w: %w", kind, fault.Invalidf("%s", sentence))
}

// known tells the kinds that are taken by their first bytes.
func known(head []byte) bool {
	switch http.DetectContentType(head) {
	case "image/jpeg", "image/png", "image/webp":
		return true
	}
	return len(head) > 12 && bytes.Equal(head[4:8], []byte("ftyp")) && (bytes.Equal(head[8:12], []byte("avif")) || bytes.Equal(head[8:12], []byte("avis")))
}
