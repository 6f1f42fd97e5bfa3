package library

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/media"
)

// TestShown: what is shown is part of what was probed, under the same names.
func TestShown(t *testing.T) {
	t.Parallel()
	for shown, probed := range map[reflect.Type]reflect.Type{
		reflect.TypeFor[Stream](): reflect.TypeFor[media.Stream](), reflect.TypeFor[Shown](): reflect.TypeFor[Media](), reflect.TypeFor[Inside](): reflect.TypeFor[media.Info](),
	} {
		for f := range shown.Fields() {
			whole, found := probed.FieldByName(f.Name)
			require.True(t, found, "%s.%s", shown, f.Name)
			require.Equal(t, whole.Tag, f.Tag, "%s.%s", shown, f.Name)
		}
	}
	text, err := json.Marshal(media.Info{Streams: []media.Stream{{Index: 1, Kind: media.StreamAudio, Codec: "aac", Level: 3, Channels: 6, Default: true}}})
	require.NoError(t, err)
	var got Inside
	require.NoError(t, json.Unmarshal(text, &got))
	require.Equal(t, Inside{Streams: []Stream{{Index: 1, Kind: media.StreamAudio, Codec: "aac", Channels: 6, Default: true}}}, got)
}
