#ifndef REVENGE_BURN_H
#define REVENGE_BURN_H

#include <ass/ass.h>
#include <libavcodec/avcodec.h>

// What is drawn into a picture of yuv420p: colours of BT.709 weighted by how much they cover, at an even place.
typedef struct rv_overlay {
  int x, y, width, height; // all even
  uint8_t *luma, *cover;             // of each pixel
  uint8_t *blue, *red, *cover_small; // of each four
} rv_overlay;

// rv_overlay_rgba makes one out of colours (RGBA, already weighted), stride bytes a line. NULL: out of memory.
rv_overlay *rv_overlay_rgba(const uint8_t *pixels, int stride, int x, int y, int width, int height);
void rv_overlay_free(rv_overlay *o);
// rv_overlay_draw draws what of it lies within the picture, which must be writable.
void rv_overlay_draw(const rv_overlay *o, AVFrame *frame);

// rv_rect_scaled turns a subtitle's rectangle with its palette into weighted RGBA of another size.
// The bytes, 4 * width * height, go to av_free; NULL: out of memory or a rectangle that is none.
uint8_t *rv_rect_scaled(const uint8_t *indices, int stride, const uint32_t *palette, int from_width, int from_height, int width, int height);

// rv_ass_images draws what libass rendered into weighted RGBA that begins at x, y.
void rv_ass_images(const ASS_Image *first, uint8_t *pixels, int x, int y, int width, int height);
// rv_ass_bounds is the box around all images; it returns 0 where there is nothing.
int rv_ass_bounds(const ASS_Image *first, int *left, int *top, int *right, int *bottom);

// rv_ass_quiet keeps libass from writing to the standard error.
void rv_ass_quiet(ASS_Library *library);

#endif
