package embedded

import (
	"errors"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// nobody is the uid and gid of last resort, the same on every Linux.
const nobody = 65534

// account is the user that the server runs as.
type account struct {
	uid, gid int
	name     string
	// drop is set when this process is root, and PostgreSQL refuses to be.
	drop bool
}

func currentAccount() account {
	if os.Geteuid() != 0 {
		return account{uid: os.Geteuid(), gid: os.Getegid(), name: "this user"}
	}
	for _, name := range []string{"revenge", "postgres"} {
		if found, err := user.Lookup(name); err == nil {
			uid, errUID := strconv.Atoi(found.Uid)
			gid, errGID := strconv.Atoi(found.Gid)
			if errUID == nil && errGID == nil && uid != 0 {
				return account{uid, gid, "the user " + name, true}
			}
		}
	}
	return account{nobody, nobody, "the user nobody", true}
}

// accountFor keeps to the owner of a folder that a server has used before.
func accountFor(dir string) account {
	who := currentAccount()
	at, err := os.Stat(dir)
	if err != nil || !who.drop {
		return who
	}
	if owner := at.Sys().(*syscall.Stat_t); owner.Uid != 0 {
		return account{int(owner.Uid), int(owner.Gid), "the user with uid " + strconv.Itoa(int(owner.Uid)), true}
	}
	return who
}

// credential is what a child needs to become the account; nil where nothing changes.
func (a account) credential() *syscall.Credential {
	if !a.drop {
		return nil
	}
	return &syscall.Credential{Uid: uint32(a.uid), Gid: uint32(a.gid), Groups: []uint32{uint32(a.gid)}}
}

// own makes the folder if it is missing, readable by nobody else, and gives it to the account.
func (a account) own(dir string) error {
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !os.IsExist(err) {
		return err
	}
	if at, err := os.Lstat(dir); err != nil || !at.IsDir() {
		return errors.Join(err, syscall.ENOTDIR)
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return err
	}
	if a.drop {
		return os.Chown(dir, a.uid, a.gid)
	}
	return nil
}

// reaches reports which folder on the way to path keeps the account out.
func (a account) reaches(path string) error {
	if !a.drop {
		return nil
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	for dir := filepath.Dir(real); ; dir = filepath.Dir(dir) {
		at, err := os.Stat(dir)
		if err != nil {
			return err
		}
		if !a.enters(at) {
			return fmt.Errorf("%s, as which PostgreSQL has to run, may not enter %s", a.name, dir)
		}
		if dir == filepath.Dir(dir) {
			return nil
		}
	}
}

func (a account) enters(dir os.FileInfo) bool {
	owner := dir.Sys().(*syscall.Stat_t)
	switch {
	case int(owner.Uid) == a.uid:
		return dir.Mode().Perm()&0o100 != 0
	case int(owner.Gid) == a.gid:
		return dir.Mode().Perm()&0o010 != 0
	}
	return dir.Mode().Perm()&0o001 != 0
}
