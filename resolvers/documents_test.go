package resolvers_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"revenge/internal/platform/db"
	"revenge/internal/platform/id"

	"github.com/google/uuid"
)

// documents makes queries at random: selections over the whole schema with aliases, fragments, variables, conditions,
// arguments that are wrong now and then, and ids of everything that there is.
type documents struct {
	schema *ast.Schema
	ids    []string
	admin  map[*ast.FieldDefinition]bool
}

func newDocuments(w *world) *documents {
	w.Helper()
	w.settle()
	text, err := os.ReadFile("../docs/schema.graphql")
	require.NoError(w, err)
	d := &documents{schema: gqlparser.MustLoadSchema(&ast.Source{Input: string(text)}), ids: []string{"movie_nonsense", "x"}, admin: map[*ast.FieldDefinition]bool{}}
	for _, def := range d.schema.Types {
		for _, f := range def.Fields {
			d.admin[f] = restricted(f.Directives) || restricted(def.Directives) || restricted(d.schema.Types[f.Type.Name()].Directives)
		}
	}
	for kind, table := range map[id.Kind]string{"movie": "movies", "series": "series", "season": "seasons", "episode": "episodes", "person": "people", "genre": "genres",
		"file": "files", "library": "libraries", "artwork": "artworks", "user": "users", "scan": "scans"} {
		keys, err := db.Column[uuid.UUID](w.Context(), w.db, "SELECT id FROM "+table+" ORDER BY id LIMIT 12")
		require.NoError(w, err)
		for _, key := range keys {
			d.ids = append(d.ids, id.Of(kind, key).String())
		}
		d.ids = append(d.ids, id.Of(kind, uuid.MustParse("01900000-0000-7000-8000-00000000dead")).String())
	}
	slices.Sort(d.ids)
	return d
}

func restricted(directives ast.DirectiveList) bool {
	auth := directives.ForName("auth")
	if auth == nil {
		return false
	}
	level := auth.Arguments.ForName("access")
	return level != nil && level.Value.Raw == "ADMIN"
}

// document is one that is being made.
type document struct {
	*documents
	*rand.Rand

	admin     bool
	variables map[string]any
	declared  []string
	fragments []string
	fields    int
}

// make returns the body of a request.
func (d *documents) make(r *rand.Rand, admin bool) string {
	doc := &document{documents: d, Rand: r, admin: admin, variables: map[string]any{}}
	selection := doc.selection(d.schema.Query, 0)
	query := "query Made"
	if len(doc.declared) > 0 {
		query += "(" + strings.Join(doc.declared, ", ") + ")"
	}
	query += " " + selection + " " + strings.Join(doc.fragments, " ")
	body, err := json.Marshal(map[string]any{"query": query, "variables": doc.variables})
	if err != nil {
		panic(err)
	}
	return string(body)
}

// chance is true once in n.
func (d *document) chance(n int) bool { return d.IntN(n) == 0 }

func (d *document) selection(def *ast.Definition, depth int) string {
	var parts []string
	if def.IsAbstractType() {
		for _, possible := range d.schema.PossibleTypes[def.Name] {
			if d.chance(3) {
				parts = append(parts, "... on "+possible.Name+" "+d.fieldsOf(possible, depth))
			}
		}
		if def.Kind == ast.Interface && d.chance(2) {
			parts = append(parts, "id")
		}
		return "{ __typename " + strings.Join(parts, " ") + " }"
	}
	if depth > 0 && d.chance(5) {
		return "{ ... on " + def.Name + " " + d.fieldsOf(def, depth) + " }"
	}
	if depth > 0 && d.chance(5) {
		name := fmt.Sprintf("F%d", len(d.fragments))
		at := len(d.fragments)
		d.fragments = append(d.fragments, "")
		d.fragments[at] = "fragment " + name + " on " + def.Name + " " + d.fieldsOf(def, depth)
		return "{ ..." + name + d.condition() + " __typename }"
	}
	return d.fieldsOf(def, depth)
}

func (d *document) fieldsOf(def *ast.Definition, depth int) string {
	var candidates ast.FieldList
	for _, f := range def.Fields {
		if strings.HasPrefix(f.Name, "__") || !steady(def.Name, f.Name) || d.documents.admin[f] && !d.admin && !d.chance(400) {
			continue
		}
		if depth > 5 && d.schema.Types[f.Type.Name()].IsCompositeType() {
			continue
		}
		candidates = append(candidates, f)
	}
	var parts []string
	used := map[string]bool{}
	wanted := 1 + d.IntN(6)
	if depth == 0 {
		wanted = 1 + d.IntN(2)
	}
	for range wanted {
		if len(candidates) == 0 || d.fields > 40 {
			break
		}
		d.fields++
		parts = append(parts, d.field(candidates[d.IntN(len(candidates))], used, depth))
	}
	if len(parts) == 0 || d.chance(6) {
		parts = append(parts, "__typename")
	}
	return "{ " + strings.Join(parts, " ") + " }"
}

// steady fields are the same in two requests.
func steady(typ, field string) bool {
	return typ != "System" && field != "playbackPlan" && !(typ == "PlaybackSession" && field == "url")
}

func (d *document) field(f *ast.FieldDefinition, used map[string]bool, depth int) string {
	text := f.Name
	// What is asked for twice, or with arguments, gets a name of its own, and some others do.
	if used[f.Name] || len(f.Arguments) > 0 || d.chance(8) {
		text = fmt.Sprintf("a%d: ", d.fields) + f.Name
	}
	used[f.Name] = true
	var args []string
	for _, a := range f.Arguments {
		if value, given := d.argument(a); given {
			args = append(args, a.Name+": "+value)
		}
	}
	if len(args) > 0 {
		text += "(" + strings.Join(args, ", ") + ")"
	}
	text += d.condition()
	if def := d.schema.Types[f.Type.Name()]; def.IsCompositeType() {
		text += " " + d.selection(def, depth+1)
	}
	return text
}

// condition is sometimes a @skip or @include, by a variable or a value.
func (d *document) condition() string {
	if !d.chance(12) {
		return ""
	}
	directive := []string{"@skip", "@include"}[d.IntN(2)]
	if d.chance(2) {
		return fmt.Sprintf(" %s(if: %t)", directive, d.chance(2))
	}
	return " " + directive + "(if: " + d.variable("Boolean!", d.chance(2)) + ")"
}

func (d *document) variable(typ string, value any) string {
	name := fmt.Sprintf("v%d", len(d.declared))
	d.declared = append(d.declared, "$"+name+": "+typ)
	d.variables[name] = value
	return "$" + name
}

func (d *document) argument(a *ast.ArgumentDefinition) (text string, given bool) {
	required := a.Type.NonNull && a.DefaultValue == nil
	if !required && !d.chance(3) {
		return "", false
	}
	switch name := a.Type.Name(); {
	case a.Name == "first" || a.Name == "last":
		n := []int{1, 2, 3, 5, 7, 0, 101}[min(d.IntN(40), 6)]
		if n == 0 || n == 101 {
			n = 1 + d.IntN(4)
		}
		if d.chance(30) {
			n = 0
		}
		if d.chance(2) {
			return d.variable(a.Type.String(), n), true
		}
		return fmt.Sprint(n), true
	case name == "ID" && a.Type.Elem != nil:
		var ids []string
		for range 1 + d.IntN(4) {
			ids = append(ids, d.ids[d.IntN(len(d.ids))])
		}
		return d.variable(a.Type.String(), ids), true
	case name == "ID":
		return d.variable(a.Type.String(), d.ids[d.IntN(len(d.ids))]), true
	case a.Name == "text":
		return `"zorn"`, true
	case d.schema.Types[name].Kind == ast.Enum:
		values := d.schema.Types[name].EnumValues
		value := values[d.IntN(len(values))].Name
		if a.Type.Elem != nil {
			return "[" + value + "]", true
		}
		return value, true
	case name == "Time":
		return fmt.Sprintf(`"2026-02-0%dT20:00:00Z"`, 1+d.IntN(9)), true
	case name == "Int" && a.Name == "width":
		return "300", true
	case name == "Int64":
		return fmt.Sprint(d.IntN(100)), true
	case a.Name == "orderBy":
		return d.order(d.schema.Types[name]), true
	case a.Name == "rules":
		return `{movies: {yearFrom: 1970}}`, true
	case a.Name == "filter" && (name == "MovieFilter" || name == "SeriesFilter"):
		return []string{`{titleContains: "zorn"}`, `{yearFrom: 1970}`, `{missing: true}`,
			`{or: [{resolutions: [FULL_HD]}, {not: {ageRated: true}}]}`}[d.IntN(4)], true
	}
	return "", false
}

// order is any that a list has without a text to search for.
func (d *document) order(input *ast.Definition) string {
	fields := slices.DeleteFunc(slices.Clone(d.schema.Types[input.Fields.ForName("field").Type.Name()].EnumValues),
		func(v *ast.EnumValueDefinition) bool { return v.Name == "RELEVANCE" })
	out := "{field: " + fields[d.IntN(len(fields))].Name
	if d.chance(2) {
		out += ", direction: DESC"
	}
	if input.Fields.ForName("seed") != nil {
		out += ", seed: 3"
	}
	return out + "}"
}
