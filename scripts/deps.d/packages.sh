# shellcheck shell=bash
# Debian's packages.

PACKAGES_RUN=(ca-certificates gcc libc6-dev make pkg-config fonts-dejavu-core)
PACKAGES_TEST=(chromium redis-server)
PACKAGES_LINT=(shellcheck)

# Debian 13 and later: FFmpeg 7.1 itself.
PACKAGES_FFMPEG_SYSTEM=(
  ffmpeg libavcodec-dev libavdevice-dev libavfilter-dev libavformat-dev libavutil-dev
  libswresample-dev libswscale-dev libass-dev
)
# Debian 12: what FFmpeg is built from.
PACKAGES_FFMPEG_BUILD=(
  dpkg-dev nasm xz-utils libx264-dev libx265-dev libsvtav1enc-dev libvpx-dev libopus-dev
  libmp3lame-dev libwebp-dev libass-dev libfreetype-dev libfontconfig-dev libharfbuzz-dev
  libfribidi-dev libdav1d-dev libzimg-dev libva-dev libdrm-dev zlib1g-dev libbz2-dev
)

# packages_missing NAME... prints those that are not installed.
packages_missing() {
  local installed
  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
  local name
  for name in "$@"; do
    case $'\n'"$installed"$'\n' in
      *$'\n'"installed $name"$'\n'*) ;;
      *) printf '%s\n' "$name" ;;
    esac
  done
}

# packages_need NAME... installs what is missing of the packages.
packages_need() {
  if ! command -v dpkg-query >/dev/null; then
    OUTCOME="not a Debian system: these must have been installed by hand: $*"
    return
  fi
  local missing
  mapfile -t missing < <(packages_missing "$@")
  if [ ${#missing[@]} = 0 ]; then
    OUTCOME="all $# packages are there"
    return
  fi
  packages_root "${missing[@]}"
  say "installing ${missing[*]}"
  mkdir -p "$CACHE"
  local log=$CACHE/apt.log
  local apt=("${AS_ROOT[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120)
  "${apt[@]}" update >"$log" 2>&1 </dev/null || say "the package lists could not be refreshed, going on with those at hand"
  if ! "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >>"$log" 2>&1 </dev/null; then
    stop_with_log "$log" "apt-get could not install: ${missing[*]}" \
      "Is there a network, room on the disk, and no interrupted installation (dpkg --configure -a)?"
  fi
  OUTCOME="installed ${#missing[@]} packages"
}

# packages_root NAME... leaves in AS_ROOT the words that give root's rights, to install the packages.
packages_root() {
  if [ "$(id -u)" = 0 ]; then
    AS_ROOT=()
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    AS_ROOT=(sudo -n)
  elif command -v sudo >/dev/null && [ -t 0 ] && [ -t 2 ]; then
    say "these packages are missing, sudo may ask for your password: $*"
    sudo -v || stop "Without root's rights nothing was installed. As root, run: apt-get install $*"
    AS_ROOT=(sudo)
  else
    stop "Packages are missing, and this user cannot install them without a password." \
      "As root, run: apt-get install --no-install-recommends $*" "Then try again."
  fi
}
