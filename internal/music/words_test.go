package music

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

// Rows that were kept before there were moods and styles can be made again, as these columns are never null.
func TestWords(t *testing.T) {
	t.Parallel()
	var row artistRow
	require.NoError(t, json.Unmarshal([]byte(`{"name": "Ada"}`), &row))
	raw, err := json.Marshal(row)
	require.NoError(t, err)
	require.Contains(t, string(raw), `"moods":[],"styles":[]`)
}
