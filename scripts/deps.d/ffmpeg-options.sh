# shellcheck shell=bash
# What a media server meets: every demuxer and parser, but only the codecs, muxers and filters named here.

FFMPEG_ENCODERS=(
  libx264 libx265 libsvtav1 libvpx_vp9 mpeg2video mpeg4 prores_ks wmv2 rawvideo wrapped_avframe
  h264_vaapi hevc_vaapi av1_vaapi
  aac libopus flac libmp3lame mp2 ac3 eac3 dca truehd alac wmav2 pcm_s16le pcm_s24le
  mjpeg png libwebp
  webvtt srt subrip ass ssa movtext dvdsub dvbsub
)
FFMPEG_MUXERS=(
  mp4 mov ipod avi asf matroska webm mpegts hls segment
  adts flac mp3 ogg opus wav ac3 eac3 dts truehd h264 hevc rawvideo framehash null
  image2 image2pipe webp webvtt srt ass sup ffmetadata
)
FFMPEG_DECODERS=(
  h264 hevc vvc vp3 vp4 vp5 vp6 vp6a vp6f vp7 vp8 vp9 av1 libdav1d
  mpeg1video mpeg2video mpegvideo mpeg4 msmpeg4v1 msmpeg4v2 msmpeg4v3 h261 h263 h263i h263p
  vc1 vc1image wmv1 wmv2 wmv3 flv theora mjpeg mjpegb prores dnxhd cinepak
  indeo2 indeo3 indeo4 indeo5 rv10 rv20 rv30 rv40 svq1 svq3 huffyuv ffvhuff ffv1 utvideo
  rawvideo png apng gif bmp webp tiff jpeg2000 dvvideo cfhd hap qtrle rpza msvideo1 flashsv zmbv
  aac aac_fixed aac_latm ac3 eac3 dca truehd mlp mp1 mp1float mp2 mp2float mp3 mp3float
  flac alac opus libopus vorbis wmav1 wmav2 wmapro wmalossless wmavoice ape wavpack tta tak
  mpc7 mpc8 cook ra_144 ra_288 sipr ralf amrnb amrwb gsm gsm_ms
  adpcm_ms adpcm_ima_wav adpcm_ima_qt adpcm_swf adpcm_g722 adpcm_g726
  pcm_s8 pcm_u8 pcm_s16le pcm_s16be pcm_s24le pcm_s24be pcm_s32le pcm_s32be
  pcm_f32le pcm_f32be pcm_f64le pcm_alaw pcm_mulaw pcm_bluray pcm_dvd
  dsd_lsbf dsd_msbf dsd_lsbf_planar dsd_msbf_planar dst speex shorten atrac1 atrac3 atrac3p nellymoser
  ass ssa srt subrip webvtt movtext text pgssub dvdsub dvbsub xsub microdvd sami stl
  subviewer subviewer1 mpl2 jacosub pjs realtext vplayer ccaption wrapped_avframe
)
FFMPEG_FILTERS=(
  scale format fps framerate null trim setpts settb setparams setsar setdar setrange copy metadata showinfo
  zscale tonemap colorspace lut lutyuv lutrgb bwdif yadif fieldorder interlace tinterlace
  transpose rotate hflip vflip crop pad overlay subtitles ass alphaextract tile thumbnail select concat split loop
  fade xfade hstack vstack xstack zoompan drawbox drawtext noise
  idet cropdetect blackdetect freezedetect scdet signalstats ssim psnr
  hwupload hwdownload hwmap scale_vaapi deinterlace_vaapi tonemap_vaapi transpose_vaapi overlay_vaapi
  anull aformat aresample atrim asetpts asettb asetnsamples asetrate aselect asplit acopy ametadata
  volume pan afade acrossfade dynaudnorm alimiter acompressor lowpass highpass stereotools
  channelmap channelsplit amerge amix apad adelay atempo aloop
  loudnorm ebur128 replaygain volumedetect silencedetect astats
  testsrc testsrc2 smptebars color mandelbrot life cellauto gradients sierpinski
  gblur eq hue vignette blend geq curves colorchannelmixer
  sine anullsrc aevalsrc anoisesrc movie amovie
)
FFMPEG_LIBRARIES=(
  libx264 libx265 libsvtav1 libvpx libopus libmp3lame libwebp libass libfreetype libfontconfig
  libharfbuzz libfribidi libdav1d libzimg zlib bzlib vaapi libdrm
)
# No network: the worker never opens an address. Nothing is found by chance.
FFMPEG_FLAGS=(
  --enable-shared --disable-static --enable-pic --enable-rpath --enable-gpl --enable-version3
  --disable-autodetect --disable-network --disable-postproc --disable-doc --disable-debug
  --disable-ffplay --disable-devices --enable-indev=lavfi
)

comma() {
  local IFS=,
  printf '%s' "$*"
}

# ffmpeg_options prints the arguments of configure but the prefix, one per line.
ffmpeg_options() {
  printf '%s\n' "${FFMPEG_FLAGS[@]}" "${FFMPEG_LIBRARIES[@]/#/--enable-}" \
    --disable-encoders "--enable-encoder=$(comma "${FFMPEG_ENCODERS[@]}")" \
    --disable-muxers "--enable-muxer=$(comma "${FFMPEG_MUXERS[@]}")" \
    --disable-decoders "--enable-decoder=$(comma "${FFMPEG_DECODERS[@]}")" \
    --disable-filters "--enable-filter=$(comma "${FFMPEG_FILTERS[@]}")"
}
