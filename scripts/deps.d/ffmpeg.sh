# shellcheck shell=bash
# FFmpeg 7.1: the system's packages where they fit, else built once from Debian 13's source package.

FFMPEG_PREFIX= # empty: the system's

ffmpeg_need() {
  if ffmpeg_system; then
    OUTCOME="the system's FFmpeg fits"
    return
  fi
  if release_ships_ffmpeg; then
    packages_need "${PACKAGES_FFMPEG_SYSTEM[@]}"
    ffmpeg_system || stop "The system's FFmpeg was installed, but pkg-config does not find libavcodec 61."
    OUTCOME="the system's FFmpeg was installed"
    return
  fi
  if ffmpeg_built; then
    OUTCOME="$(basename "$FFMPEG_PREFIX") is there"
    return
  fi
  if [ "$(os_release ID)" != debian ]; then
    stop "pkg-config finds no FFmpeg 7.1 (libavcodec 61), and this system is not Debian 12 or 13." \
      "Install FFmpeg 7.1 with its programs and development files by hand, then try again."
  fi
  packages_need "${PACKAGES_FFMPEG_BUILD[@]}"
  ffmpeg_build
}

# ffmpeg_system tells whether the system's libraries, and the programs beside them, fit.
# A PKG_CONFIG_PATH set by scripts/env must not make our own build look like the system's.
ffmpeg_system() (
  unset PKG_CONFIG_PATH
  pkg-config --exists 'libavcodec >= 61' 'libavcodec < 62' \
    libavdevice libavfilter libavformat libavutil libswresample libswscale libass 2>/dev/null || return 1
  prefix=$(pkg-config --variable=prefix libavcodec)
  [ -x "$prefix/bin/ffmpeg" ] && [ -x "$prefix/bin/ffprobe" ]
)

# Asking apt for its candidate on every start would cost more than all else together.
release_ships_ffmpeg() {
  [ "$(os_release ID)" = debian ] && [ "$(os_release VERSION_ID)" = 13 ]
}

# os_release KEY prints a field of the system's description, or nothing.
os_release() {
  # shellcheck source=/dev/null
  (. /etc/os-release && printf '%s' "${!1:-}")
}

# Names a build: its options, the machine's kind and the release whose libraries it is linked to.
ffmpeg_hash() {
  { ffmpeg_options; uname -m; os_release ID; os_release VERSION_ID; } | sha256sum | cut -c1-12
}

# ffmpeg_built finds a finished build that runs and leaves it in FFMPEG_PREFIX.
ffmpeg_built() {
  local prefix
  for prefix in "$CACHE"/ffmpeg-7.1*-"$(ffmpeg_hash)"; do
    if ffmpeg_runs "$prefix"; then
      FFMPEG_PREFIX=$prefix
      return 0
    fi
    if [ -d "$prefix" ]; then
      say "$prefix does not run, it is made again"
      rm -rf "$prefix"
    fi
  done
  return 1
}

ffmpeg_runs() {
  [ -f "$1/lib/pkgconfig/libavcodec.pc" ] && [ -f "$1/include/libavcodec/avcodec.h" ] &&
    "$1/bin/ffmpeg" -version >/dev/null 2>&1 && "$1/bin/ffprobe" -version >/dev/null 2>&1
}

ffmpeg_build() {
  if [[ $CACHE =~ [[:space:]:] ]]; then
    stop "FFmpeg cannot be built in $CACHE: its path must not hold a space or a colon." \
      "Set XDG_CACHE_HOME to another folder."
  fi
  need_space "$CACHE" 900 "The build of FFmpeg"
  local work=$CACHE/ffmpeg-build
  rm -rf "$work"
  mkdir -p "$work"
  ffmpeg_source "$work"
  local version prefix begin=$EPOCHREALTIME
  version=$(cat "$work/src/RELEASE")
  case $version in
    7.1*) ;;
    *) stop "Debian 13's source package holds FFmpeg $version, and 7.1 is needed." ;;
  esac
  prefix=$CACHE/ffmpeg-$version-$(ffmpeg_hash)
  say "building FFmpeg $version, about four minutes on two idle cores"
  ffmpeg_compile "$work" "$prefix"
  # Only a whole build ever has the final name.
  mv -T "$work/root$prefix" "$prefix"
  ffmpeg_runs "$prefix" || stop_with_log "$work/build.log" "FFmpeg was built but does not run from $prefix."
  rm -rf "$work"
  FFMPEG_PREFIX=$prefix
  OUTCOME="built $(basename "$prefix") in $(since "$begin") s"
}

ffmpeg_compile() {
  local work=$1 prefix=$2 log=$1/build.log options
  mapfile -t options < <(ffmpeg_options)
  (
    cd "$work/src" &&
      ./configure --prefix="$prefix" "${options[@]}" &&
      ffmpeg_check config_components.h &&
      make -j "$(nproc)" &&
      make install DESTDIR="$work/root"
  ) >"$log" 2>&1 </dev/null || stop_with_log "$log" "FFmpeg could not be built."
}

# ffmpeg_check FILE compares what was asked for with what configure switched on: it passes over a name it does not know.
ffmpeg_check() {
  local missing
  missing=$(
    {
      printf '%s_ENCODER\n' "${FFMPEG_ENCODERS[@]^^}"
      printf '%s_MUXER\n' "${FFMPEG_MUXERS[@]^^}"
      printf '%s_DECODER\n' "${FFMPEG_DECODERS[@]^^}"
      printf '%s_FILTER\n' "${FFMPEG_FILTERS[@]^^}"
    } | while read -r part; do grep -q "^#define CONFIG_$part 1$" "$1" || printf ' %s' "$part"; done
  )
  [ -z "$missing" ] || { echo "configure did not switch on:$missing" && return 1; }
}

# ffmpeg_source WORK fetches the signed source package with lists of our own, so that the system's stay as they are,
# and unpacks it into WORK/src.
ffmpeg_source() {
  local work=$1 log=$1/apt.log
  mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/src-package"
  ffmpeg_sources_list >"$work/sources.list"
  [ -s "$work/sources.list" ] || stop "apt's configuration names no Debian mirror to take FFmpeg's source from." \
    "Install FFmpeg 7.1 with its development files by hand, so that pkg-config finds libavcodec 61."
  local apt=(apt-get -q -o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=-
    -o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work/cache" -o APT::Sandbox::User=root)
  say "fetching FFmpeg's source package"
  # A mirror that lacks the suite is no failure while another has it.
  "${apt[@]}" update >"$log" 2>&1 </dev/null || true
  if ! (cd "$work/src-package" && "${apt[@]}" source --download-only ffmpeg) >>"$log" 2>&1 </dev/null; then
    stop_with_log "$log" "FFmpeg's source package could not be fetched. Is there a network?"
  fi
  dpkg-source --no-check -x "$work"/src-package/*.dsc "$work/src" >>"$log" 2>&1 ||
    stop_with_log "$log" "FFmpeg's source package could not be unpacked."
}

# ffmpeg_sources_list turns the system's own mirrors into source lines for Debian 13, signed by Debian itself.
ffmpeg_sources_list() {
  local codename uri release component suite keys=/usr/share/keyrings/debian-archive-keyring.gpg
  codename=$(os_release VERSION_CODENAME)
  # shellcheck disable=SC2016 # apt's own placeholders
  apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    while read -r uri release component; do
      [ "$component" = main ] || continue
      case $release in
        "$codename" | stable | oldstable) suite=trixie ;;
        "$codename-security" | stable-security | oldstable-security) suite=trixie-security ;;
        *) continue ;;
      esac
      printf 'deb-src [signed-by=%s] %s %s main\n' "$keys" "$uri" "$suite"
    done | sort -u
}
