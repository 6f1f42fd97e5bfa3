// Package setexec answers queries set by set: what a document asks of all objects at one place of the answer is read at
// once, and the answer is written into one buffer. README.md has the idea and its limits.
package setexec
