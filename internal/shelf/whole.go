package shelf

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
)

// FacetField is what titles can be told apart by.
type FacetField string

// The fields: genres, the kinds of labels, the kinds of traits, and plain facts.
const (
	FacetGenre            FacetField = "GENRE"
	FacetCollection       FacetField = "COLLECTION"
	FacetStudio           FacetField = "STUDIO"
	FacetNetwork          FacetField = "NETWORK"
	FacetKeyword          FacetField = "KEYWORD"
	FacetCountry          FacetField = "COUNTRY"
	FacetLanguage         FacetField = "LANGUAGE"
	FacetResolution       FacetField = "RESOLUTION"
	FacetHDR              FacetField = "HDR"
	FacetContainer        FacetField = "CONTAINER"
	FacetEdition          FacetField = "EDITION"
	FacetVideoCodec       FacetField = "VIDEO_CODEC"
	FacetAudioCodec       FacetField = "AUDIO_CODEC"
	FacetAudioLanguage    FacetField = "AUDIO_LANGUAGE"
	FacetSubtitleLanguage FacetField = "SUBTITLE_LANGUAGE"
	FacetDecade           FacetField = "DECADE"
	FacetMinimumAge       FacetField = "MINIMUM_AGE"
	FacetMood             FacetField = "MOOD"
	FacetStyle            FacetField = "STYLE"
	FacetLabel            FacetField = "LABEL"
	FacetAlbumKind        FacetField = "ALBUM_KIND"
	FacetSecondaryKind    FacetField = "SECONDARY_KIND"
	FacetReleaseStatus    FacetField = "RELEASE_STATUS"
	FacetArtistRole       FacetField = "ARTIST_ROLE"
)

// Facet is what a list holds of one field, the most frequent first.
type Facet struct {
	Field  FacetField
	Values []*FacetValue
}

// FacetValue is a value to filter by, and how many titles of the list have it.
type FacetValue struct {
	Value string
	Name  string
	Count int
}

type facetRow struct {
	Field FacetField
	Value string
	Name  string
	Count int
}

// Facets are how the fields of a list are counted.
type Facets struct {
	// Columns are those that are read for it.
	Columns string
	// Counts are statements of field, value and how many rows of chosen have it, for the fields in $A; see Each.
	Counts []string
	// Tags are the fields whose values are ids of genres or labels.
	Tags []FacetField
}

// Each counts the values of an array.
func Each(field FacetField, array string) string {
	f := "'" + string(field) + "'"
	return "SELECT " + f + " AS field, v::text AS value, count(*) AS n FROM chosen, unnest(" + array + ") v WHERE " + f + " = ANY($A) GROUP BY v"
}

// One counts the values of a column; rows where it is null have none.
func One(field FacetField, column string) string {
	f := "'" + string(field) + "'"
	return "SELECT " + f + " AS field, (" + column + ")::text AS value, count(*) AS n FROM chosen" +
		" WHERE (" + column + ") IS NOT NULL AND " + f + " = ANY($A) GROUP BY " + column
}

// CountGenres, CountTraits and CountDecades are the Counts of what most lists have.
var (
	CountGenres  = Each(FacetGenre, "genre_ids")
	CountDecades = One(FacetDecade, "year / 10 * 10")
	CountTraits  = `SELECT split_part(t, ':', 1) AS field, substr(t, strpos(t, ':') + 1) AS value, count(*) AS n FROM chosen, unnest(traits) t
		WHERE split_part(t, ':', 1) = ANY($A) GROUP BY t`
)

// ofTitles are the facets of films and series.
var ofTitles = Facets{
	Columns: "genre_ids, label_ids, traits, year, minimum_age",
	Counts: []string{CountGenres, CountTraits, CountDecades, One(FacetMinimumAge, "minimum_age"),
		`SELECT l.kind AS field, l.id::text AS value, u.n FROM (SELECT x, count(*) AS n FROM chosen, unnest(label_ids) x GROUP BY x) u
			JOIN tag_names l ON l.id = u.x WHERE l.kind <> 'GENRE' AND l.kind = ANY($A)`},
	Tags: []FacetField{FacetGenre, FacetCollection, FacetStudio, FacetNetwork, FacetKeyword, FacetCountry, FacetLanguage},
}

// write is the statement that counts them, up to first values of each. What their tags are called says a view without
// a wall: who sees a title sees its tags. Counts of what is not such a title leave out those that may not be seen.
func (f Facets) write(chosen, fields, first string) string {
	tags := "'" + strings.Join(texts(f.Tags), "', '") + "'"
	return strings.NewReplacer("$CHOSEN", chosen, "$COUNTS", strings.ReplaceAll(strings.Join(f.Counts, "\n\t\tUNION ALL "), "$A", fields), "$TAGS", tags).Replace(
		`WITH chosen AS MATERIALIZED ($CHOSEN), counted AS (
		$COUNTS
	), placed AS (
		SELECT *, row_number() OVER (PARTITION BY field ORDER BY n DESC, value) AS place FROM counted
	)
	SELECT p.field, p.value, COALESCE(l.name, p.value) AS name, p.n::int AS count FROM placed p
	LEFT JOIN tag_names l ON l.id = CASE WHEN p.field IN ($TAGS) THEN p.value::uuid END
	WHERE p.place <= `) + first + ` ORDER BY p.field, p.place`
}

// Facets counts what the list holds of each field, up to first values of it, in the order of the fields. Of lists longer than
// page.CountCap only so many titles are looked at.
func (p *Page[T]) Facets(ctx context.Context, fields []FacetField, first int) ([]*Facet, error) {
	if first < 1 || first > page.MaxSize {
		return nil, fault.Field(fault.Invalid, "first must be between 1 and 100", "first")
	}
	out, byField := make([]*Facet, 0, len(fields)), map[FacetField]*Facet{}
	for _, f := range fields {
		if byField[f] == nil {
			byField[f] = &Facet{Field: f, Values: []*FacetValue{}}
			out = append(out, byField[f])
		}
	}
	w := p.whole
	if len(out) == 0 || len(w.Libraries) == 0 {
		return out, nil
	}
	wanted, number := w.List.Arg(texts(fields)), w.List.Arg(first)
	chosen, args := w.List.Capped(w.Facets.Columns, w.Libraries)
	rows, err := db.AllSQL[facetRow](ctx, w.Pool, w.Facets.write(chosen, wanted, number), args...)
	if err != nil {
		return nil, fmt.Errorf("count facets of %s: %w", w.Titles, err)
	}
	for _, r := range rows {
		value := r.Value
		if key, err := uuid.Parse(value); err == nil && slices.Contains(w.Facets.Tags, r.Field) {
			value = id.Of(kindOf(r.Field), key).String()
		}
		of := byField[r.Field]
		of.Values = append(of.Values, &FacetValue{Value: value, Name: r.Name, Count: r.Count})
	}
	return out, nil
}

func kindOf(f FacetField) id.Kind {
	if f == FacetGenre {
		return "genre"
	}
	return "label"
}

// Bucket is a stretch of a sorted list: where it begins, and how many titles it has.
type Bucket struct {
	Name   string
	Count  int
	Before page.Cursor
}

type bucketRow struct {
	Name  string
	Count int
}

// TitleBuckets counts the titles by the first letter that they are sorted by, in the direction asked for; # stands for digits.
// Before leads into the list by title in the same direction.
func (p *Page[T]) TitleBuckets(ctx context.Context, direction page.Direction) ([]*Bucket, error) {
	by := p.whole.Title
	rows, err := p.whole.buckets(ctx, `CASE WHEN `+by+` >= '0' AND `+by+` < ':' THEN '#' ELSE left(`+by+`, 1) END`, `name`, direction)
	out := make([]*Bucket, len(rows))
	for i, r := range rows {
		from, to := r.Name, r.Name+string(utf8.MaxRune)
		if r.Name == "#" {
			from, to = "0", "9"+string(utf8.MaxRune)
		}
		out[i] = &Bucket{strings.ToUpper(r.Name), r.Count, p.whole.before(by, p.whole.TitleFilter, direction, from, to)}
	}
	return out, err
}

// NameBuckets are TitleBuckets of what has a name.
func (p *Page[T]) NameBuckets(ctx context.Context, direction page.Direction) ([]*Bucket, error) {
	return p.TitleBuckets(ctx, direction)
}

const monthLayout = "2006-01"

// AddedBuckets counts the titles by the month in which they were added, in the direction asked for. Before leads into the list
// by that time in the same direction.
func (p *Page[T]) AddedBuckets(ctx context.Context, direction page.Direction) ([]*Bucket, error) {
	rows, err := p.whole.buckets(ctx, `date_trunc('month', added_at, 'UTC')`, `to_char(name AT TIME ZONE 'UTC', 'YYYY-MM')`, direction)
	out := make([]*Bucket, len(rows))
	for i, r := range rows {
		month, err := time.Parse(monthLayout, r.Name)
		if err != nil {
			return nil, fmt.Errorf("read a month: %w", err)
		}
		from, to := month.Format(time.RFC3339Nano), month.AddDate(0, 1, 0).Format(time.RFC3339Nano)
		out[i] = &Bucket{r.Name, r.Count, p.whole.before("added_at", p.whole.Filter, direction, from, to)}
	}
	return out, err
}

// buckets groups the list by an expression, and shows what is called name then as another.
func (w Whole) buckets(ctx context.Context, by, shown string, direction page.Direction) ([]*bucketRow, error) {
	if len(w.Libraries) == 0 {
		return nil, nil
	}
	order := map[page.Direction]string{page.Asc: "ASC", page.Desc: "DESC"}[direction]
	sql, args := w.List.Whole(by+" AS name", w.Libraries)
	rows, err := db.AllSQL[bucketRow](ctx, w.Pool, "SELECT "+shown+" AS name, count(*)::int AS count FROM ("+sql+") named"+
		" GROUP BY named.name ORDER BY named.name "+order, args...)
	if err != nil {
		return nil, fmt.Errorf("count buckets of %s: %w", w.Titles, err)
	}
	return rows, nil
}

// before is the position right before a stretch of the list: no title has the nil id.
func (w Whole) before(column string, filter any, direction page.Direction, from, to string) page.Cursor {
	start := from
	if direction == page.Desc {
		start = to
	}
	order := keyset.Order[string]{Column: keyset.Column[string]{Name: column, Text: func(s string) string { return s }}, Direction: direction,
		Filter: filter, ID: func(string) uuid.UUID { return uuid.Nil }}
	return order.Cursor(start)
}
