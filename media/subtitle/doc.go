// Package subtitle turns text subtitles (SubRip, ASS/SSA, WebVTT, 3GPP timed text) into cues in WebVTT
// markup. Styling beyond bold, italic and underline is dropped; pictures are not its business.
// Everything here reads foreign bytes, so it runs in the media worker, and no input makes it fail hard.
package subtitle
