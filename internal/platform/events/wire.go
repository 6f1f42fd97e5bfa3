package events

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	channel = "revenge_events"
	// payloadLimit lies below PostgreSQL's 8,000 bytes.
	payloadLimit = 7900
	patience     = 5 * time.Second
)

// notify sends the pending topics, never inside of a writing transaction: NOTIFY takes a lock over the whole database at commit.
func (b *Bus) notify(ctx context.Context) {
	var conn *pgx.Conn
	defer func() { hangUp(conn) }()
	for {
		select {
		case <-b.kick:
		case <-ctx.Done():
		}
		over := ctx.Err() != nil
		if topics := b.take(); len(topics) > 0 {
			var err error
			if conn, err = b.send(context.WithoutCancel(ctx), conn, topics); err != nil {
				b.log.Warn("signals are delayed, the database is out of reach", "error", err)
				b.putBack(topics)
				b.rekick()
			}
		}
		if over {
			return
		}
		pause(ctx, interval)
	}
}

func (b *Bus) rekick() {
	select {
	case b.kick <- struct{}{}:
	default:
	}
}

// send returns the connection to use next time, nil after a failure.
func (b *Bus) send(ctx context.Context, conn *pgx.Conn, topics []string) (*pgx.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if conn == nil {
		var err error
		if conn, err = pgx.ConnectConfig(ctx, b.connect.Copy()); err != nil {
			return nil, err
		}
	}
	batch := &pgx.Batch{}
	for _, payload := range payloads(b.node, topics) {
		batch.Queue("SELECT pg_notify($1, $2)", channel, payload)
	}
	if err := conn.SendBatch(ctx, batch).Close(); err != nil {
		hangUp(conn)
		return nil, err
	}
	return conn, nil
}

// payloads are the node's name and as many topics as fit, one to a line. A topic that fits nowhere is left out.
func payloads(node string, topics []string) []string {
	var out []string
	var text strings.Builder
	for _, topic := range topics {
		if len(node)+1+len(topic) > payloadLimit {
			continue
		}
		if text.Len() > 0 && text.Len()+1+len(topic) > payloadLimit {
			out = append(out, text.String())
			text.Reset()
		}
		if text.Len() == 0 {
			text.WriteString(node)
		}
		text.WriteByte('\n')
		text.WriteString(topic)
	}
	if text.Len() > 0 {
		out = append(out, text.String())
	}
	return out
}

// listen hears the other processes. After each connection everybody is woken, since something may have been missed.
func (b *Bus) listen(ctx context.Context) {
	for wait := 100 * time.Millisecond; ctx.Err() == nil; wait = min(2*wait, patience) {
		conn, err := b.subscribe(ctx)
		if err == nil {
			wait = 100 * time.Millisecond
			b.wakeAll()
			err = b.hear(ctx, conn)
			hangUp(conn)
		}
		if ctx.Err() == nil {
			b.log.Warn("other processes cannot be heard, connecting again", "error", err)
			pause(ctx, wait)
		}
	}
}

func (b *Bus) subscribe(ctx context.Context) (*pgx.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	conn, err := pgx.ConnectConfig(ctx, b.connect.Copy())
	if err != nil {
		return nil, err
	}
	if _, err := conn.Exec(ctx, "LISTEN "+channel); err != nil {
		hangUp(conn)
		return nil, err
	}
	return conn, nil
}

func (b *Bus) hear(ctx context.Context, conn *pgx.Conn) error {
	for {
		wait, cancel := context.WithTimeout(ctx, b.lookAnyway)
		heard, err := conn.WaitForNotification(wait)
		cancel()
		switch {
		case err == nil:
			b.deliver(heard.Payload)
		case ctx.Err() != nil || !errors.Is(err, context.DeadlineExceeded):
			return err
		default:
			if err := alive(ctx, conn); err != nil {
				return err
			}
			b.wakeAll()
		}
	}
}

// deliver wakes the watchers of what another node has signalled; this node's own have been woken already.
func (b *Bus) deliver(payload string) {
	lines := strings.Split(payload, "\n")
	if lines[0] == b.node {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, topic := range lines[1:] {
		b.wake(topic)
	}
}

func alive(ctx context.Context, conn *pgx.Conn) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return conn.Ping(ctx)
}

func hangUp(conn *pgx.Conn) {
	if conn == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = conn.Close(ctx) // it is given up either way
}

func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
