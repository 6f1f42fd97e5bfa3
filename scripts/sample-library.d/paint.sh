# shellcheck shell=bash
# Pictures, sounds and words for the sample library. Each item works in a scratch folder of its own.

SDR=scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709
HDR10=zscale=t=smpte2084:p=2020:m=2020_ncl:r=limited:npl=203,format=yuv420p10le

# clip FILE WIDTH HEIGHT SECONDS SEED SKY EMBLEM -- SOUND... -- SUBTITLE... -- ARG... paints a moving scene,
# in SDR or in what the filter LOOK makes of it.
clip() {
  local file=$1 width=$2 height=$3 seconds=$4 maps=(-map 0:v) inputs=() n=1
  scene "$width" "$height" "$seconds" "$5" "$6" "$7" >scene.ass
  inputs=(-f lavfi -i "$(gradient "$width" "$height" "$6"):duration=$seconds:rate=24,$SDR,ass=scene.ass")
  shift 8
  for (( ; ; n++)); do
    [ "$1" != -- ] || break
    inputs+=(-f lavfi -i "$1")
    maps+=(-map "$n:a")
    shift
  done
  shift
  for (( ; ; n++)); do
    [ "$1" != -- ] || break
    inputs+=(-i "$1")
    maps+=(-map "$n:s")
    shift
  done
  shift
  case $file in */*) file=$OUT/$file ;; esac
  # An input among the arguments must stand before every output option.
  if [ "${1:-}" = -i ]; then
    inputs+=("$1" "$2")
    shift 2
  fi
  ffmpeg -nostdin -v error -y "${inputs[@]}" "${maps[@]}" -vf "${LOOK:-null}" "$@" -t "$seconds" "$file"
}

scene() { node "$PARTS/scene.mjs" "$@"; }

gradient() { # gradient WIDTH HEIGHT SKY
  printf 'gradients=size=%sx%s:%s:nb_colors=2:x0=0:y0=0:x1=0:y1=%s:speed=0.00001' "$1" "$2" "$(scene colours "$3")" "$(($2 * 2 / 3))"
}

backdrop() { # backdrop FILE WIDTH HEIGHT SEED SKY EMBLEM [TITLE LINE]
  scene "$2" "$3" 1 "${@:4}" >still.ass
  ffmpeg -nostdin -v error -y -f lavfi \
    -i "$(gradient "$2" "$3" "$5"):duration=1:rate=1,format=rgb24,ass=still.ass,noise=alls=3,vignette=PI/6" \
    -frames:v 1 -pix_fmt yuvj420p -q:v 3 "$OUT/$1"
}

poster() { backdrop "$1" 1000 1500 "${@:2}"; } # poster FILE SEED SKY EMBLEM TITLE LINE

chord() { # chord PITCH SECONDS: three soft voices that swell and fade
  printf 'aevalsrc=0.10*(sin(%s*2*PI*t)+sin(%s*1.25*2*PI*t)+sin(%s*1.5*2*PI*t))*(0.7+0.3*sin(PI*t/2)):s=48000:d=%s,afade=out:st=%s:d=1' \
    "$1" "$1" "$1" "$2" "$(($2 - 1))"
}

words() { # words LANGUAGE SECONDS writes subtitles and prints their file
  local lines n=0
  case $1 in
    de) lines=('Wer hat das Licht gelöscht?' 'Niemand. Es brennt noch.') ;;
    fr) lines=('La lumière ne dort jamais.' 'Écoutez : la mer répond.') ;;
    *) lines=('Who put out the light?' 'Nobody. It is still burning.') ;;
  esac
  for n in 0 1; do
    printf '%d\n00:00:%02d,500 --> 00:00:%02d,500\n%s\n\n' $((n + 1)) $((n * ($2 / 2))) $((n * ($2 / 2) + 2)) "${lines[n]}"
  done >"$1.srt"
  printf '%s' "$1.srt"
}

chapters_write() { # chapters_write FILE SECONDS TITLE [SECONDS TITLE]...
  local file=$1 from=0
  shift
  printf ';FFMETADATA1\n' >"$file"
  while [ $# -gt 0 ]; do
    printf '[CHAPTER]\nTIMEBASE=1/1\nSTART=%d\nEND=%d\ntitle=%s\n' "$from" $((from + $1)) "$2" >>"$file"
    from=$((from + $1))
    shift 2
  done
}
