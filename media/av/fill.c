#include "shim.h"

// rv_fill opens a decoder for the parameters, lets it see one packet where there is one, and takes over what it
// found out. It returns 0 or an error of libav.
int rv_fill(AVCodecParameters *p, const AVPacket *packet) {
  const AVCodec *codec = avcodec_find_decoder(p->codec_id);
  if (!codec) return AVERROR_DECODER_NOT_FOUND;
  AVCodecContext *ctx = avcodec_alloc_context3(codec);
  AVFrame *frame = av_frame_alloc();
  int code = ctx && frame ? avcodec_parameters_to_context(ctx, p) : AVERROR(ENOMEM);
  if (code >= 0) {
    ctx->thread_count = 1;
    code = avcodec_open2(ctx, codec, NULL);
  }
  if (code >= 0 && packet) {
    code = avcodec_send_packet(ctx, packet);
    if (code >= 0) {
      code = avcodec_receive_frame(ctx, frame);
      // Some decoders hold a frame back until they know that no other follows.
      if (code == AVERROR(EAGAIN) && avcodec_send_packet(ctx, NULL) >= 0) code = avcodec_receive_frame(ctx, frame);
      if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) code = 0;
    }
  }
  if (code >= 0) code = avcodec_parameters_from_context(p, ctx);
  av_frame_free(&frame);
  avcodec_free_context(&ctx);
  return code < 0 ? code : 0;
}
