package embedded

import (
	"errors"
	"fmt"
	"strings"
	"syscall"

	"revenge/internal/platform/fault"
)

// ErrInUse is the fault.Conflict of starting on a folder that another process's server uses.
var ErrInUse = fmt.Errorf("the database folder is in use: %w", fault.Conflict)

func sentence(kind error, format string, args ...any) error {
	return &fault.Mistake{Kind: kind, Message: fmt.Sprintf(format, args...)}
}

// explain turns what the operating system or PostgreSQL said into a sentence with the way out.
func explain(dir, doing string, err error, said string) error {
	text := said
	if err != nil {
		text += " " + err.Error()
	}
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT),
		strings.Contains(text, "No space left on device"), strings.Contains(text, "Disk quota exceeded"):
		return sentence(fault.Exhausted, "The disk that holds %s is full, so the database cannot run. Make room, then start again; nothing is lost.", dir)
	case errors.Is(err, syscall.EROFS), strings.Contains(text, "Read-only file system"):
		return sentence(fault.Unavailable,
			"%s lies on a disk that is mounted read-only, so the database cannot run. Mount it writable, or set data_dir to another folder.", dir)
	case errors.Is(err, syscall.ENOTDIR):
		return sentence(fault.Unavailable,
			"The database needs the folder %s, but there is a file in its place or on the way to it. Set data_dir to another folder.", dir)
	case errors.Is(err, syscall.EACCES), errors.Is(err, syscall.EPERM), strings.Contains(text, "Permission denied"):
		return sentence(fault.Unavailable, "The database may not write in %s. Give the folder to the user that Revenge runs as, or set data_dir to another one.", dir)
	case strings.Contains(text, "could not resize shared memory"), strings.Contains(text, "Cannot allocate memory"):
		return sentence(fault.Exhausted, "There is not enough memory to start the database.")
	}
	if said != "" {
		return fmt.Errorf("%s: PostgreSQL said: %s", doing, said)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

func inUse(dir string) error {
	return sentence(ErrInUse, "Another Revenge is running on %s. Stop it first, or give this one a data_dir of its own.", dir)
}

func otherMajor(cluster, found string) error {
	return sentence(fault.Conflict, "The database in %[1]s was made by PostgreSQL %[2]s, and this Revenge runs PostgreSQL %[3]s. "+
		"It was left untouched. Dump it with PostgreSQL %[2]s (pg_dumpall), move the folder away, start Revenge once to make a new one, "+
		"and load the dump; or go back to the Revenge that made it.", cluster, found, Major)
}
