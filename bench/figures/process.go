package figures

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// ticks is the kernel's USER_HZ, which is 100 on every Linux that Go runs on.
const ticks = 100

// stat is what /proc says about one process.
type stat struct {
	parent int
	// own is without the children that have ended.
	cpu, own time.Duration
}

// CPU is the processor time that a process and everything below it have used, including what has ended there: user and system.
func CPU(root int) (time.Duration, error) {
	all, err := tree(root)
	if err != nil {
		return 0, err
	}
	var sum time.Duration
	for _, s := range all {
		sum += s.cpu
	}
	return sum, nil
}

// OwnCPU is the processor time that one process has used by itself, without anything below it.
func OwnCPU(pid int) (time.Duration, error) {
	dir := filepath.Join("/proc", strconv.Itoa(pid))
	s, ok := read(dir)
	if !ok {
		return 0, fmt.Errorf("process %d is not there", pid)
	}
	return s.exact(dir).own, nil
}

// Below lists a process and everything below it.
func Below(root int) ([]int, error) {
	all, err := tree(root)
	if err != nil {
		return nil, err
	}
	return slices.Collect(maps.Keys(all)), nil
}

// MemoryMB is the proportional memory (PSS) of a process and everything below it, in MiB: shared pages count once.
func MemoryMB(root int) (float64, error) {
	all, err := tree(root)
	if err != nil {
		return 0, err
	}
	sum := 0.0
	for pid := range all {
		if mb, err := ProportionalMB(pid); err == nil { // it may have just ended
			sum += mb
		}
	}
	return sum, nil
}

// ProportionalMB is the memory of one process, in MiB: pages that it shares with others count in part, so that the sum
// over processes is what they take together.
func ProportionalMB(pid int) (float64, error) {
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "smaps_rollup"))
	if err != nil {
		return 0, err
	}
	return field(text, "Pss:") / 1024, nil
}

// RSSMB is the memory that one process holds now, in MB, without its children.
func RSSMB(pid int) (float64, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	return field(text, "VmRSS:") / 1024, nil
}

// PeakMB is the most resident memory that a process has had so far, in MiB.
func PeakMB(pid int) (float64, error) {
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "status"))
	if err != nil {
		return 0, fmt.Errorf("read the memory of process %d: %w", pid, err)
	}
	return field(text, "VmHWM:") / 1024, nil
}

func field(text []byte, name string) float64 {
	for line := range bytes.Lines(text) {
		if words := bytes.Fields(line); len(words) > 1 && string(words[0]) == name {
			v, _ := strconv.ParseFloat(string(words[1]), 64) // the kernel writes numbers
			return v
		}
	}
	return 0
}

func tree(root int) (map[int]stat, error) {
	dirs, err := filepath.Glob("/proc/[0-9]*")
	if err != nil {
		return nil, fmt.Errorf("list processes: %w", err)
	}
	all := map[int]stat{}
	for _, dir := range dirs {
		pid, _ := strconv.Atoi(filepath.Base(dir)) // the pattern has digits only
		if s, ok := read(dir); ok {
			all[pid] = s
		}
	}
	if _, ok := all[root]; !ok {
		return nil, fmt.Errorf("process %d is not there", root)
	}
	below := map[int]stat{}
	for pid := range all {
		for at := pid; at > 0; at = all[at].parent {
			if at == root {
				below[pid] = all[pid].exact(filepath.Join("/proc", strconv.Itoa(pid)))
				break
			}
		}
	}
	return below, nil
}

func read(dir string) (stat, bool) {
	text, err := os.ReadFile(filepath.Join(dir, "stat"))
	end := bytes.LastIndexByte(text, ')') // the name before it may hold anything
	if err != nil || end < 0 {
		return stat{}, false
	}
	words := bytes.Fields(text[end+1:])
	if len(words) < 15 {
		return stat{}, false
	}
	n := make([]int64, 15)
	for i := 1; i < 15; i++ {
		n[i], _ = strconv.ParseInt(string(words[i]), 10, 64) // the kernel writes numbers
	}
	own := time.Duration(n[11]+n[12]) * time.Second / ticks
	return stat{parent: int(n[1]), cpu: own + time.Duration(n[13]+n[14])*time.Second/ticks, own: own}, true
}

// exact has what the scheduler counted of the threads that are there, in nanoseconds, where that is more than the ticks: these are
// counted when they are full, and threads that have ended are in them alone.
func (s stat) exact(dir string) stat {
	threads, _ := filepath.Glob(filepath.Join(dir, "task", "*", "schedstat")) // none where the kernel does not count
	var sum time.Duration
	for _, thread := range threads {
		if text, err := os.ReadFile(thread); err == nil { // it may have just ended
			ran, _, _ := strings.Cut(string(text), " ")
			n, _ := strconv.ParseInt(ran, 10, 64) // the kernel writes numbers
			sum += time.Duration(n)
		}
	}
	if more := sum - s.own; more > 0 {
		s.own, s.cpu = s.own+more, s.cpu+more
	}
	return s
}
