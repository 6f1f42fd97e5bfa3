#include "tone.h"

#include <math.h>
#include <stdint.h>

#include <libavutil/mem.h>

// The nodes of the table: every 16th code of the brightness, every 32nd of the colours.
enum { LUMA = 65, CHROMA = 33, LUMA_STEP = 16, CHROMA_STEP = 32 };

typedef float quad __attribute__((vector_size(16))); // Y, Cb, Cr, nothing

struct rv_tone {
  quad node[CHROMA][CHROMA][LUMA]; // by Cr, Cb, Y
};

// The brightness of white that a screen of standard dynamic range shows, as BT.2408 places it.
#define WHITE 203.0

static double pq_to_nits(double e) {
  const double m1 = 2610.0 / 16384, m2 = 2523.0 / 32, c1 = 3424.0 / 4096, c2 = 2413.0 / 128, c3 = 2392.0 / 128;
  double p = pow(fmax(e, 0), 1 / m2);
  return 10000 * pow(fmax(p - c1, 0) / (c2 - c3 * p), 1 / m1);
}

static double nits_to_pq(double nits) {
  const double m1 = 2610.0 / 16384, m2 = 2523.0 / 32, c1 = 3424.0 / 4096, c2 = 2413.0 / 128, c3 = 2392.0 / 128;
  double y = pow(fmax(nits, 0) / 10000, m1);
  return pow((c1 + c2 * y) / (1 + c3 * y), m2);
}

// The scene's light of a code of HLG.
static double hlg_to_scene(double e) {
  const double a = 0.17883277, b = 1 - 4 * a, c = 0.5 - a * log(4 * a);
  e = fmax(e, 0);
  return e <= 0.5 ? e * e / 3 : (exp((e - c) / a) + b) / 12;
}

// The curve of BT.2390: the dark parts stay, the bright ones are bent below white.
static double compress(double nits, double peak) {
  double most = nits_to_pq(peak), e = fmin(nits_to_pq(nits) / most, 1), target = nits_to_pq(WHITE) / most;
  double knee = 1.5 * target - 0.5;
  if (target >= 1 || e < knee) return fmin(nits, WHITE);
  double t = (e - knee) / (1 - knee);
  double p = (2 * t * t * t - 3 * t * t + 1) * knee + (t * t * t - 2 * t * t + t) * (1 - knee) +
             (-2 * t * t * t + 3 * t * t) * target;
  return pq_to_nits(p * most);
}

// Light of BT.2020 in candela per square metre to that of BT.709, 1 being white. Colours that are purer than BT.709
// has them are as pure as they can be; those that are too bright are mixed with grey of the same brightness.
static void to_screen(double c[3], double peak) {
  double most = fmax(c[0], fmax(c[1], c[2]));
  double scale = most > 0 ? compress(most, peak) / most / WHITE : 0;
  double r = c[0] * scale, g = c[1] * scale, b = c[2] * scale;
  c[0] = 1.660491 * r - 0.587641 * g - 0.072850 * b;
  c[1] = -0.124550 * r + 1.132900 * g - 0.008349 * b;
  c[2] = -0.018151 * r - 0.100579 * g + 1.118730 * b;
  for (int i = 0; i < 3; i++) c[i] = fmax(c[i], 0);
  double grey = 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2], keep = 1;
  grey = fmin(fmax(grey, 0), 1);
  for (int i = 0; i < 3; i++) {
    if (c[i] > 1) keep = fmin(keep, (1 - grey) / (c[i] - grey));
  }
  for (int i = 0; i < 3; i++) c[i] = fmin(fmax(grey + keep * (c[i] - grey), 0), 1);
}

static quad translate(int y, int cb, int cr, int hlg, double peak) {
  double luma = (y - 64) / 876.0, blue = (cb - 512) / 896.0, red = (cr - 512) / 896.0;
  double c[3] = {luma + 1.4746 * red, luma - 0.16455 * blue - 0.57135 * red, luma + 1.8814 * blue};
  for (int i = 0; i < 3; i++) c[i] = fmin(fmax(c[i], 0), 1.09);
  if (hlg) {
    // A screen of 1000 candela has a gamma of 1.2 for the whole.
    for (int i = 0; i < 3; i++) c[i] = hlg_to_scene(c[i]);
    double scene = 0.2627 * c[0] + 0.678 * c[1] + 0.0593 * c[2];
    double gain = 1000 * pow(fmax(scene, 1e-9), 0.2);
    for (int i = 0; i < 3; i++) c[i] *= gain;
  } else {
    for (int i = 0; i < 3; i++) c[i] = pq_to_nits(fmin(c[i], 1));
  }
  to_screen(c, peak);
  for (int i = 0; i < 3; i++) c[i] = pow(c[i], 1 / 2.4);
  double out = 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
  return (quad){16 + 219 * out, 128 + 224 * (c[2] - out) / 1.8556, 128 + 224 * (c[0] - out) / 1.5748, 0};
}

rv_tone *rv_tone_make(int hlg, double peak) {
  rv_tone *t = av_malloc(sizeof(*t));
  if (!t) return NULL;
  for (int r = 0; r < CHROMA; r++)
    for (int b = 0; b < CHROMA; b++)
      for (int y = 0; y < LUMA; y++)
        t->node[r][b][y] = translate(y * LUMA_STEP, b * CHROMA_STEP, r * CHROMA_STEP, hlg, peak);
  return t;
}

void rv_tone_free(rv_tone *t) { av_free(t); }

static inline quad all(float f) { return (quad){f, f, f, f}; }

// The column of brightness for one pair of colours, from one node up to another.
static inline void column(const rv_tone *t, int cb, int cr, int from, int to, quad *out) {
  int b = cb / CHROMA_STEP, r = cr / CHROMA_STEP;
  float fb = (cb % CHROMA_STEP) / (float)CHROMA_STEP, fr = (cr % CHROMA_STEP) / (float)CHROMA_STEP;
  quad w00 = all((1 - fr) * (1 - fb)), w01 = all((1 - fr) * fb), w10 = all(fr * (1 - fb)), w11 = all(fr * fb);
  const quad *n00 = t->node[r][b], *n01 = t->node[r][b + 1], *n10 = t->node[r + 1][b], *n11 = t->node[r + 1][b + 1];
  for (int k = from; k <= to; k++) out[k] = w00 * n00[k] + w01 * n01[k] + w10 * n10[k] + w11 * n11[k];
}

static inline uint8_t round8(float f) { return f <= 0 ? 0 : f >= 255 ? 255 : (uint8_t)(f + 0.5f); }

void rv_tone_apply(const rv_tone *t, const AVFrame *in, AVFrame *out) {
  int width = in->width, height = in->height;
  for (int y = 0; y < height; y += 2) {
    int below = y + 1 < height;
    const uint16_t *top = (const uint16_t *)(in->data[0] + y * in->linesize[0]);
    const uint16_t *low = below ? (const uint16_t *)(in->data[0] + (y + 1) * in->linesize[0]) : top;
    const uint16_t *blue = (const uint16_t *)(in->data[1] + y / 2 * in->linesize[1]);
    const uint16_t *red = (const uint16_t *)(in->data[2] + y / 2 * in->linesize[2]);
    uint8_t *top_out = out->data[0] + y * out->linesize[0];
    uint8_t *low_out = below ? out->data[0] + (y + 1) * out->linesize[0] : top_out;
    uint8_t *blue_out = out->data[1] + y / 2 * out->linesize[1], *red_out = out->data[2] + y / 2 * out->linesize[2];
    for (int x = 0; x < width; x += 2) {
      int next = x + 1 < width ? x + 1 : x;
      int code[4] = {top[x] & 1023, top[next] & 1023, low[x] & 1023, low[next] & 1023};
      int least = code[0], most = code[0];
      for (int i = 1; i < 4; i++) {
        if (code[i] < least) least = code[i];
        if (code[i] > most) most = code[i];
      }
      quad nodes[LUMA + 1], sum = all(0);
      column(t, blue[x / 2] & 1023, red[x / 2] & 1023, least / LUMA_STEP, most / LUMA_STEP + 1, nodes);
      uint8_t *to[4] = {top_out + x, top_out + next, low_out + x, low_out + next};
      for (int i = 0; i < 4; i++) {
        int k = code[i] / LUMA_STEP;
        quad mixed = nodes[k] + all((code[i] % LUMA_STEP) / (float)LUMA_STEP) * (nodes[k + 1] - nodes[k]);
        *to[i] = round8(mixed[0]);
        sum += mixed;
      }
      blue_out[x / 2] = round8(sum[1] / 4);
      red_out[x / 2] = round8(sum[2] / 4);
    }
  }
}
