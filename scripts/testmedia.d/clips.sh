# shellcheck shell=bash
# One recipe per clip. Clips are named by what is special in them; SIZE and LENGTH hold where nothing else is said.

SIZE=320x180
LENGTH=2
FONT=/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf

# The same bytes on every run as far as the encoders allow: one thread, no dates, no random identifiers.
encode() {
  local out=${!#}
  set -- "${@:1:$#-1}"
  ffmpeg -nostdin -v error -y "$@" -threads 1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact "$out"
}

picture() { printf 'testsrc2=size=%s:rate=%s:duration=%s' "${2:-$SIZE}" "${1:-24}" "${3:-$LENGTH}"; }
tone() { printf 'sine=frequency=%s:sample_rate=48000:duration=%s' "${1:-440}" "${2:-$LENGTH}"; }
surround() {
  printf 'aevalsrc=0.2*sin(440*2*PI*t)|0.2*sin(550*2*PI*t)|0.2*sin(660*2*PI*t)|0|0.1*sin(770*2*PI*t)|0.1*sin(880*2*PI*t):c=5.1:s=48000:d=%s' "$LENGTH"
}

X264=(-c:v libx264 -preset veryfast -pix_fmt yuv420p -g 24 -bf 2)
X265=(-c:v libx265 -preset ultrafast -tag:v hvc1)
AAC=(-c:a aac -b:a 96k -ac 2)
PQ=(-pix_fmt yuv420p10le -vf setparams=color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc:range=tv)
HLG=(-pix_fmt yuv420p10le -vf setparams=color_primaries=bt2020:color_trc=arib-std-b67:colorspace=bt2020nc:range=tv)

# The clips that are made from nothing.
CLIPS=(
  long.mkv h264.mp4 h264.mkv h264-10bit.mkv h264-vertical.mp4 hevc.mkv hevc-10bit.mp4 hevc-hdr10.mkv hevc-hlg.mp4
  av1.mkv av1-10bit.mp4 vp9.webm mpeg2-interlaced.ts mpeg4.avi wmv2.wmv prores.mov video-only.mkv
  aac.m4a opus.opus flac.flac tagged.flac tagged.mp3 tagged.opus tagged.m4a mp3-cover.mp3 alac-cover.m4a ac3.ac3 eac3.eac3 dts.dts truehd.thd audio-codecs.mkv
  chapters.mkv chapters.mp4 attachments.mkv streams.mkv streams.mp4 cover.mp4 cover.mkv pgs.sup
  vfr.mkv vfr.mp4 late-start.ts late-start.mkv one-keyframe.mp4 film-rate.mkv random.mkv random.mp4 empty.mkv text.mkv
)
# The clips that are made from other clips.
DERIVED=(
  long.mp4 rotated.mp4 truncated.mp4 truncated-no-index.mp4 truncated.mkv bitmap-subtitles.mkv
  fragmented.mp4 flipped-bytes.mkv
)

video() { # video OUT ARG... : the moving picture with a tone in AAC
  local out=$1
  shift
  encode -f lavfi -i "$(picture)" -f lavfi -i "$(tone)" "$@" "${AAC[@]}" "$out"
}

audio() { # audio OUT ARG...
  local out=$1
  shift
  encode -f lavfi -i "$(tone)" "$@" "$out"
}

still_cover() {
  encode -f lavfi -i "gradients=size=300x300:rate=1:duration=1:seed=7" -frames:v 1 "$1"
}

subtitles_write() { # subtitles_write FILE WORD
  printf '1\n00:00:00,200 --> 00:00:00,900\n%s one\n\n2\n00:00:01,100 --> 00:00:01,800\n<i>%s two</i>\n' "$2" "$2" >"$1"
}

chapters_write() {
  printf ';FFMETADATA1\ntitle=A clip with chapters\n' >"$1"
  printf '[CHAPTER]\nTIMEBASE=1/1000\nSTART=%d\nEND=%d\ntitle=%s\n' 0 700 Opening 700 1500 'Überfahrt' 1500 2000 Ending >>"$1"
}

# clip NAME makes one clip in the current folder.
clip() {
  case $1 in
    # About 30 s with keyframes at irregular times, for playlists and seeking.
    long.mkv) encode -f lavfi -i "$(picture 24 640x360 30)" -f lavfi -i "$(tone 440 30)" "${X264[@]}" -g 1000 \
      -sc_threshold 0 -force_key_frames 0,1.5,4,4.5,8,11.25,12,16,21,21.5,26,29 "${AAC[@]}" "$1" ;;
    h264.mp4) video "$1" "${X264[@]}" -movflags +faststart ;;
    h264.mkv) video "$1" "${X264[@]}" ;;
    h264-10bit.mkv) video "$1" "${X264[@]}" -pix_fmt yuv420p10le ;;
    h264-vertical.mp4) encode -f lavfi -i "$(picture 30 180x320)" "${X264[@]}" "$1" ;;
    hevc.mkv) video "$1" "${X265[@]}" -pix_fmt yuv420p -x265-params "$(x265)" ;;
    hevc-10bit.mp4) video "$1" "${X265[@]}" -pix_fmt yuv420p10le -x265-params "$(x265)" ;;
    hevc-hdr10.mkv) video "$1" "${X265[@]}" "${PQ[@]}" -x265-params \
      "$(x265):hdr10=1:repeat-headers=1:master-display=G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,50):max-cll=1000,400" ;;
    hevc-hlg.mp4) video "$1" "${X265[@]}" "${HLG[@]}" -x265-params "$(x265)" ;;
    av1.mkv) encode -f lavfi -i "$(picture)" -f lavfi -i "$(tone)" -c:v libsvtav1 -preset 10 -g 24 \
      -svtav1-params lp=1 -pix_fmt yuv420p -c:a libopus -b:a 64k "$1" ;;
    av1-10bit.mp4) video "$1" -c:v libsvtav1 -preset 10 -g 24 -svtav1-params lp=1 -pix_fmt yuv420p10le ;;
    vp9.webm) encode -f lavfi -i "$(picture)" -f lavfi -i "$(tone)" -c:v libvpx-vp9 -deadline realtime -cpu-used 8 \
      -b:v 300k -g 24 -pix_fmt yuv420p -c:a libopus -b:a 64k "$1" ;;
    mpeg2-interlaced.ts) encode -f lavfi -i "$(picture 50 720x576)" -f lavfi -i "$(tone)" -vf interlace,setsar=16/15 \
      -c:v mpeg2video -b:v 3M -g 12 -bf 2 -flags:v +ildct+ilme -c:a mp2 -b:a 128k "$1" ;;
    mpeg4.avi) encode -f lavfi -i "$(picture 25)" -f lavfi -i "$(tone)" -c:v mpeg4 -vtag XVID -q:v 5 -c:a libmp3lame "$1" ;;
    wmv2.wmv) encode -f lavfi -i "$(picture 25)" -f lavfi -i "$(tone)" -c:v wmv2 -q:v 5 -c:a wmav2 "$1" ;;
    prores.mov) encode -f lavfi -i "$(picture)" -f lavfi -i "$(tone)" -c:v prores_ks -profile:v 2 -pix_fmt yuv422p10le \
      -c:a pcm_s16le "$1" ;;
    video-only.mkv) encode -f lavfi -i "$(picture)" "${X264[@]}" "$1" ;;

    aac.m4a) audio "$1" "${AAC[@]}" -metadata title=Tone -metadata artist='The Oscillators' ;;
    opus.opus) audio "$1" -c:a libopus -b:a 64k ;;
    flac.flac) audio "$1" -c:a flac ;;
    tagged.flac) tagged "$1" -c:a flac ;;
    tagged.mp3) tagged "$1" -c:a libmp3lame ;;
    tagged.opus) tagged "$1" -c:a libopus -b:a 64k ;;
    tagged.m4a) tagged "$1" -c:a aac -b:a 96k ;;
    mp3-cover.mp3 | alac-cover.m4a) covered "$1" ;;
    ac3.ac3) surrounded "$1" -c:a ac3 -b:a 384k ;;
    eac3.eac3) surrounded "$1" -c:a eac3 -b:a 256k ;;
    dts.dts) surrounded "$1" -c:a dca -strict -2 -b:a 768k ;;
    truehd.thd) surrounded "$1" -c:a truehd -strict -2 ;;
    audio-codecs.mkv) audio_codecs "$1" ;;

    chapters.mkv | chapters.mp4) chaptered "$1" ;;
    attachments.mkv) attached "$1" ;;
    streams.mkv) many_streams "$1" -c:s:0 srt -c:s:1 srt -c:s:2 ass ;;
    streams.mp4) many_streams "$1" -c:s mov_text ;;
    cover.mp4 | cover.mkv) covered_film "$1" ;;
    pgs.sup) node "$RECIPES/pgs.mjs" "$1" ;;

    vfr.mkv | vfr.mp4) encode -f lavfi -i "$(picture 60)" -vf "select='if(lt(t,1),not(mod(n,4)),1)'" -fps_mode vfr "${X264[@]}" "$1" ;;
    late-start.ts) video "$1" "${X264[@]}" -output_ts_offset 3600 ;;
    late-start.mkv) video "$1" "${X264[@]}" -output_ts_offset 10 ;;
    one-keyframe.mp4) video "$1" "${X264[@]}" -g 10000 -sc_threshold 0 ;;
    film-rate.mkv) encode -f lavfi -i "$(picture 24000/1001)" -f lavfi -i "$(tone)" "${X264[@]}" "${AAC[@]}" "$1" ;;
    random.*) random_bytes 65536 >"$1" ;;
    empty.mkv) : >"$1" ;;
    text.mkv) printf 'This is a letter, not a film.\n' >"$1" ;;

    long.mp4) encode -i long.mkv -map 0 -c copy -movflags +faststart "$1" ;;
    fragmented.mp4) encode -i h264.mp4 -map 0 -c copy -movflags +frag_keyframe+empty_moov+default_base_moof "$1" ;;
    rotated.mp4) encode -display_rotation 90 -i h264.mp4 -map 0 -c copy "$1" ;;
    truncated.mp4) part h264.mp4 60 >"$1" ;;
    truncated-no-index.mp4) part one-keyframe.mp4 60 >"$1" ;; # its index stands at the end
    truncated.mkv) part h264.mkv 60 >"$1" ;;
    flipped-bytes.mkv) perl -0777 -pe 'for my $n (1 .. 60) { substr($_, 600 + 701 * $n % (length() - 600), 1) = chr($n * 7 % 256) }' h264.mkv >"$1" ;;
    bitmap-subtitles.mkv) encode -i h264.mkv -fix_sub_duration -i pgs.sup -map 0 -map 1 -map 1 -map 1 -c copy -c:s:1 dvdsub -c:s:2 dvbsub \
      -metadata:s:s:0 language=eng -metadata:s:s:1 language=deu -metadata:s:s:2 language=fra -disposition:s:1 forced "$1" ;;
    *) echo "no recipe for $1" >&2 && return 1 ;;
  esac
}

x265() { printf 'log-level=error:pools=none:frame-threads=1:keyint=24:bframes=2'; }

surrounded() {
  local out=$1
  shift
  encode -f lavfi -i "$(surround)" "$@" "$out"
}

tagged() { # tagged OUT ARG... : a recording whose tags say where it belongs
  local out=$1
  shift
  audio "$out" "$@" -metadata title=Tone -metadata artist='The Oscillators' -metadata album_artist='The Oscillators' -metadata album=Waves \
    -metadata track=3/9 -metadata disc=1/2 -metadata date=1999-02-03 -metadata genre=Electronic -metadata composer='Ada Sine' \
    -metadata REPLAYGAIN_TRACK_GAIN='-6.50 dB' -metadata MUSICBRAINZ_ALBUMID=11111111-1111-4111-8111-111111111111
}

random_bytes() { perl -e 'binmode STDOUT; srand 7; print pack "C*", map { int rand 256 } 1 .. shift' "$1"; }

part() { head -c $(($(stat -c %s "$1") * $2 / 100)) "$1"; } # part FILE PERCENT

covered() {
  local codec=(-c:a libmp3lame -id3v2_version 3)
  [ "$1" != alac-cover.m4a ] || codec=(-c:a alac)
  still_cover "$1.jpg"
  encode -f lavfi -i "$(tone)" -i "$1.jpg" -map 0 -map 1 "${codec[@]}" -c:v copy -disposition:v:0 attached_pic \
    -metadata title=Tone -metadata artist='The Oscillators' -metadata album=Waves -metadata track=3/9 "$1"
  rm "$1.jpg"
}

covered_film() {
  still_cover "$1.jpg"
  case $1 in
    *.mkv) encode -f lavfi -i "$(picture)" "${X264[@]}" -attach "$1.jpg" -metadata:s:t mimetype=image/jpeg \
      -metadata:s:t filename=cover.jpg "$1" ;;
    *) encode -f lavfi -i "$(picture)" -i "$1.jpg" -map 0 -map 1 "${X264[@]}" -c:v:1 copy -disposition:v:1 attached_pic "$1" ;;
  esac
  rm "$1.jpg"
}

audio_codecs() {
  encode -f lavfi -i "$(picture)" -f lavfi -i "$(tone)" -f lavfi -i "$(surround)" \
    -map 0 -map 1 -map 1 -map 1 -map 1 -map 1 -map 2 -map 2 -map 2 -map 2 "${X264[@]}" -strict -2 \
    -c:a:0 aac -c:a:1 libopus -c:a:2 flac -c:a:3 libmp3lame -c:a:4 alac -c:a:5 ac3 -c:a:6 eac3 -c:a:7 dca -c:a:8 truehd "$1"
}

chaptered() {
  chapters_write "$1.txt"
  encode -f lavfi -i "$(picture)" -f lavfi -i "$(tone)" -i "$1.txt" -map 0 -map 1 -map_metadata 2 -map_chapters 2 \
    "${X264[@]}" "${AAC[@]}" "$1"
  rm "$1.txt"
}

attached() {
  subtitles_write "$1.srt" Titled
  encode -f lavfi -i "$(picture)" -i "$1.srt" -map 0 -map 1 "${X264[@]}" -c:s ass -attach "$FONT" \
    -metadata:s:t mimetype=font/ttf -metadata:s:t filename=DejaVuSans.ttf "$1"
  rm "$1.srt"
}

# Three voices and three subtitles, with languages, titles and dispositions.
many_streams() {
  local out=$1 word
  shift
  for word in English Deutsch Français; do subtitles_write "$out.$word.srt" "$word"; done
  encode -f lavfi -i "$(picture)" -f lavfi -i "$(tone 440)" -f lavfi -i "$(tone 550)" -f lavfi -i "$(tone 660)" \
    -i "$out.English.srt" -i "$out.Deutsch.srt" -i "$out.Français.srt" \
    -map 0 -map 1 -map 2 -map 3 -map 4 -map 5 -map 6 "${X264[@]}" "${AAC[@]}" "$@" \
    -metadata:s:a:0 language=eng -metadata:s:a:1 language=deu -metadata:s:a:2 language=eng -metadata:s:a:2 title=Commentary \
    -metadata:s:s:0 language=eng -metadata:s:s:1 language=deu -metadata:s:s:2 language=fra \
    -disposition:a:0 default -disposition:a:1 0 -disposition:a:2 comment \
    -disposition:s:0 default -disposition:s:1 forced -disposition:s:2 hearing_impaired "$out"
  rm "$out".*.srt
}
