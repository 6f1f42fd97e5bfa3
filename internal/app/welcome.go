package app

import (
	"context"
	"errors"
	"fmt"
	"net"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/identity"
	"revenge/internal/library"
	"revenge/internal/metadata/release"
	"revenge/internal/platform/fault"
)

// FirstLibrary is a folder to be made a library of at the first start. An empty kind is found out.
type FirstLibrary struct {
	Kind library.Kind
	Path string
}

// ParseFirstLibrary reads kind:path, where kind is movies, series, music or auto.
func ParseFirstLibrary(text string) (FirstLibrary, error) {
	kind, path, found := strings.Cut(text, ":")
	kinds := map[string]library.Kind{"movies": library.KindMovies, "series": library.KindSeries, "music": library.KindMusic, "auto": ""}
	k, known := kinds[kind]
	if !found || !known || path == "" {
		return FirstLibrary{}, fault.Invalidf("%q is not a library; write movies:/path, series:/path, music:/path or auto:/path", text)
	}
	return FirstLibrary{k, path}, nil
}

// welcome prints what an operator needs at the start: what the first scan found, the address and how to log in.
func (p *program) welcome(ctx context.Context, first []FirstLibrary, at net.Addr) error {
	made, err := p.firstAdmin(ctx)
	if err != nil {
		return err
	}
	if err := p.firstLibraries(ctx, first); err != nil && ctx.Err() == nil {
		return err
	}
	fmt.Printf("Revenge is at http://%s\n", at)
	required, err := p.Identity.SetupRequired(ctx)
	switch {
	case err != nil:
		return err
	case required:
		token, err := p.Identity.SetupToken(ctx)
		if errors.Is(err, fault.Conflict) {
			return nil // another node was set up meanwhile
		}
		if err != nil {
			return err
		}
		fmt.Printf("Nobody has an account yet. Make the first one at http://%s/setup with the token %s\n", at, token)
	case made:
		fmt.Printf("Log in as %s with the password of your configuration.\n", p.Config.Setup.Name)
	default:
		fmt.Println("Log in with your account; `revenge user password NAME` sets a forgotten password.")
	}
	return nil
}

// firstAdmin makes the administrator of an unattended installation.
func (p *program) firstAdmin(ctx context.Context) (bool, error) {
	s := p.Config.Setup
	if s.Name == "" {
		return false, nil
	}
	made, err := p.Identity.EnsureAdmin(ctx, identity.NewUser{Name: s.Name, Password: s.Password.Reveal()})
	if err != nil {
		return false, fmt.Errorf("make the administrator of setup.name: %w", err)
	}
	return made, nil
}

// firstLibraries makes the libraries of the command line where there is none at all, and follows their scans.
func (p *program) firstLibraries(ctx context.Context, first []FirstLibrary) error {
	if len(first) == 0 {
		return nil
	}
	v, err := p.Libraries.Administrator(ctx)
	if err != nil {
		return err
	}
	if len(v.Libraries) > 0 {
		return p.notOfLibraries(ctx, v, first)
	}
	names := map[string]bool{}
	for _, f := range first {
		if f.Kind == "" {
			f.Kind = guessKind(f.Path)
		}
		name := map[library.Kind]string{library.KindMovies: "Films", library.KindSeries: "Series", library.KindMusic: "Music"}[f.Kind]
		for n := 2; names[name]; n++ {
			name = fmt.Sprintf("%s %d", name, n)
		}
		names[name] = true
		l, _, err := p.Libraries.Create(ctx, v, library.Create{Name: name, Kind: f.Kind, Paths: []string{f.Path}, Language: "en", Watch: true, Scan: true})
		if err != nil {
			return fmt.Errorf("make a library of %s: %w", f.Path, err)
		}
		if err := followScan(ctx, p.Libraries, l.ID, "Scanning "+name); err != nil {
			return err
		}
	}
	return nil
}

// notOfLibraries tells of the folders of the command line that nothing comes of.
func (p *program) notOfLibraries(ctx context.Context, v access.Viewer, first []FirstLibrary) error {
	roots, err := p.Libraries.RootsByLibraryIDs(ctx, v, v.Libraries)
	if err != nil {
		return err
	}
	for _, f := range first {
		path, err := filepath.Abs(f.Path)
		if err == nil && !slices.ContainsFunc(roots, func(r *library.Root) bool { return filepath.Clean(library.DecodePath(r.Path)) == path }) {
			fmt.Printf("%s is no library's folder, and --library-path makes libraries at the first start alone: add it in the web app under Libraries.\n", path)
		}
	}
	return nil
}

// guessKind looks at names: a folder with more episodes than films holds series.
func guessKind(folder string) library.Kind {
	films, episodes := 0, 0
	for _, pattern := range []string{"*", "*/*", "*/*/*"} {
		paths, _ := filepath.Glob(filepath.Join(globSafe(folder), pattern)) // the pattern is right
		for _, path := range paths {
			if !release.Video(path) {
				continue
			}
			switch release.Parse(path, release.Options{Root: folder}).Kind {
			case release.KindEpisode:
				episodes++
			case release.KindMovie:
				films++
			}
		}
	}
	if episodes > films {
		return library.KindSeries
	}
	return library.KindMovies
}

func globSafe(path string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(path)
}

// followScan prints how a scan goes until it has ended or stopped, and what it found.
func followScan(ctx context.Context, s *library.Service, key uuid.UUID, title string) error {
	watch := s.WatchScans(key)
	defer watch.Close()
	v := access.System(key)
	for {
		progress, err := s.Progress(ctx, v, key)
		if err != nil {
			return fmt.Errorf("follow scan: %w", err)
		}
		if progress != nil {
			scan := progress.Scan
			switch {
			case scan.State == library.ScanCompleted:
				fmt.Printf("%s: %d files found, %d added, %d changed, %d moved, %d missing, %d failed\n", title,
					scan.Found, scan.Added, scan.Changed, scan.Moved, scan.Missing, scan.Failed)
				return nil
			case scan.Ended(), scan.State == library.ScanPaused, scan.State == library.ScanWaitingForApproval:
				return fault.Invalidf("%s: the scan is %s. %s", title, strings.ToLower(string(scan.State)), reasonOf(scan))
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-watch.C():
		}
	}
}

func reasonOf(scan *library.Scan) string {
	if scan.Reason == nil {
		return ""
	}
	return *scan.Reason
}
