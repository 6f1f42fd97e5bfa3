package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/outbound"
)

// Places of a LIVE library's roots.
const (
	ListPosition  = 0
	GuidePosition = 1
)

// checkLists returns the places of a LIVE library's list and guide, or what is wrong with one in a sentence for its field.
func (s *Service) checkLists(ctx context.Context, m3u, xmltv string) ([]string, error) {
	list, err := s.checkList(ctx, m3u, "m3u")
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(xmltv) == "" {
		return []string{list}, nil
	}
	guide, err := s.checkList(ctx, xmltv, "xmltv")
	if err != nil {
		return nil, err
	}
	if guide == list {
		return nil, fault.Field(fault.Invalid, "the guide and the list are the same", "xmltv")
	}
	return []string{list, guide}, nil
}

func (s *Service) checkList(ctx context.Context, place, field string) (string, error) {
	place = strings.TrimSpace(place)
	switch {
	case place == "":
		return "", fault.Field(fault.Invalid, "give the path or the address of the list", field)
	case len(place) > 4096 || strings.ContainsFunc(place, func(c rune) bool { return c < ' ' }):
		return "", fault.Field(fault.Invalid, "this is neither a path nor an address", field)
	case !Remote(place):
		return s.checkListFile(ctx, place, field)
	}
	at, err := url.Parse(place)
	if err != nil {
		return "", fault.Field(fault.Invalid, "this is no address", field)
	}
	switch err := s.Guard.Check(at); {
	case errors.Is(err, outbound.ErrPrivate):
		return "", fault.Field(fault.Invalid, err.Error()+"; see the setting live.private_networks", field)
	case err != nil:
		return "", fault.Field(fault.Invalid, err.Error(), field)
	}
	return place, nil
}

// Remote tells an address from a path.
func Remote(place string) bool { return strings.Contains(place, "://") }

func (s *Service) checkListFile(ctx context.Context, path, field string) (string, error) {
	if !filepath.IsAbs(path) {
		return "", fault.Field(fault.Invalid, "give an address with http:// or https://, or a path that begins with /, as seen from the server", field)
	}
	at, err := patiently(ctx, func() (fs.FileInfo, error) { return os.Stat(path) }, func(fs.FileInfo) {})
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case errors.Is(err, fs.ErrNotExist):
		return "", fault.Field(fault.Invalid, "this file does not exist on the server", field)
	case err != nil:
		return "", fault.Field(fault.Invalid, "this file cannot be read: "+reason(err), field)
	case !at.Mode().IsRegular():
		return "", fault.Field(fault.Invalid, "this is no file", field)
	}
	return filepath.Clean(path), nil
}

// editPlaces returns the new places of a library, or none when they stay.
func (s *Service) editPlaces(ctx context.Context, key uuid.UUID, e *Edit) ([]string, error) {
	if e.Paths == nil && e.M3U == nil && e.XMLTV == nil {
		return nil, nil
	}
	l, err := s.store.library(ctx, s.DB, key)
	if err != nil {
		return nil, fmt.Errorf("edit library %s: %w", key, err)
	}
	switch {
	case l.Kind != KindLive && (e.M3U != nil || e.XMLTV != nil):
		return nil, fault.Field(fault.Invalid, "only a library of the kind LIVE has a list of channels", "m3u")
	case l.Kind == KindLive && e.Paths != nil:
		return nil, fault.Field(fault.Invalid, "a library of the kind LIVE has no folders; give its list as m3u", "paths")
	case l.Kind == KindLive:
		return s.editLists(ctx, key, e)
	case e.Paths != nil:
		return s.checkPaths(ctx, *e.Paths, key)
	}
	return nil, nil
}

// editLists fills in what stays.
func (s *Service) editLists(ctx context.Context, key uuid.UUID, e *Edit) ([]string, error) {
	roots, err := s.store.roots(ctx, s.DB, []uuid.UUID{key})
	if err != nil {
		return nil, fmt.Errorf("edit library %s: %w", key, err)
	}
	var places [2]string
	for _, r := range roots {
		places[r.Position] = DecodePath(r.Path)
	}
	for i, given := range []*string{e.M3U, e.XMLTV} {
		if given != nil {
			places[i] = *given
		}
	}
	return s.checkLists(ctx, places[ListPosition], places[GuidePosition])
}
