package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"revenge/graph/answers"
	"revenge/internal/access"
	"revenge/internal/platform/cache"
)

const (
	documentsKept = 1000
	persistedKept = 1000
)

// validDocument is one that was found valid, with what its operations were compiled to.
type validDocument struct {
	*ast.QueryDocument
	*plans
	// covers says which operations ask for the catalogue alone, needs what their fields need, each need once.
	covers map[*ast.OperationDefinition]*answers.Coverage
	needs  map[*ast.OperationDefinition][]need
}

// documents parses and validates, and remembers what was valid. Only those who are logged in are remembered, so that
// strangers cannot push the others' documents out.
type documents struct {
	schema    *ast.Schema
	rights    rights
	limits    Limits
	valid     *cache.Cache[string, *validDocument]
	persisted *cache.Cache[string, string]
}

func newDocuments(schema *ast.Schema, r rights, limits Limits) (*documents, error) {
	valid, err := cache.New[string, *validDocument](cache.Options{Size: documentsKept})
	if err != nil {
		return nil, err
	}
	persisted, err := cache.New[string, string](cache.Options{Size: persistedKept})
	return &documents{schema, r, limits, valid, persisted}, err
}

func (d *documents) close() {
	d.valid.Close()
	d.persisted.Close()
}

// read returns the validated document of a request, or why it is refused.
func (d *documents) read(params *graphql.RawParams, v access.Viewer) (*validDocument, gqlerror.List) {
	if err := d.persist(params, v); err != nil {
		return nil, gqlerror.List{err}
	}
	if strings.TrimSpace(params.Query) == "" {
		return nil, gqlerror.List{refusal(codeBadInput, "the request has no query")}
	}
	if !storable(params.Variables) {
		return nil, gqlerror.List{refusal(codeBadInput, noText)}
	}
	if doc, found := d.valid.Get(params.Query); found {
		return doc, nil
	}
	if !utf8.ValidString(params.Query) || strings.Contains(params.Query, `\u0000`) {
		return nil, gqlerror.List{refusal(codeBadInput, noText)}
	}
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: params.Query}, d.limits.Tokens)
	if err != nil {
		return nil, gqlerror.List{d.unparsed(err)}
	}
	if len(doc.Operations) == 0 {
		return nil, gqlerror.List{refusal(codeBadInput, "the document has no operation")}
	}
	if err := d.limits.check(doc); err != nil {
		return nil, gqlerror.List{err}
	}
	if errs := validator.ValidateWithRules(d.schema, doc, ruleSet(v)); len(errs) > 0 {
		return nil, bad(errs)
	}
	known := &validDocument{doc, newPlans(doc), map[*ast.OperationDefinition]*answers.Coverage{}, map[*ast.OperationDefinition][]need{}}
	for _, op := range doc.Operations {
		known.covers[op], known.needs[op] = answers.Cover(op), d.rights.needs(op)
	}
	if !v.Stranger() {
		d.valid.Set(params.Query, known)
	}
	return known, nil
}

const noText = "the request has a character that no text may have: U+0000, or bytes that are no UTF-8"

// storable reports whether all text of a variable can be stored: PostgreSQL takes no U+0000.
func storable(value any) bool {
	switch v := value.(type) {
	case string:
		return strings.IndexByte(v, 0) < 0
	case map[string]any:
		for name, inner := range v {
			if !storable(name) || !storable(inner) {
				return false
			}
		}
	case []any:
		for _, inner := range v {
			if !storable(inner) {
				return false
			}
		}
	}
	return true
}

// ruleSet is GraphQL's validation; strangers are not told what else there is.
func ruleSet(v access.Viewer) *rules.Rules {
	set := rules.NewDefaultRules()
	if v.Stranger() {
		set.RemoveRule(rules.FieldsOnCorrectTypeRule.Name)
		set.AddRule(rules.FieldsOnCorrectTypeRuleWithoutSuggestions.Name, rules.FieldsOnCorrectTypeRuleWithoutSuggestions.RuleFunc)
		set.RemoveRule(rules.KnownArgumentNamesRule.Name)
		set.AddRule(rules.KnownArgumentNamesRuleWithoutSuggestions.Name, rules.KnownArgumentNamesRuleWithoutSuggestions.RuleFunc)
		set.RemoveRule(rules.KnownTypeNamesRule.Name)
		set.AddRule(rules.KnownTypeNamesRuleWithoutSuggestions.Name, rules.KnownTypeNamesRuleWithoutSuggestions.RuleFunc)
		set.RemoveRule(rules.ScalarLeafsRule.Name)
		set.AddRule(rules.ScalarLeafsRuleWithoutSuggestions.Name, rules.ScalarLeafsRuleWithoutSuggestions.RuleFunc)
		set.RemoveRule(rules.ValuesOfCorrectTypeRule.Name)
		set.AddRule(rules.ValuesOfCorrectTypeRuleWithoutSuggestions.Name, rules.ValuesOfCorrectTypeRuleWithoutSuggestions.RuleFunc)
	}
	return set
}

// The bounds of the answer to a document that is wrong all over.
const (
	mistakesShown  = 20
	mistakeLetters = 300
)

func bad(errs gqlerror.List) gqlerror.List {
	errs = errs[:min(len(errs), mistakesShown)]
	for _, err := range errs {
		err.Extensions = map[string]any{"code": codeBadInput}
		if letters := []rune(err.Message); len(letters) > mistakeLetters {
			err.Message = string(letters[:mistakeLetters]) + "…"
		}
	}
	return errs
}

func (d *documents) unparsed(err error) *gqlerror.Error {
	wrong, ok := errors.AsType[*gqlerror.Error](err)
	switch {
	case !ok:
		return refusal(codeBadInput, "the document cannot be read")
	case strings.HasPrefix(wrong.Message, "exceeded token limit"):
		return refusal(codeCost, "the document has more than %d words and signs", d.limits.Tokens)
	case strings.HasPrefix(wrong.Message, "exceeded maximum nesting depth"):
		return refusal(codeCost, "the document has more than %d levels", parser.MaxNestingDepth)
	}
	wrong.Extensions = map[string]any{"code": codeBadInput}
	return wrong
}

// persist finds the text of a document that is known by its hash, and learns new ones: for those who are logged in.
func (d *documents) persist(params *graphql.RawParams, v access.Viewer) *gqlerror.Error {
	asked, present := params.Extensions["persistedQuery"].(map[string]any)
	if !present {
		return nil
	}
	if v.Stranger() {
		return refusal(codeUnauthenticated, "persisted queries are for those who are logged in; send the document's text")
	}
	hash, _ := asked["sha256Hash"].(string)
	if version, ok := whole(asked["version"]); !ok || version != 1 || len(hash) != 2*sha256.Size {
		return refusal(codeBadInput, "a persisted query has version 1 and the SHA-256 of its text in hexadecimal digits")
	}
	if params.Query == "" {
		text, known := d.persisted.Get(hash)
		if !known {
			return refusal(codeNoPersisted, "PersistedQueryNotFound")
		}
		params.Query = text
		return nil
	}
	if sum := sha256.Sum256([]byte(params.Query)); hex.EncodeToString(sum[:]) != hash {
		return refusal(codeBadInput, "the hash of the persisted query is not that of its text")
	}
	d.persisted.Set(hash, params.Query)
	return nil
}

type documentKey struct{}

// prepared hands the document at hand to gqlgen's executor, which takes it for a cached one and reads nothing again.
type prepared struct{}

// Get returns the document of ctx.
func (prepared) Get(ctx context.Context, _ string) (*ast.QueryDocument, bool) {
	doc, ok := ctx.Value(documentKey{}).(*ast.QueryDocument)
	return doc, ok
}

// Add is never called, since Get always finds something.
func (prepared) Add(context.Context, string, *ast.QueryDocument) {}
