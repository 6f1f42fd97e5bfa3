# shellcheck shell=bash
# The sample library: invented films, one series and some music. Items are made side by side, each by one function.

COPPER='Movies/The Copper Lighthouse (2019)'
FERRY='Movies/Ferry at Half Past Midnight (2016)'
ORCHARD='Movies/A Glass Orchard (2023)'
TRAM='Movies/The Last Tram to Elmsworth (1987)'
COMPASS='Movies/The Compass That Forgot North (2012)'
REEL='Movies/A Reel of Nothing (2020)'
HARBOUR='Series/Harbour of Small Lights (2018)'
TIDES='Music/The Lamplighters/Tides and Lamps'

FOLDERS=("$COPPER" "$FERRY" "$ORCHARD" "$TRAM" "$COMPASS" "$REEL" "$HARBOUR/Season 01" "$HARBOUR/Season 02" "$HARBOUR/Specials"
  "$TIDES/CD1" "$TIDES/CD2" Music/Harbour\ Mix)
ITEMS=(copper_full copper_small ferry orchard tram salt compass reel artwork notes
  harbour_pilot harbour_water harbour_fog harbour_letter harbour_lamps
  tides_first tides_second mix song_notes)

X264=(-c:v libx264 -preset veryfast -crf 22 -pix_fmt yuv420p -g 48)
X265=(-c:v libx265 -preset ultrafast -crf 24 -pix_fmt yuv420p10le -x265-params
  'log-level=error:hdr10=1:repeat-headers=1:master-display=G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,50):max-cll=1000,400')
AAC=(-c:a aac -b:a 128k -ac 2)

# Films.

copper_full() {
  chapters_write chapters.txt 3 Harbour 3 Storm 4 Lamp
  clip "$COPPER/The Copper Lighthouse (2019) - 1080p.mkv" 1920 1080 10 3 dusk lighthouse -- \
    "$(chord 196 10)" "$(chord 220 10)" -- "$(words en 10)" "$(words de 10)" -- \
    -i chapters.txt -map_chapters 5 "${X264[@]}" "${AAC[@]}" -c:s srt \
    -metadata:s:a:0 language=eng -metadata:s:a:1 language=deu -metadata:s:a:1 title=Synchronfassung \
    -metadata:s:s:0 language=eng -metadata:s:s:1 language=deu -disposition:s:1 forced
}

copper_small() {
  clip "$COPPER/The Copper Lighthouse (2019) - 480p.mp4" 854 480 10 3 dusk lighthouse -- "$(chord 196 10)" -- -- \
    "${X264[@]}" "${AAC[@]}" -movflags +faststart
}

ferry() {
  local LOOK=$HDR10
  clip "$FERRY/Ferry at Half Past Midnight (2016) [HDR10].mkv" 1280 720 6 5 night ferry -- "$(chord 147 6)" -- "$(words en 6)" -- \
    "${X265[@]}" -c:a eac3 -b:a 192k -c:s ass -metadata:s:a:0 language=eng -metadata:s:s:0 language=eng
}

orchard() {
  clip "$ORCHARD/A Glass Orchard (2023).webm" 1280 720 8 8 moss orchard -- "$(chord 262 8)" "$(chord 294 8)" -- "$(words en 8)" "$(words fr 8)" -- \
    -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -row-mt 1 -b:v 1200k -g 48 -pix_fmt yuv420p -c:a libopus -b:a 96k -c:s webvtt \
    -metadata:s:a:0 language=eng -metadata:s:a:1 language=fra -metadata:s:a:1 title=Commentaire -disposition:a:1 comment \
    -metadata:s:s:0 language=eng -metadata:s:s:1 language=fra
}

tram() {
  clip "$TRAM/The Last Tram to Elmsworth (1987).mkv" 1280 720 6 9 ember tram -- "$(chord 175 6)" -- -- \
    -c:v libsvtav1 -preset 10 -crf 38 -g 48 -pix_fmt yuv420p10le -c:a libopus -b:a 96k
}

# No artwork and no notes: what it is comes from its name, its picture from the film.
salt() {
  clip 'Movies/Salt and Semaphore (2021).mkv' 1280 720 7 12 night towers -- "$(chord 165 7)" -- -- "${X264[@]}" -c:a flac
}

compass() { # broken: the second half is missing, with the index that would say where anything is
  clip whole.mp4 640 360 4 11 frost compass -- "$(chord 131 4)" -- -- "${X264[@]}" "${AAC[@]}"
  head -c $(($(stat -c %s whole.mp4) / 2)) whole.mp4 >"$OUT/$COMPASS/The Compass That Forgot North (2012).mp4"
}

reel() { : >"$OUT/$REEL/A Reel of Nothing (2020).mkv"; }

# The series.

episode() { # episode FOLDER NAME SECONDS SEED SKY EMBLEM PITCH
  clip "$HARBOUR/$1/Harbour of Small Lights - $2.mkv" 1280 720 "$3" "$4" "$5" "$6" -- "$(chord "$7" "$3")" -- "$(words en "$3")" -- \
    "${X264[@]}" "${AAC[@]}" -c:s srt -metadata:s:a:0 language=eng -metadata:s:s:0 language=eng
}

harbour_pilot() { episode 'Season 01' 'S01E01 - The Pilot Boat' 8 21 dawn ferry 196; }
harbour_water() { episode 'Season 01' 'S01E02 - Low Water' 5 22 frost harbour 220; }
harbour_fog() { episode 'Season 01' 'S01E03-E04 - The Long Fog' 9 23 frost lighthouse 175; }
harbour_letter() { episode 'Season 02' 'S02E01 - A Letter from Shore' 5 24 dusk harbour 247; }
harbour_lamps() { episode Specials 'S00E01 - Lamps and Oil' 4 25 night lighthouse 131; }

# Music: an album of two discs, a compilation, and a song by itself.

song() { # song FILE PITCH SECONDS TAG=VALUE...
  local file=$OUT/$1 pitch=$2 seconds=$3 tags=() tag
  shift 3
  for tag in "$@"; do tags+=(-metadata "$tag"); done
  ffmpeg -nostdin -v error -y -f lavfi -i "$(chord "$pitch" "$seconds")" -ac 2 "${tags[@]}" "$file"
}

tides() { # tides DISC NUMBER TITLE PITCH
  song "$TIDES/CD$1/0$2 - $3.flac" "$4" 40 title="$3" artist='The Lamplighters' album_artist='The Lamplighters' album='Tides and Lamps' \
    track="$2/2" disc="$1/2" date=2015-09-04 genre=Ambient composer='Rosalind Keel' REPLAYGAIN_TRACK_GAIN='-2.10 dB' REPLAYGAIN_TRACK_PEAK=0.42
}

tides_first() {
  tides 1 1 'Lighting Up' 196
  tides 1 2 'Slack Water' 220
}

tides_second() {
  tides 2 1 'Spring Tide' 175
  tides 2 2 'Putting Out' 147
}

mix() {
  song 'Music/Harbour Mix/01 - Fog Signal.mp3' 165 35 title='Fog Signal' artist='Lena Harrow' album_artist='Various Artists' album='Harbour Mix' track=1/2 date=2018 genre=Electronic
  song 'Music/Harbour Mix/02 - Bell Buoy.m4a' 247 35 title='Bell Buoy' artist='Tobias Finch' album_artist='Various Artists' album='Harbour Mix' track=2/2 date=2018 genre=Electronic
  song 'Music/Juno Wick - Night Ferry.opus' 131 35 title='Night Ferry' artist='Juno Wick' date=2021 genre=Ambient
}

song_notes() {
  printf '[00:01.00]Somebody goes along the wall\n[00:08.00]and lights the lamps, one and all\n[00:16.00]The water comes, the water goes\n[00:26.00]and who it waits for, nobody knows\n' >"$OUT/$TIDES/CD1/01 - Lighting Up.lrc"
}

artwork() {
  poster "$COPPER/poster.jpg" 3 dusk lighthouse 'The Copper|Lighthouse' 2019
  poster "$FERRY/poster.jpg" 5 night ferry 'Ferry at Half|Past Midnight' 2016
  poster "$ORCHARD/poster.jpg" 8 moss orchard 'A Glass|Orchard' 2023
  poster "$TRAM/poster.jpg" 9 ember tram 'The Last Tram|to Elmsworth' 1987
  poster "$COMPASS/poster.jpg" 11 frost compass 'The Compass That|Forgot North' 2012
  poster "$HARBOUR/poster.jpg" 4 dawn harbour 'Harbour of|Small Lights' 'A series'
  poster "$HARBOUR/season01-poster.jpg" 22 frost harbour 'Harbour of|Small Lights' 'Season one'
  poster "$HARBOUR/season02-poster.jpg" 24 dusk harbour 'Harbour of|Small Lights' 'Season two'
  backdrop "$TIDES/cover.jpg" 1000 1000 4 dawn harbour 'Tides and|Lamps' 'The Lamplighters'
  backdrop "$COPPER/fanart.jpg" 1920 1080 3 dusk lighthouse
  backdrop "$FERRY/fanart.jpg" 1920 1080 5 night ferry
  backdrop "$ORCHARD/fanart.jpg" 1920 1080 8 moss orchard
  backdrop "$HARBOUR/fanart.jpg" 1920 1080 4 dawn harbour
  backdrop "$HARBOUR/Season 01/Harbour of Small Lights - S01E01 - The Pilot Boat-thumb.jpg" 960 540 21 dawn ferry
}

# What is known of the films, as Kodi and Jellyfin keep it.

notes() {
  film_note "$COPPER/movie.nfo" 'The Copper Lighthouse' 2019 7.8 'Drama Mystery' 'Ada Marlowe' \
    'A keeper who was sent to switch off the last manned light finds a logbook that is written one day ahead.' \
    'Ines Calder|Rosalind Keel' 'Tobias Finch|The Inspector' 'Maud Okafor|Captain Brine'
  film_note "$FERRY/Ferry at Half Past Midnight (2016) [HDR10].nfo" 'Ferry at Half Past Midnight' 2016 7.1 'Thriller' 'Henrik Solberg-Day' \
    'Eleven passengers board the night ferry. Twelve cups of tea are poured.' \
    'Tobias Finch|The Steward' 'Lena Harrow|Passenger Nine'
  film_note "$ORCHARD/movie.nfo" 'A Glass Orchard' 2023 8.2 'Fantasy Family' 'Ada Marlowe' \
    'When the frost does not leave, two sisters learn to harvest light instead of apples.' \
    'Maud Okafor|Grandmother Pell' 'Ines Calder|Tamsin' 'Juno Wick|Elspeth'
  series_note "$HARBOUR/tvshow.nfo"
  episode_note 1 1 'The Pilot Boat' 2018-03-04 'A new pilot arrives with a boat that nobody ordered.' \
    >"$OUT/$HARBOUR/Season 01/Harbour of Small Lights - S01E01 - The Pilot Boat.nfo"
  {
    episode_note 1 3 'The Long Fog, part one' 2018-03-18 'The fog comes in and takes the sound of the bells.'
    episode_note 1 4 'The Long Fog, part two' 2018-03-18 'Whoever rings first must not be answered.'
  } >"$OUT/$HARBOUR/Season 01/Harbour of Small Lights - S01E03-E04 - The Long Fog.nfo"
}

film_note() { # film_note FILE TITLE YEAR RATING GENRES DIRECTOR PLOT ACTOR|ROLE...
  local file=$OUT/$1 genre cast
  {
    printf '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<movie>\n'
    printf '  <title>%s</title>\n  <year>%s</year>\n  <rating>%s</rating>\n  <plot>%s</plot>\n  <director>%s</director>\n' "$2" "$3" "$4" "$7" "$6"
    for genre in $5; do printf '  <genre>%s</genre>\n' "$genre"; done
    printf '  <studio>Tidewater Pictures</studio>\n'
    for cast in "${@:8}"; do printf '  <actor><name>%s</name><role>%s</role></actor>\n' "${cast%|*}" "${cast#*|}"; done
    printf '</movie>\n'
  } >"$file"
}

series_note() {
  cat >"$OUT/$1" <<'XML'
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<tvshow>
  <title>Harbour of Small Lights</title>
  <year>2018</year>
  <premiered>2018-03-04</premiered>
  <rating>8.0</rating>
  <plot>In a harbour at the end of the line, every window that is lit at night is a promise to somebody at sea.</plot>
  <genre>Drama</genre>
  <genre>Mystery</genre>
  <studio>Tidewater Pictures</studio>
  <actor><name>Lena Harrow</name><role>Wilhelmina Quay</role></actor>
  <actor><name>Juno Wick</name><role>Pip</role></actor>
</tvshow>
XML
}

episode_note() { # episode_note SEASON EPISODE TITLE AIRED PLOT
  printf '<episodedetails>\n  <title>%s</title>\n  <season>%s</season>\n  <episode>%s</episode>\n  <aired>%s</aired>\n  <plot>%s</plot>\n</episodedetails>\n' \
    "$3" "$1" "$2" "$4" "$5"
}
