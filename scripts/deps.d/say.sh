# shellcheck shell=bash
# Speaking and stopping: sourced by the scripts of this folder.

# step NAME FUNCTION runs one step and says in one line what came of it and how long it took.
# The function leaves its result in OUTCOME.
step() {
  local name=$1 begin=$EPOCHREALTIME
  OUTCOME='done'
  "$2"
  printf '  %-22s %s (%s s)\n' "$name" "$OUTCOME" "$(since "$begin")"
}

# since BEGIN prints the seconds since an $EPOCHREALTIME, with two decimals.
since() {
  local now=${EPOCHREALTIME/[.,]/} begin=${1/[.,]/} spent
  spent=$((now - begin))
  printf '%d.%02d' $((spent / 1000000)) $((spent % 1000000 / 10000))
}

say() { printf '  %s\n' "$*"; }

# stop MESSAGE... ends with one sentence per line on stderr.
stop() {
  printf '\n' >&2
  printf '%s\n' "$@" >&2
  exit 1
}

# stop_with_log FILE MESSAGE... shows the end of a log before the message.
stop_with_log() {
  local log=$1
  shift
  if [ -s "$log" ]; then
    tail -n 15 "$log" >&2
  fi
  stop "$@" "The whole output is in $log."
}

# need_space FOLDER MEGABYTES WHAT stops when the disk is too full for WHAT.
need_space() {
  local free
  free=$(df --output=avail -m "$1" | tail -n 1)
  if [ "$free" -lt "$2" ]; then
    stop "$3 needs about $2 MB in $1, and only ${free// /} MB are free." \
      "Make room, or set XDG_CACHE_HOME to a folder on another disk."
  fi
}
