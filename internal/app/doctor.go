package app

import (
	"context"
	"fmt"
	"strings"

	"revenge/internal/config"
	"revenge/internal/platform/db/embedded"
	"revenge/media/worker"
)

type sayer func(ok bool, what, cost string)

func reportDatabase(c *config.Config, say sayer) {
	if c.Database.URL.Reveal() != "" {
		say(true, "database: the server of database.url", "")
		return
	}
	bin, err := embedded.Find(c.Database.Embedded.BinDir)
	if err != nil {
		say(false, "database: "+err.Error(), "The server does not start without PostgreSQL 18. Run `make deps`, or set database.url.")
		return
	}
	say(true, "database: PostgreSQL in "+bin, "")
}

// what a missing guard or library costs, by its name; anything else says so itself.
const (
	costGuard   = "The other guards still hold; a hostile file has one wall less to climb."
	costSupport = "Files that need it are shown, but some cannot be played here."
)

func reportWorker(ctx context.Context, l *worker.Launcher, say sayer) {
	report, err := l.Check(ctx)
	if err != nil {
		say(false, "media worker: "+err.Error(), "Browsing works. Files are known by their names only, and nothing that must be converted plays.")
		return
	}
	say(true, "media worker", "")
	for _, g := range report.Guards {
		say(g.Holds, strings.TrimSpace(fmt.Sprintf("sandbox: %s %s %s", g.Name, g.Detail, g.Reason)), costGuard)
	}
	for _, m := range report.Support.Missing() {
		say(false, "FFmpeg: "+m, costSupport)
	}
}
