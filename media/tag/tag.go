package tag

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	_ "unsafe" // for go:linkname

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
	_ "go.senan.xyz/taglib" // it carries TagLib
)

// The bounds of what one file may say.
const (
	// maxPages is TagLib's memory, in pages of 64 KiB: it reads pictures too.
	maxPages    = 4096
	maxValues   = 2000
	maxValue    = 256 << 10 // of lyrics
	maxAll      = 1 << 20
	maxKeyBytes = 200
)

// ErrNotTagged says that TagLib knows nothing of such a file.
var ErrNotTagged = errors.New("no tags can be read from this file")

// taglib is TagLib as WebAssembly. The package that holds it opens files by their paths, which a worker cannot.
//
//go:linkname taglib go.senan.xyz/taglib.binary
var taglib []byte

// runtime compiles once in a process, and only where a recording comes by.
var runtime = sync.OnceValues(func() (*compiled, error) {
	ctx := context.Background()
	r := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithMemoryLimitPages(maxPages))
	if _, err := wasi_snapshot_preview1.Instantiate(ctx, r); err != nil {
		return nil, fmt.Errorf("start the system of TagLib: %w", err)
	}
	_, err := r.NewHostModuleBuilder("env").
		NewFunctionBuilder().WithFunc(func(int32) int32 { panic(errThrown) }).Export("__cxa_allocate_exception").
		NewFunctionBuilder().WithFunc(func(int32, int32, int32) { panic(errThrown) }).Export("__cxa_throw").
		Instantiate(ctx)
	if err != nil {
		return nil, fmt.Errorf("start the surroundings of TagLib: %w", err)
	}
	m, err := r.CompileModule(ctx, taglib)
	if err != nil {
		return nil, fmt.Errorf("compile TagLib: %w", err)
	}
	return &compiled{r, m}, nil
})

var errThrown = errors.New("TagLib gave up")

type compiled struct {
	wazero.Runtime
	module wazero.CompiledModule
}

// Read returns the values of each tag by TagLib's names, in capitals: ARTIST, MUSICBRAINZ_ALBUMID … The container is
// media.Info's; TagLib looks at the bytes where it does not know that. ErrNotTagged when it cannot read such files.
func Read(ctx context.Context, fd int, container string) (map[string][]string, error) {
	c, err := runtime()
	if err != nil {
		return nil, err
	}
	name := "file" + endings[container]
	config := wazero.NewModuleConfig().WithName("").WithStartFunctions("_initialize").
		WithFSConfig(wazero.NewFSConfig().WithFSMount(single{name, fd}, "/"))
	m, err := c.InstantiateModule(ctx, c.module, config)
	if err != nil {
		return nil, fmt.Errorf("start TagLib: %w", err)
	}
	defer func() { _ = m.Close(ctx) }()
	rows, err := read(ctx, m, "/"+name)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotTagged, err)
	}
	return collect(rows), nil
}

// endings by which TagLib chooses how to read.
var endings = map[string]string{
	"flac": ".flac", "mp3": ".mp3", "mp4": ".m4a", "mov": ".m4a", "ogg": "", "wav": ".wav", "aiff": ".aiff", "asf": ".wma",
	"wv": ".wv", "ape": ".ape", "dsf": ".dsf", "iff": ".dff", "mpc": ".mpc", "mpc8": ".mpc", "tta": ".tta",
}

func read(ctx context.Context, m api.Module, name string) ([]string, error) {
	at, err := m.ExportedFunction("malloc").Call(ctx, uint64(len(name)+1))
	if err != nil {
		return nil, err
	}
	memory := m.Memory()
	if at[0] == 0 || !memory.WriteString(uint32(at[0]), name) || !memory.WriteByte(uint32(at[0])+uint32(len(name)), 0) {
		return nil, errThrown
	}
	list, err := m.ExportedFunction("taglib_file_tags").Call(ctx, at[0])
	if err != nil {
		return nil, err
	}
	if list[0] == 0 {
		return nil, errThrown
	}
	var rows []string
	for i := range uint32(maxValues) {
		p, ok := memory.ReadUint32Le(uint32(list[0]) + 4*i)
		if !ok || p == 0 {
			break
		}
		rows = append(rows, text(memory, p))
	}
	return rows, nil
}

// text reads up to the zero that ends it.
func text(memory api.Memory, at uint32) string {
	var b strings.Builder
	for b.Len() < maxValue+maxKeyBytes {
		size := min(256, memory.Size()-min(at, memory.Size()))
		part, ok := memory.Read(at, size)
		if !ok || size == 0 {
			break
		}
		piece, _, ended := strings.Cut(string(part), "\x00")
		b.WriteString(piece)
		if ended {
			break
		}
		at += size
	}
	return b.String()
}

// collect leaves out what is empty, too large or said twice of one tag.
func collect(rows []string) map[string][]string {
	out, all := map[string][]string{}, 0
	for _, row := range rows {
		key, value, ok := strings.Cut(row, "\t")
		value = strings.TrimSpace(strings.ToValidUTF8(value, "\uFFFD"))
		if !ok || key == "" || len(key) > maxKeyBytes || value == "" || len(value) > maxValue {
			continue
		}
		if all += len(value); all > maxAll {
			break
		}
		key = strings.ToUpper(strings.ToValidUTF8(key, "\uFFFD"))
		out[key] = append(out[key], value)
	}
	return out
}
