// Package review keeps what could not be placed with certainty, and what people decided about it.
//
// Tables: review_files, review_decisions. Signals: review.
//
// The file_identify job asks it twice: before a batch is identified for decisions (Guide), which intake takes as the strongest
// evidence; and afterwards to judge the batch by what its names and NFO files say (Judge). A decision asks for its files to be
// identified again. Candidates come through the interface Finder: from the server's own libraries here, from others later.
package review
