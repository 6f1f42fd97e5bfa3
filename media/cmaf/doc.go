// Package cmaf writes CMAF media fragments (ISO/IEC 23000-19): one moof and one mdat with one track.
//
// A fragment's decode time is the earliest presentation time in it, so its place is known from its own
// presentation times alone, and fragments made apart from one another fit without a gap. Pictures that
// are shown before their turn would need negative composition offsets, which some players shift: a
// constant delay keeps the offsets positive, and an edit list in the initialization segment takes it back.
// It knows no container, codec or file; initialization segments are made elsewhere (media/av).
package cmaf
