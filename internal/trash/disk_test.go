package trash_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/fault"
)

// A link out of the folder leads nowhere: neither for a file nor for a folder.
func TestDelete_links(t *testing.T) {
	t.Parallel()
	b := setup(t)
	file, inside := b.film("Alien (1979).mkv"), b.film("Out/Brazil (1985).mkv")
	outside := t.TempDir()
	require.NoError(t, os.Rename(filepath.Join(b.Dir, "Alien (1979).mkv"), filepath.Join(outside, "Alien (1979).mkv")))
	require.NoError(t, os.Symlink(filepath.Join(outside, "Alien (1979).mkv"), filepath.Join(b.Dir, "Alien (1979).mkv")))
	require.NoError(t, os.Rename(filepath.Join(b.Dir, "Out"), filepath.Join(outside, "Out")))
	require.NoError(t, os.Symlink(filepath.Join(outside, "Out"), filepath.Join(b.Dir, "Out")))
	for _, one := range []uuid.UUID{file, inside} {
		_, err := b.trash.Plan(t.Context(), b.admin, []uuid.UUID{one})
		require.ErrorIs(t, err, fault.Conflict)
	}
	require.FileExists(t, filepath.Join(outside, "Alien (1979).mkv"))
	require.FileExists(t, filepath.Join(outside, "Out", "Brazil (1985).mkv"))
}

// The trash itself may have been made a link.
func TestDelete_trashIsALink(t *testing.T) {
	t.Parallel()
	b := setup(t)
	file := b.film("Alien (1979).mkv")
	outside := t.TempDir()
	require.NoError(t, os.Symlink(outside, filepath.Join(b.Dir, ".revenge-trash")))
	d := b.delete(file)
	require.Empty(t, d.Items)
	require.Len(t, d.Problems, 1)
	left, err := os.ReadDir(outside)
	require.NoError(t, err)
	require.Empty(t, left)
	require.True(t, b.exists("Alien (1979).mkv"))
	require.Zero(t, b.count("trash_items"))
}

func TestDelete_unwritable(t *testing.T) {
	t.Parallel()
	if os.Geteuid() == 0 {
		readOnly(t)
		return
	}
	b := setup(t)
	file := b.film("Alien (1979).mkv")
	require.NoError(t, os.Chmod(b.Dir, 0o555))
	t.Cleanup(func() { _ = os.Chmod(b.Dir, 0o755) })
	d := b.delete(file)
	require.Equal(t, []string{"Alien (1979).mkv was not deleted: the server may not write there; give its user the right to"}, d.Problems)
	require.Equal(t, []string{"Alien"}, b.listed())
}

// readOnly is for root, whom no mode keeps out: the folder's flag does, or a disk that is mounted so.
func readOnly(t *testing.T) {
	b := setup(t)
	file := b.film("Alien (1979).mkv")
	if out, err := exec.Command("chattr", "+i", b.Dir).CombinedOutput(); err != nil {
		if err := syscall.Mount(b.Dir, b.Dir, "", syscall.MS_BIND, ""); err != nil {
			t.Skipf("neither chattr nor mount works here: %s", out)
		}
		t.Cleanup(func() { _ = syscall.Unmount(b.Dir, syscall.MNT_DETACH) })
		require.NoError(t, syscall.Mount("", b.Dir, "", syscall.MS_REMOUNT|syscall.MS_BIND|syscall.MS_RDONLY, ""))
	} else {
		t.Cleanup(func() { _ = exec.Command("chattr", "-i", b.Dir).Run() })
	}
	d := b.delete(file)
	require.Empty(t, d.Items)
	require.Len(t, d.Problems, 1)
	require.Regexp(t, "the disk is read-only|the server may not write there", d.Problems[0])
	require.Equal(t, []string{"Alien"}, b.listed())
	require.Zero(t, b.count("trash_items"))
}

// A disk that is away has another folder in its place: nothing is removed for good there, and nothing forgotten.
func TestSweep_diskAway(t *testing.T) {
	t.Parallel()
	b := setup(t)
	file := b.film("Alien (1979).mkv")
	b.delete(file)
	_, err := b.trash.Empty(t.Context(), b.admin, nil, nil)
	require.NoError(t, err)
	require.NoError(t, os.Rename(b.Dir, b.Dir+" away"))
	b.sweep()
	require.Equal(t, 1, b.count("trash_items WHERE state = 'PURGING'"))
	require.NoError(t, os.Mkdir(b.Dir, 0o755))
	b.Exec(`UPDATE library_roots SET device = 1, inode = 1`)
	b.sweep()
	require.Equal(t, 1, b.count("files"))
	require.NoError(t, os.Remove(b.Dir))
	require.NoError(t, os.Rename(b.Dir+" away", b.Dir))
	b.Exec(`UPDATE library_roots SET device = NULL, inode = NULL`)
	b.sweep()
	require.Equal(t, 1, b.count("files"), "nothing says that it is the disk")
	b.walked()
	b.sweep()
	require.Zero(t, b.count("files"))
}

// The other node of a test is this program again, told by these variables.
const (
	envNode  = "REVENGE_TEST_NODE"  // where its database is
	envPlace = "REVENGE_TEST_PLACE" // where it dies
	envFile  = "REVENGE_TEST_FILE"
	envItem  = "REVENGE_TEST_ITEM"
)

// runNode deletes a file, or restores one, and is killed meanwhile.
func runNode() int {
	if err := dieAt(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	return 1
}

func dieAt(ctx context.Context) error {
	cfg, err := pgxpool.ParseConfig(os.Getenv(envNode))
	if err != nil {
		return err
	}
	cfg.AfterConnect = func(ctx context.Context, conn *pgx.Conn) error {
		types, err := conn.LoadTypes(ctx, []string{"citext"})
		if err == nil {
			conn.TypeMap().RegisterTypes(types)
		}
		return err
	}
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return err
	}
	log := quiet(os.Stderr)
	_, s, err := services(&db.DB{Pool: pool, Statements: &db.Counter{}}, events.New(cfg.ConnConfig, log), clock.System{}, log)
	if err != nil {
		return err
	}
	s.CrashAt(os.Getenv(envPlace), func() {
		fmt.Println("waiting for death")
		select {}
	})
	v := access.Viewer{Role: access.Admin, Libraries: []uuid.UUID{uuid.MustParse(os.Getenv("REVENGE_TEST_LIBRARY"))}}
	if item := os.Getenv(envItem); item != "" {
		_, err = s.Restore(ctx, v, []uuid.UUID{uuid.MustParse(item)})
		return err
	}
	files := []uuid.UUID{uuid.MustParse(os.Getenv(envFile))}
	p, err := s.Plan(ctx, v, files)
	if err == nil {
		_, err = s.Delete(ctx, v, files, p.Token)
	}
	return err
}

// killed lets another process do something, and kills it at a place.
func (b *bench) killed(place, variable, value string) {
	b.Helper()
	at := b.server.As(db.General)
	other := exec.Command(os.Args[0])
	other.Env = append(os.Environ(), envNode+"="+fmt.Sprintf("host=%s port=%d user=%s dbname=%s", at.Host, at.Port, at.User, at.Database),
		envPlace+"="+place, "REVENGE_TEST_LIBRARY="+b.Library.ID.String(), variable+"="+value)
	out, err := other.StdoutPipe()
	require.NoError(b, err)
	other.Stderr = os.Stderr
	require.NoError(b, other.Start())
	lines := bufio.NewScanner(out)
	for lines.Scan() && lines.Text() != "waiting for death" {
	}
	require.Equal(b, "waiting for death", lines.Text())
	// While it lives, nobody else ends what it does.
	before := b.count("trash_items WHERE state IN ('MOVING', 'RESTORING')")
	b.sweep()
	require.Equal(b, before, b.count("trash_items WHERE state IN ('MOVING', 'RESTORING')"))
	require.Equal(b, 1, before)
	require.NoError(b, other.Process.Kill())
	_ = other.Wait() // it was killed
	require.Eventually(b, func() bool {
		b.sweep()
		return b.count("trash_items WHERE state IN ('MOVING', 'RESTORING')") == 0
	}, patience, patience/1000, "the database lets go of what a dead process held")
}

const patience = 20e9

func TestSweep_killed(t *testing.T) {
	t.Parallel()
	for _, place := range []string{"before", "between", "after"} {
		t.Run(place, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			file := b.film("Films/Alien (1979).mkv")
			b.Write("Films/Alien (1979).srt", "subtitle")
			b.killed(place, envFile, file.String())
			if place == "before" {
				require.Empty(t, b.inTrash())
				require.Equal(t, []string{"Alien"}, b.listed())
				require.True(t, b.exists("Films/Alien (1979).mkv"))
				b.delete(file)
			}
			items := b.inTrash()
			require.Len(t, items, 1)
			require.Equal(t, []string{"Alien (1979).srt"}, items[0].SidecarNames())
			require.Empty(t, b.listed())
			require.False(t, b.exists("Films/Alien (1979).srt"), "what goes with it has followed")

			b.killed(place, envItem, items[0].ID.String())
			if place == "before" {
				require.Len(t, b.inTrash(), 1)
				_, err := b.trash.Restore(t.Context(), b.admin, []uuid.UUID{items[0].ID})
				require.NoError(t, err)
			}
			require.Empty(t, b.inTrash())
			require.Equal(t, []string{"Alien"}, b.listed())
			require.True(t, b.exists("Films/Alien (1979).srt"))
			require.False(t, b.exists(".revenge-trash"))
		})
	}
}

func TestDelete_many(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var files []uuid.UUID
	for i := range 12 {
		files = append(files, b.film(fmt.Sprintf("%s (19%02d).mkv", strings.Repeat("x", i+1), i+10)))
	}
	statements := func(keys []uuid.UUID) int64 {
		before := b.DB.Statements.Total()
		b.delete(keys...)
		return b.DB.Statements.Total() - before
	}
	statements(files[:1]) // the queue looks around at its first job
	require.InDelta(t, statements(files[1:3]), statements(files[3:]), 1, "the same for any number of files; the queue tells of jobs now and then")
	require.Len(t, b.inTrash(), 12)
}
