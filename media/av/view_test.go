package av

import (
	"testing"
	"unsafe"

	"github.com/asticode/go-astiav"
	"github.com/stretchr/testify/require"
)

// view and pointer rest on go-astiav's types being one C pointer.
func TestView(t *testing.T) {
	t.Parallel()
	one := unsafe.Sizeof(uintptr(0))
	require.Equal(t, one, unsafe.Sizeof(astiav.FormatContext{}))
	require.Equal(t, one, unsafe.Sizeof(astiav.CodecContext{}))
	require.Equal(t, one, unsafe.Sizeof(astiav.CodecParameters{}))
	require.Equal(t, one, unsafe.Sizeof(astiav.Frame{}))
	require.Equal(t, one, unsafe.Sizeof(astiav.Packet{}))
	f := astiav.AllocFrame()
	defer f.Free()
	require.Equal(t, f.UnsafePointer(), pointer(f))
	require.Equal(t, pointer(f), pointer(view[astiav.Frame](pointer(f))))
	require.Nil(t, view[astiav.Frame](nil))
}

func TestLanguage(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{
		"eng": "en", "deu": "de", "ger": "de", "fre": "fr", "und": "", "": "", "pt-BR": "pt-BR", "pt_br": "pt-BR", "jpn": "ja", "xx1": "xx1", "klingon!": "klingon!",
	} {
		require.Equal(t, want, language(code), code)
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	require.Equal(t, "a\uFFFDb", text("a\xffb\x00 ", 100))
	require.Equal(t, "abc", text("abcdef", 3))
}

func TestCheck(t *testing.T) {
	t.Parallel()
	s := Check()
	require.Empty(t, s.MissingDecoders)
	require.Empty(t, s.MissingEncoders)
	require.Empty(t, s.MissingFilters)
	require.Empty(t, s.MissingDemuxers)
	require.Len(t, s.Libraries, 5)
}
