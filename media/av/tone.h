#ifndef REVENGE_TONE_H
#define REVENGE_TONE_H

#include <libavutil/frame.h>

// A table from the codes of a picture of high dynamic range (BT.2020, 10 bits, limited range) to those of BT.709 in
// 8 bits, and what it was made for.
typedef struct rv_tone rv_tone;

// rv_tone_make makes the table for a film with PQ, or HLG where hlg is set, whose brightest parts have so many
// candela per square metre. NULL: out of memory.
rv_tone *rv_tone_make(int hlg, double peak);
void rv_tone_free(rv_tone *t);

// rv_tone_apply turns a picture of yuv420p10 into one of yuv420p of the same size.
void rv_tone_apply(const rv_tone *t, const AVFrame *in, AVFrame *out);

#endif
