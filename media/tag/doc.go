// Package tag reads all that is written about a recording inside its file, every value of every tag, with TagLib.
//
// TagLib runs as WebAssembly: it sees one file, by a descriptor, and memory of its own. The media worker calls it behind
// its other walls. libav, which finds the streams, keeps one value of each tag only.
package tag
