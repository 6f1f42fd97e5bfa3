#include "shim.h"

int rv_index(AVStream *st, int64_t file_size, rv_index_entry *out, int capacity, rv_index_end *end) {
  int n = avformat_index_get_entries_count(st), keys = 0;
  *end = (rv_index_end){.entries = n};
  for (int i = 0; i < n; i++) {
    const AVIndexEntry *e = avformat_index_get_entry(st, i);
    if (e->pos + e->size > file_size) end->missing++;
    if (e->flags & AVINDEX_KEYFRAME) {
      if (keys < capacity) out[keys] = (rv_index_entry){e->timestamp, e->pos, 0, !!(e->flags & AVINDEX_DISCARD_FRAME)};
      keys++;
    }
    if (keys > 0 && keys <= capacity) out[keys - 1].bytes += e->size;
  }
  return keys;
}

int rv_index_packets(AVStream *st, rv_index_packet *out, int capacity) {
  int n = avformat_index_get_entries_count(st);
  for (int i = 0; i < n && i < capacity; i++) {
    const AVIndexEntry *e = avformat_index_get_entry(st, i);
    out[i] = (rv_index_packet){e->timestamp, e->size};
  }
  return n;
}

int64_t rv_index_first(AVStream *st) {
  const AVIndexEntry *e = avformat_index_get_entry(st, 0);
  return e ? e->timestamp : 0;
}

void rv_pass(AVFormatContext *ctx) {
  for (unsigned i = 0; i < ctx->nb_streams; i++) ctx->streams[i]->discard = AVDISCARD_ALL;
  AVPacket *packet = av_packet_alloc();
  if (!packet) return;
  int code;
  while ((code = av_read_frame(ctx, packet)) >= 0 || code == AVERROR(EAGAIN)) av_packet_unref(packet);
  av_packet_free(&packet);
  for (unsigned i = 0; i < ctx->nb_streams; i++) ctx->streams[i]->discard = AVDISCARD_DEFAULT;
}
