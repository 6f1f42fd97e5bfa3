package migrations_test

import (
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/testkit"
	"revenge/migrations"
)

func TestDump(t *testing.T) {
	t.Parallel()
	conn, err := pgx.ConnectConfig(t.Context(), testkit.Server(t).Owner())
	require.NoError(t, err)
	text, err := migrations.Dump(t.Context(), conn)
	require.NoError(t, err)
	require.NoError(t, conn.Close(t.Context()))
	for _, want := range []string{"CREATE TABLE public.events (", "CREATE EXTENSION citext;", "CREATE TYPE public.user_role AS ENUM ('ADMIN', 'USER');", "CREATE INDEX events_in_order"} {
		require.Contains(t, text, want)
	}
	require.NotContains(t, text, "river_")
	require.NotContains(t, text, "goose_")
	testkit.Golden(t, "schema.sql", text)
}
