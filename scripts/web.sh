# shellcheck shell=bash
# The web app's packages and its build, each only when what it is made from changed. Sourced in the project's root.

# web_packages installs exactly what the lock file says.
web_packages() {
  local made=web/node_modules/.made-from now
  now=$(sha256sum <web/package-lock.json)
  if [ -f "$made" ] && [ "$(cat "$made")" = "$now" ]; then
    OUTCOME="as in the lock file"
    return
  fi
  say "installing the web app's packages"
  web_quietly npm ci --prefer-offline --no-audit --no-fund
  printf '%s\n' "$now" >"$made"
  OUTCOME=installed
}

web_build() {
  local made=web/node_modules/.built-from now
  now=$(web_sources)
  if [ -f web/build/index.html ] && [ -f "$made" ] && [ "$(cat "$made")" = "$now" ]; then
    OUTCOME="unchanged"
    return
  fi
  say "building the web app"
  web_quietly npm run build
  [ -f web/build/index.html ] || stop "The web app was built, but web/build/index.html is missing."
  printf '%s\n' "$now" >"$made"
  OUTCOME=built
}

# web_sources names the state of everything that goes into the build.
web_sources() {
  find web schema -type d \( -name node_modules -o -name build -o -name .svelte-kit -o -name coverage \) -prune -o -type f -print0 |
    sort -z | xargs -0 sha256sum | sha256sum
}

# web_quietly COMMAND... shows the output of a command in web/ only when it fails.
web_quietly() {
  local log
  log=$(mktemp)
  if ! (cd web && "$@") >"$log" 2>&1 </dev/null; then
    stop_with_log "$log" "In web/, this failed: $*" "If it says that packages cannot be fetched: is there a network?"
  fi
  rm -f "$log"
}
