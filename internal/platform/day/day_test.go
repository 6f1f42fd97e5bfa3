package day_test

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgtype"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/day"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/testkit"
)

func TestParse(t *testing.T) {
	t.Parallel()
	d, err := day.Parse("1979-05-25")
	require.NoError(t, err)
	require.Equal(t, "1979-05-25", d.String())
	require.Equal(t, 1979, d.Year())
	for _, bad := range []string{"", "1979", "1979-13-01", "2023-02-29", "25.05.1979", "1979-05-25T00:00:00Z"} {
		_, err := day.Parse(bad)
		require.ErrorIs(t, err, fault.Invalid, bad)
	}
	late := time.Date(2024, 1, 1, 0, 30, 0, 0, time.FixedZone("east", 7200))
	require.Equal(t, "2023-12-31", day.Of(late).String())
}

func TestGQL(t *testing.T) {
	t.Parallel()
	var d day.Day
	require.NoError(t, d.UnmarshalGQL("2024-02-29"))
	var out bytes.Buffer
	d.MarshalGQL(&out)
	require.Equal(t, `"2024-02-29"`, out.String())
	require.ErrorIs(t, d.UnmarshalGQL("x"), fault.Invalid)
	require.ErrorIs(t, d.UnmarshalGQL(5), fault.Invalid)
	require.Equal(t, "2024-02-29", d.String(), "a refused value changes nothing")
}

func TestPostgres(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	d, err := day.Parse("1895-12-28")
	require.NoError(t, err)
	got, err := db.Value[day.Day](t.Context(), pool, "SELECT $1::date", d)
	require.NoError(t, err)
	require.Equal(t, d.String(), got.String())
	none, err := db.Value[*day.Day](t.Context(), pool, "SELECT NULL::date")
	require.NoError(t, err)
	require.Nil(t, none)
	_, err = db.Value[day.Day](t.Context(), pool, "SELECT 'infinity'::date")
	require.Error(t, err)
	require.Error(t, d.ScanDate(pgtype.Date{}))
}

func TestDay_JSON(t *testing.T) {
	t.Parallel()
	given, err := day.Parse("1979-05-25")
	require.NoError(t, err)
	raw, err := json.Marshal(map[string]*day.Day{"on": &given})
	require.NoError(t, err)
	require.JSONEq(t, `{"on": "1979-05-25"}`, string(raw))
	var back map[string]*day.Day
	require.NoError(t, json.Unmarshal(raw, &back))
	require.Equal(t, given, *back["on"])
	require.ErrorIs(t, json.Unmarshal([]byte(`{"on": "today"}`), &back), fault.Invalid)
}
