package setexec

import (
	"bytes"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/stretchr/testify/require"
)

// written is what gqlgen's own marshaller makes.
func written(m graphql.Marshaler) string {
	var out bytes.Buffer
	m.MarshalGQL(&out)
	return out.String()
}

func appended(write func(*Buffer)) string {
	b := NewBuffer()
	defer b.Free()
	write(b)
	return string(b.Bytes())
}

func FuzzBuffer_String(f *testing.F) {
	for _, s := range []string{"", "plain", "Ä \"quoted\" \\ back", "tab\t line\n return\r", "\x00\x1f\x7f", "\xff\xfe not UTF-8", "\u2028 😀"} {
		f.Add(s)
	}
	for _, sign := range []string{`"`, `\`, "\x00", "\x1f", "\x20", "\x80", "\xa2", "\xdc", "\xff"} { // at each place of a word, and behind it
		for at := range 17 {
			f.Add(strings.Repeat("a", at) + sign + strings.Repeat("\x7f", 16-at))
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		require.Equal(t, written(graphql.MarshalString(s)), appended(func(b *Buffer) { b.String(s) }))
	})
}

func FuzzBuffer_Float(f *testing.F) {
	for _, n := range []float64{0, 1, -1, 7.5, 8.25, 1e20, 1e21, 1e-7, 123456789, math.MaxFloat64, math.SmallestNonzeroFloat64} {
		f.Add(n)
	}
	f.Fuzz(func(t *testing.T, n float64) {
		b := NewBuffer()
		defer b.Free()
		if err := b.Float(n); err != nil {
			require.True(t, math.IsInf(n, 0) || math.IsNaN(n))
			require.Empty(t, b.Bytes())
			return
		}
		require.Equal(t, written(graphql.MarshalFloat(n)), string(b.Bytes()))
	})
}

func TestBuffer(t *testing.T) {
	t.Parallel()
	for _, n := range []int64{0, -1, math.MaxInt64, math.MinInt64} {
		require.Equal(t, written(graphql.MarshalInt64(n)), appended(func(b *Buffer) { b.Int(n) }))
	}
	for _, v := range []bool{true, false} {
		require.Equal(t, written(graphql.MarshalBoolean(v)), appended(func(b *Buffer) { b.Bool(v) }))
	}
	for _, at := range []time.Time{time.Date(2026, 2, 7, 20, 15, 0, 0, time.UTC), time.Date(2026, 2, 7, 20, 15, 0, 123456000, time.FixedZone("", 3600))} {
		require.Equal(t, written(graphql.MarshalTime(at)), appended(func(b *Buffer) { b.Time(at) }))
	}
	require.Empty(t, appended(func(b *Buffer) { b.Time(time.Time{}) }), "no time is null")
}
