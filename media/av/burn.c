#include "burn.h"

#include <string.h>

#include <libavutil/imgutils.h>
#include <libavutil/mem.h>
#include <libswscale/swscale.h>

static inline int min(int a, int b) { return a < b ? a : b; }
static inline int max(int a, int b) { return a > b ? a : b; }
static inline uint8_t divide(int v) { return (uint8_t)((v + 127) / 255); }

static uint8_t clip(int v) { return (uint8_t)(v < 0 ? 0 : v > 255 ? 255 : v); }

void rv_overlay_free(rv_overlay *o) {
  if (!o) return;
  av_free(o->luma);
  av_free(o);
}

// BT.709 in limited range, in parts of 65536. The cover carries the offsets, since the colours are weighted by it.
static int luma_of(const int c[4]) { return (11966 * c[0] + 40254 * c[1] + 4064 * c[2] + 16 * 257 * c[3] + 32768) >> 16; }
static int blue_of(const int c[4]) { return (-6596 * c[0] - 22189 * c[1] + 28784 * c[2] + 128 * 257 * c[3] + 32768) >> 16; }
static int red_of(const int c[4]) { return (28784 * c[0] - 26145 * c[1] - 2639 * c[2] + 128 * 257 * c[3] + 32768) >> 16; }

rv_overlay *rv_overlay_rgba(const uint8_t *pixels, int stride, int x, int y, int width, int height) {
  rv_overlay *o = av_mallocz(sizeof(*o));
  if (!o) return NULL;
  int dx = x & 1, dy = y & 1;
  o->x = x - dx, o->y = y - dy;
  o->width = (width + dx + 1) & ~1, o->height = (height + dy + 1) & ~1;
  size_t area = (size_t)o->width * o->height;
  o->luma = av_mallocz(2 * area + 3 * (area / 4));
  if (!o->luma) {
    av_free(o);
    return NULL;
  }
  o->cover = o->luma + area;
  o->blue = o->cover + area, o->red = o->blue + area / 4, o->cover_small = o->red + area / 4;
  for (int row = 0; row < o->height; row += 2) {
    for (int column = 0; column < o->width; column += 2) {
      int sum[4] = {0};
      for (int k = 0; k < 4; k++) {
        int r = row + k / 2, c = column + k % 2;
        if (r < dy || c < dx || r - dy >= height || c - dx >= width) continue;
        const uint8_t *p = pixels + (r - dy) * stride + 4 * (c - dx);
        int v[4] = {p[0], p[1], p[2], p[3]};
        for (int i = 0; i < 4; i++) sum[i] += v[i];
        o->luma[r * o->width + c] = clip(luma_of(v));
        o->cover[r * o->width + c] = p[3];
      }
      for (int i = 0; i < 4; i++) sum[i] = (sum[i] + 2) / 4;
      int at = row / 2 * (o->width / 2) + column / 2;
      o->blue[at] = clip(blue_of(sum));
      o->red[at] = clip(red_of(sum));
      o->cover_small[at] = sum[3];
    }
  }
  return o;
}

static void blend(uint8_t *to, int linesize, int to_width, int to_height, const uint8_t *from, const uint8_t *cover, int x, int y, int width, int height) {
  int left = max(x, 0), right = min(x + width, to_width);
  for (int row = max(y, 0); row < min(y + height, to_height); row++) {
    uint8_t *line = to + row * linesize;
    const uint8_t *f = from + (row - y) * width - x, *c = cover + (row - y) * width - x;
    for (int k = left; k < right; k++)
      if (c[k]) line[k] = clip(f[k] + divide(line[k] * (255 - c[k])));
  }
}

void rv_overlay_draw(const rv_overlay *o, AVFrame *frame) {
  int width = frame->width, height = frame->height, half = o->width / 2;
  blend(frame->data[0], frame->linesize[0], width, height, o->luma, o->cover, o->x, o->y, o->width, o->height);
  blend(frame->data[1], frame->linesize[1], (width + 1) / 2, (height + 1) / 2, o->blue, o->cover_small, o->x / 2, o->y / 2, half, o->height / 2);
  blend(frame->data[2], frame->linesize[2], (width + 1) / 2, (height + 1) / 2, o->red, o->cover_small, o->x / 2, o->y / 2, half, o->height / 2);
}

uint8_t *rv_rect_scaled(const uint8_t *indices, int stride, const uint32_t *palette, int from_width, int from_height, int width, int height) {
  if (av_image_check_size(from_width, from_height, 0, NULL) < 0 || av_image_check_size(width, height, 0, NULL) < 0) return NULL;
  int line = FFALIGN(4 * from_width, 64), out_line = 4 * width;
  // The scaler may write a little beyond the last pixel.
  uint8_t *in = av_mallocz((size_t)line * from_height + 64), *out = av_mallocz((size_t)out_line * height + 64);
  struct SwsContext *scaler = sws_getContext(from_width, from_height, AV_PIX_FMT_RGBA, width, height, AV_PIX_FMT_RGBA,
                                             from_width == width && from_height == height ? SWS_POINT : SWS_BILINEAR, NULL, NULL, NULL);
  if (in && out && scaler) {
    for (int y = 0; y < from_height; y++) {
      for (int x = 0; x < from_width; x++) {
        uint32_t c = palette[indices[y * stride + x]], a = c >> 24;
        uint8_t *p = in + y * line + 4 * x;
        p[0] = divide((c >> 16 & 255) * a), p[1] = divide((c >> 8 & 255) * a), p[2] = divide((c & 255) * a), p[3] = a;
      }
    }
    const uint8_t *const source[4] = {in};
    uint8_t *const target[4] = {out};
    if (sws_scale(scaler, source, (const int[4]){line}, 0, from_height, target, (const int[4]){out_line}) != height) av_freep(&out);
  } else {
    av_freep(&out);
  }
  sws_freeContext(scaler);
  av_free(in);
  return out;
}

int rv_ass_bounds(const ASS_Image *first, int *left, int *top, int *right, int *bottom) {
  int found = 0;
  for (const ASS_Image *i = first; i; i = i->next) {
    if (i->w <= 0 || i->h <= 0 || (i->color & 255) == 255) continue;
    *left = found ? min(*left, i->dst_x) : i->dst_x;
    *top = found ? min(*top, i->dst_y) : i->dst_y;
    *right = found ? max(*right, i->dst_x + i->w) : i->dst_x + i->w;
    *bottom = found ? max(*bottom, i->dst_y + i->h) : i->dst_y + i->h;
    found = 1;
  }
  return found;
}

void rv_ass_images(const ASS_Image *first, uint8_t *pixels, int x, int y, int width, int height) {
  for (const ASS_Image *i = first; i; i = i->next) {
    int opaque = 255 - (i->color & 255);
    int c[3] = {i->color >> 24, i->color >> 16 & 255, i->color >> 8 & 255};
    for (int row = 0; row < i->h; row++) {
      int to = i->dst_y + row - y;
      if (to < 0 || to >= height) continue;
      for (int k = 0; k < i->w; k++) {
        int at = i->dst_x + k - x, a = divide(i->bitmap[row * i->stride + k] * opaque);
        if (at < 0 || at >= width || !a) continue;
        uint8_t *p = pixels + 4 * ((size_t)to * width + at);
        for (int n = 0; n < 3; n++) p[n] = clip(divide(c[n] * a) + divide(p[n] * (255 - a)));
        p[3] = clip(a + divide(p[3] * (255 - a)));
      }
    }
  }
}

static void say_nothing(int level, const char *format, va_list arguments, void *opaque) {}

void rv_ass_quiet(ASS_Library *library) { ass_set_message_cb(library, say_nothing, NULL); }
