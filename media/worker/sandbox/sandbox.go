// Package sandbox takes from the calling process what a media worker has no use for: the file system, the
// network, other programs and processes, and most of the kernel. It is entered once, before any foreign byte is
// read, and cannot be left. Each guard stands alone, so one that the kernel lacks leaves the others in force.
package sandbox

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"

	"github.com/landlock-lsm/go-landlock/landlock"
	ll "github.com/landlock-lsm/go-landlock/landlock/syscall"
	"golang.org/x/sys/unix"
	"kernel.org/pub/linux/libs/security/libcap/psx"

	"revenge/media/worker"
)

// Options is what the process keeps.
type Options struct {
	// MemoryBytes bounds the address space; zero for no bound.
	MemoryBytes int64
	// Nice lowers the scheduling priority, up to 19.
	Nice int
	// Scratch is a folder that stays writable; empty for none.
	Scratch string
	// Devices are patterns of the files of a device that the process uses; none for most. With one, drivers can be
	// loaded and what the kernel tells of devices can be read, and the address space has no bound: drivers reserve
	// much more of it than they use.
	Devices []string
}

// maxFiles is how many descriptors a worker may hold: the socket and the files of its requests.
const maxFiles = 512

// fonts is all that can be read: subtitles are drawn with them.
var fonts = []string{
	"/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/fontconfig", "/etc/fonts", "/var/cache/fontconfig",
}

// Enter applies every guard to all threads of the process, now and later, and reports which hold.
func Enter(o Options) []worker.Guard {
	steps := []struct {
		name  string
		apply func() (string, error)
	}{
		{"limits", func() (string, error) { return "", limits(o) }},
		{"priority", func() (string, error) { return "", lowerPriority(o.Nice) }},
		{"no new privileges", func() (string, error) {
			return "", ll.AllThreadsPrctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
		}},
		{"no capabilities", func() (string, error) { return "", dropCapabilities() }},
		{"not traceable", func() (string, error) { return "", unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0) }},
		{"landlock", func() (string, error) { return restrictFiles(o.Scratch, o.Devices) }},
		{"seccomp", func() (string, error) { return "", restrictCalls() }},
	}
	guards := make([]worker.Guard, 0, len(steps))
	for _, s := range steps {
		detail, err := s.apply()
		g := worker.Guard{Name: s.name, Holds: err == nil, Detail: detail}
		if err != nil {
			g.Reason = err.Error()
		}
		guards = append(guards, g)
	}
	return guards
}

// Missing are the names of the guards that do not hold.
func Missing(guards []worker.Guard) []string {
	var names []string
	for _, g := range guards {
		if !g.Holds {
			names = append(names, g.Name)
		}
	}
	return names
}

func limits(o Options) error {
	set := map[int]uint64{unix.RLIMIT_CORE: 0, unix.RLIMIT_NOFILE: maxFiles, unix.RLIMIT_MSGQUEUE: 0, unix.RLIMIT_MEMLOCK: 0}
	if o.MemoryBytes > 0 && len(o.Devices) == 0 {
		set[unix.RLIMIT_AS] = uint64(o.MemoryBytes)
	}
	for what, most := range set {
		if err := unix.Setrlimit(what, &unix.Rlimit{Cur: most, Max: most}); err != nil {
			return fmt.Errorf("set limit %d: %w", what, err)
		}
	}
	return nil
}

// lowerPriority visits every thread, since each has a priority of its own and hands it to those it makes. The
// second round finds those that were made during the first.
func lowerPriority(nice int) error {
	for range 2 {
		threads, err := os.ReadDir("/proc/self/task")
		if err != nil {
			return fmt.Errorf("list threads: %w", err)
		}
		for _, t := range threads {
			id, err := strconv.Atoi(t.Name())
			if err != nil {
				continue
			}
			if err := unix.Setpriority(unix.PRIO_PROCESS, id, nice); err != nil && err != unix.ESRCH {
				return fmt.Errorf("set priority: %w", err)
			}
		}
	}
	return nil
}

// dropCapabilities matters where the server runs as root.
func dropCapabilities() error {
	header := unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}
	var none [2]unix.CapUserData
	// Each thread has its own.
	if _, _, errno := psx.Syscall3(unix.SYS_CAPSET, address(&header), address(&none), 0); errno != 0 {
		return errno
	}
	runtime.KeepAlive(&header)
	runtime.KeepAlive(&none)
	return nil
}

// drivers are where the libraries of devices lie, and what they read to find their device.
var drivers = []string{
	"/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/opt", "/etc/ld.so.cache", "/etc/OpenCL", "/etc/drirc", "/usr/share/drirc.d",
	"/usr/share/libdrm", "/sys/dev/char", "/sys/devices", "/sys/class/drm", "/sys/bus/pci", "/proc/driver/nvidia", "/proc/self", "/proc/devices",
}

func deviceRules(devices []string) []landlock.Rule {
	var nodes []string
	for _, pattern := range devices {
		found, _ := filepath.Glob(pattern) // the patterns are ours
		nodes = append(nodes, found...)
	}
	if len(nodes) == 0 {
		return nil
	}
	const use = ll.AccessFSReadFile | ll.AccessFSWriteFile | ll.AccessFSIoctlDev
	return append(access(nodes, use), access(drivers, ll.AccessFSReadFile)...)
}

// access gives rights on files, and with them the right to list on folders.
func access(paths []string, rights landlock.AccessFSSet) []landlock.Rule {
	var rules []landlock.Rule
	for _, path := range paths {
		st, err := os.Stat(path)
		if err != nil {
			continue
		}
		if st.IsDir() {
			rights |= ll.AccessFSReadDir
		} else {
			rights &^= ll.AccessFSReadDir
		}
		rules = append(rules, landlock.PathAccess(rights, path).IgnoreIfMissing())
	}
	return rules
}

// restrictFiles leaves the fonts readable and the scratch folder writable. Open descriptors stay as they are.
func restrictFiles(scratch string, devices []string) (string, error) {
	version, err := ll.LandlockGetABIVersion()
	if err != nil || version < 1 {
		return "", errors.New("the kernel has no Landlock")
	}
	rules := []landlock.Rule{landlock.PathAccess(ll.AccessFSReadFile|ll.AccessFSReadDir, fonts...).IgnoreIfMissing()}
	if scratch != "" {
		rules = append(rules, landlock.RWDirs(scratch))
	}
	rules = append(rules, deviceRules(devices)...)
	if err := landlock.V10.BestEffort().Restrict(rules...); err != nil {
		return "", err
	}
	return fmt.Sprintf("version %d", version), nil
}
