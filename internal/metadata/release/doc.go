// Package release guesses from a path alone what a video file holds: which film,
// or which episodes of which series, in which edition and part, or whether it is
// an extra or a sample.
//
// It is pure: it opens nothing, knows no database and no library. The vocabulary
// of release names (sources, codecs, resolutions, languages) comes from
// github.com/moistari/rls; what a number, a year or a folder means is decided here.
// The file name wins over its folders where both speak. Every decision leaves a
// line in Guess.Source, so that a wrong guess can be explained.
package release
