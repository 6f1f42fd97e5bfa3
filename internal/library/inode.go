package library

import (
	"golang.org/x/sys/unix"
)

// lasting are file systems whose inodes have numbers of their own on the disk. Others make them up, some anew whenever they are
// mounted or a file has not been looked at for a while: those in user space, of cameras and sticks, and most of other machines.
var lasting = map[int64]bool{
	unix.EXT4_SUPER_MAGIC: true, unix.XFS_SUPER_MAGIC: true, unix.BTRFS_SUPER_MAGIC: true, unix.F2FS_SUPER_MAGIC: true, unix.TMPFS_MAGIC: true,
	unix.OVERLAYFS_SUPER_MAGIC: true, unix.NFS_SUPER_MAGIC: true, unix.REISERFS_SUPER_MAGIC: true, 0x2fc12fc1: true, // ZFS, which is not the kernel's own
}

// inodes tells by their devices which disks have lasting inodes; it asks once of each.
type inodes map[int64]bool

func (i inodes) stable(path string, device int64) bool {
	known, met := i[device]
	if !met {
		var st unix.Statfs_t
		err := again(func() error { return unix.Statfs(path, &st) })
		known = err == nil && lasting[int64(uint32(st.Type))]
		i[device] = known
	}
	return known
}
