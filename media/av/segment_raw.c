#include "segment_raw.h"

#include <limits.h>
#include <string.h>

#include <libavutil/mem.h>
#include <libavutil/opt.h>

static int take(void *opaque, const uint8_t *bytes, int size) {
  rv_sink *sink = opaque;
  if (size > INT_MAX / 2 - sink->size) return AVERROR(ENOMEM);
  if (sink->size + size > sink->capacity) {
    int capacity = FFMAX(sink->size + size, 64 << 10);
    capacity = FFMAX(capacity, sink->capacity * 2 > 0 ? FFMIN(sink->capacity * 2, INT_MAX / 2) : capacity);
    uint8_t *grown = av_realloc(sink->bytes, capacity);
    if (!grown) return AVERROR(ENOMEM);
    sink->bytes = grown;
    sink->capacity = capacity;
  }
  memcpy(sink->bytes + sink->size, bytes, size);
  sink->size += size;
  return size;
}

int rv_sink_open(rv_sink **out, const char *muxer, const AVCodecParameters *parameters, AVRational time_base) {
  rv_sink *sink = av_mallocz(sizeof(*sink));
  if (!sink) return AVERROR(ENOMEM);
  int code = avformat_alloc_output_context2(&sink->ctx, NULL, muxer, NULL);
  AVStream *stream = NULL;
  uint8_t *buffer = NULL;
  if (code >= 0 && (!(stream = avformat_new_stream(sink->ctx, NULL)) || !(buffer = av_malloc(32 << 10)))) code = AVERROR(ENOMEM);
  if (code >= 0 && !(sink->ctx->pb = avio_alloc_context(buffer, 32 << 10, 1, sink, NULL, take, NULL))) {
    av_free(buffer);
    code = AVERROR(ENOMEM);
  }
  if (code >= 0) code = avcodec_parameters_copy(stream->codecpar, parameters);
  if (code >= 0) {
    sink->ctx->pb->seekable = 0;
    sink->ctx->flags |= AVFMT_FLAG_BITEXACT | AVFMT_FLAG_FLUSH_PACKETS;
    stream->codecpar->codec_tag = 0;
    stream->time_base = time_base;
    AVDictionary *options = NULL;
    // Events come in the order of the file; waiting for another order would hold all of them back.
    if (!strcmp(muxer, "ass")) av_dict_set(&options, "ignore_readorder", "1", 0);
    code = avformat_write_header(sink->ctx, &options);
    av_dict_free(&options);
  }
  if (code < 0) {
    rv_sink_close(sink);
    return code;
  }
  avio_flush(sink->ctx->pb);
  *out = sink;
  return 0;
}

int rv_sink_write(rv_sink *sink, AVPacket *packet, AVRational time_base) {
  int code;
  if (packet) {
    packet->stream_index = 0;
    packet->pos = -1;
    av_packet_rescale_ts(packet, time_base, sink->ctx->streams[0]->time_base);
    code = av_write_frame(sink->ctx, packet);
    if (code >= 0) code = av_write_frame(sink->ctx, NULL);
  } else {
    code = av_write_trailer(sink->ctx);
  }
  avio_flush(sink->ctx->pb);
  return code < 0 ? code : 0;
}

void rv_sink_close(rv_sink *sink) {
  if (!sink) return;
  if (sink->ctx) {
    if (sink->ctx->pb) {
      av_freep(&sink->ctx->pb->buffer);
      avio_context_free(&sink->ctx->pb);
    }
    avformat_free_context(sink->ctx);
  }
  av_free(sink->bytes);
  av_free(sink);
}
