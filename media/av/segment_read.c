#include "segment_read.h"

#include <string.h>

#include <libavutil/intreadwrite.h>
#include <libavutil/mem.h>

static rv_packet fields(const AVPacket *p) {
  return (rv_packet){p->pts, p->dts, p->duration, p->stream_index, p->flags, p->size, p->data};
}

int rv_next(AVFormatContext *ctx, AVPacket *packet, int first, int second, rv_packet *out) {
  for (int skipped = 0; skipped < 256; skipped++) {
    av_packet_unref(packet);
    int code = av_read_frame(ctx, packet);
    if (code == AVERROR(EAGAIN)) continue;
    if (code < 0) return code;
    if (packet->stream_index != first && packet->stream_index != second) continue;
    *out = fields(packet);
    return 1;
  }
  return 0;
}

// What one batch reads at most: the packets of a stretch that somebody waits for, and little that nobody may want.
enum { BATCH_BYTES = 1 << 20 };

int rv_batch(AVFormatContext *ctx, int guide, int capacity, AVPacket **packets, rv_packet *out, int *count) {
  *count = 0;
  for (int bytes = 0; *count < capacity && bytes < BATCH_BYTES;) {
    AVPacket *p = av_packet_alloc();
    if (!p) return AVERROR(ENOMEM);
    int code = av_read_frame(ctx, p);
    if (code < 0) {
      av_packet_free(&p);
      if (code == AVERROR(EAGAIN)) continue;
      return *count > 0 ? 0 : code; // it comes again
    }
    packets[*count] = p;
    out[(*count)++] = fields(p);
    bytes += p->size;
    if (p->stream_index == guide && p->flags & AV_PKT_FLAG_KEY) break;
  }
  return 0;
}

int rv_seek(AVFormatContext *ctx, int guide, int64_t time) { return av_seek_frame(ctx, guide, time, AVSEEK_FLAG_BACKWARD); }

void rv_select(AVFormatContext *ctx, int first, int second) {
  for (unsigned i = 0; i < ctx->nb_streams; i++)
    ctx->streams[i]->discard = (int)i == first || (int)i == second ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
}

int rv_stream_info_missing(AVFormatContext *ctx) {
  if (ctx->ctx_flags & AVFMTCTX_NOHEADER) return 1;
  for (unsigned i = 0; i < ctx->nb_streams; i++) {
    const AVCodecParameters *p = ctx->streams[i]->codecpar;
    if (p->codec_type == AVMEDIA_TYPE_VIDEO && !p->width) return 1;
    if (p->codec_type == AVMEDIA_TYPE_AUDIO && !p->sample_rate) return 1;
    if (p->codec_id == AV_CODEC_ID_H264 && !p->extradata_size) return 1;
    if (p->codec_id == AV_CODEC_ID_HEVC && !p->extradata_size) return 1;
  }
  return 0;
}

static int write_header(AVFormatContext *ctx, const AVCodecParameters *parameters, int timescale, int delay) {
  AVStream *stream = avformat_new_stream(ctx, NULL);
  if (!stream) return AVERROR(ENOMEM);
  int code = avcodec_parameters_copy(stream->codecpar, parameters);
  if (code < 0) return code;
  stream->codecpar->codec_tag = parameters->codec_id == AV_CODEC_ID_HEVC ? MKTAG('h', 'v', 'c', '1') : 0;
  stream->time_base = (AVRational){1, timescale};
  ctx->flags |= AVFMT_FLAG_BITEXACT;
  ctx->strict_std_compliance = FF_COMPLIANCE_EXPERIMENTAL;
  AVDictionary *options = NULL;
  av_dict_set(&options, "movflags", delay ? "frag_custom+delay_moov+default_base_moof+cmaf" : "frag_custom+empty_moov+default_base_moof+cmaf", 0);
  av_dict_set(&options, "use_editlist", "0", 0);
  av_dict_set_int(&options, "video_track_timescale", timescale, 0);
  code = avformat_write_header(ctx, &options);
  av_dict_free(&options);
  return code;
}

static int write_packets(AVFormatContext *ctx, AVPacket **packets, int count, AVRational time_base) {
  for (int i = 0; i < count; i++) {
    packets[i]->stream_index = 0;
    av_packet_rescale_ts(packets[i], time_base, ctx->streams[0]->time_base);
    int code = av_write_frame(ctx, packets[i]);
    if (code < 0) return code;
  }
  return av_write_frame(ctx, NULL);
}

// Keeps the boxes before the first fragment.
static int header_length(const uint8_t *bytes, int size) {
  for (int at = 0; at + 8 <= size;) {
    uint32_t length = AV_RB32(bytes + at);
    if (!memcmp(bytes + at + 4, "moof", 4) || !memcmp(bytes + at + 4, "styp", 4)) return at;
    if (length < 8 || length > (uint32_t)(size - at)) return 0;
    at += length;
    if (at == size) return at;
  }
  return 0;
}

int rv_init_segment(const AVCodecParameters *parameters, int timescale, AVPacket **packets, int count,
                    AVRational packet_time_base, uint8_t **out, int *size) {
  AVFormatContext *ctx = NULL;
  int code = avformat_alloc_output_context2(&ctx, NULL, "mp4", NULL);
  if (code < 0) return code;
  if ((code = avio_open_dyn_buf(&ctx->pb)) < 0) {
    avformat_free_context(ctx);
    return code;
  }
  code = write_header(ctx, parameters, timescale, count > 0);
  if (code >= 0 && count > 0) code = write_packets(ctx, packets, count, packet_time_base);
  uint8_t *bytes = NULL;
  int length = avio_close_dyn_buf(ctx->pb, &bytes);
  ctx->pb = NULL;
  avformat_free_context(ctx);
  if (code >= 0 && (length = header_length(bytes, length)) == 0) code = AVERROR_INVALIDDATA;
  if (code < 0) {
    av_free(bytes);
    return code;
  }
  *out = bytes;
  *size = length;
  return 0;
}
