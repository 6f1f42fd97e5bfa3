// Package av is the only one that links FFmpeg: it opens files from descriptors, probes and indexes
// them and takes pictures out of them. Only cmd/revenge-media imports it, since a fault in C ends the process.
//
// go-astiav wraps most of libav; shim.c adds what it leaves out. A go-astiav type is one C pointer,
// which view and pointer rely on and a test guards.
//
// An Input reads through callbacks in C (no Go per read) from a descriptor, knows no protocol and opens
// nothing else, so no name and no address in a file is ever followed.
package av
