package db

import (
	"context"
	"fmt"
)

// Hold does something while this process holds a name that is told apart from all others by its hash: together with others
// who share it, or alone. It reports whether it was done: who wants a name alone gives up where somebody holds it. When the
// process dies, so does its hold.
func (d *DB) Hold(ctx context.Context, name string, alone bool, do func(context.Context) error) (bool, error) {
	conn, err := d.Acquire(ctx)
	if err != nil {
		return false, fmt.Errorf("hold %s: %w", name, translate(err))
	}
	defer conn.Release()
	unlock, got := `SELECT pg_advisory_unlock_shared(hashtextextended($1, 0))`, true
	if alone {
		unlock = `SELECT pg_advisory_unlock(hashtextextended($1, 0))`
		err = conn.QueryRow(ctx, `SELECT pg_try_advisory_lock(hashtextextended($1, 0))`, name).Scan(&got)
	} else {
		_, err = conn.Exec(ctx, `SELECT pg_advisory_lock_shared(hashtextextended($1, 0))`, name)
	}
	if err != nil || !got {
		return false, translate(err)
	}
	defer func() {
		if _, err := conn.Exec(context.WithoutCancel(ctx), unlock, name); err != nil {
			_ = conn.Conn().Close(context.WithoutCancel(ctx)) // which ends the hold too
		}
	}()
	return true, do(ctx)
}
