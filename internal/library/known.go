package library

import (
	"github.com/google/uuid"
)

// known is what the database knows of the files below one root, grouped by folder. Paths are encoded.
type known struct {
	root    *Root
	folders map[string]*knownFolder
	// present counts the files that were there at the last scan.
	present int64
}

type knownFolder struct {
	files  []knownFile
	digest int64
	// listed says that the walk has been here.
	listed bool
}

type knownFile struct {
	id                           uuid.UUID
	name                         string
	size, mtimeNs, device, inode int64
	missing                      bool
	seen                         bool
}

func newKnown(root *Root) *known { return &known{root: root, folders: map[string]*knownFolder{}} }

// folder returns the entry of a folder, made where there is none. The bytes of a new key are copied.
func (k *known) folder(path []byte) *knownFolder {
	f, ok := k.folders[string(path)]
	if !ok {
		f = &knownFolder{}
		k.folders[string(path)] = f
	}
	return f
}

// find returns how a file of the folder can be found by name, fast for folders of any size.
func (f *knownFolder) find() func(name string) *knownFile {
	const few = 8
	if len(f.files) > few {
		at := make(map[string]int, len(f.files))
		for i := range f.files {
			at[f.files[i].name] = i
		}
		return func(name string) *knownFile {
			if i, ok := at[name]; ok {
				return &f.files[i]
			}
			return nil
		}
	}
	return func(name string) *knownFile {
		for i := range f.files {
			if f.files[i].name == name {
				return &f.files[i]
			}
		}
		return nil
	}
}

// keep marks what is known at a path, and below it, as seen: a disk that cannot be read has lost nothing.
func (k *known) keep(path string) {
	for folder, f := range k.folders {
		below := within(folder, path)
		for i := range f.files {
			if below || join(folder, f.files[i].name) == path {
				f.files[i].seen = true
			}
		}
		f.listed = f.listed || below
	}
}
