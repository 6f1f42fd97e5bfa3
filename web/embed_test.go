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
	if !web.Built() {
		require.Contains(t, string(page), "make build")
		return
	}
	require.Contains(t, string(page), "_app/immutable/", "the first page loads the app")
	require.NotContains(t, string(page), " style=", "the content security policy refuses style attributes")
	scripts, err := fs.Glob(web.Files(), "_app/immutable/entry/*.js.gz")
	require.NoError(t, err)
	require.NotEmpty(t, scripts, "scripts are compressed by the build")
}
