package web_test

import (
	"io/fs"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/web"
)

func TestFiles(t *testing.T) {
	t.Parallel()
	page, err := fs.ReadFile(web.Files(), "index.html")
	require.NoError(t, err)
	if web.Built() {
		require.Contains(t, string(page), "_app/")
		return
	}
	require.Contains(t, string(page), "npm run build")
}
