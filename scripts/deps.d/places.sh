# shellcheck shell=bash
# Where things are kept: the user's cache, outside the checkout, so that a clean checkout finds them again.

CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/revenge
RECIPE=$(dirname "${BASH_SOURCE[0]}")

# Names what the dependencies were made from; a changed recipe is a new name.
recipe_hash() {
  cat "$RECIPE"/*.sh | sha256sum | cut -c1-12
}

# The file with the locations found, written by scripts/deps and read by scripts/env.
locations_file() {
  printf '%s/locations-%s' "$CACHE" "$(recipe_hash)"
}

# The folder of the test clips, named after the script that makes them; the clips follow the FFmpeg that made them.
testmedia_folder() {
  printf '%s/testmedia-%s' "$CACHE" "$(cat "$RECIPE"/../testmedia.d/* "$RECIPE/ffmpeg-options.sh" | sha256sum | cut -c1-12)"
}
