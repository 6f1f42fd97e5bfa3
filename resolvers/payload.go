package resolvers

import (
	"errors"

	"revenge/graph/model"
	"revenge/internal/platform/fault"
)

// mistakes are the kinds of failure that a mutation answers with as data, with what is said where the failure
// brings no sentence of its own.
var mistakes = []struct {
	kind     error
	code     model.UserErrorCode
	sentence string
}{
	{fault.Invalid, model.UserErrorCodeInvalid, "a value is not allowed"},
	{fault.Conflict, model.UserErrorCodeConflict, "the present state does not allow this"},
	{fault.NotFound, model.UserErrorCodeNotFound, "there is no such thing, or you may not see it"},
	{fault.Unavailable, model.UserErrorCodeUnavailable, "it cannot be done now; try again later"},
	{fault.Exhausted, model.UserErrorCodeUnavailable, "there is no room for more; try again later"},
	{fault.Forbidden, model.UserErrorCodeForbidden, ""},
}

// userErrors turns an expected mistake into data of the payload and leaves the rest to the presenter.
// A refusal without a sentence of its own is about who asks, and stays an error.
func userErrors(err error) ([]*model.UserError, error) {
	var said *fault.Mistake
	errors.As(err, &said)
	for _, m := range mistakes {
		if !errors.Is(err, m.kind) || m.sentence == "" && said == nil {
			continue
		}
		out := &model.UserError{Path: []string{}, Code: m.code, Message: m.sentence}
		if said != nil {
			out.Message, out.Path = said.Message, append(out.Path, said.Path...)
		}
		return []*model.UserError{out}, nil
	}
	return []*model.UserError{}, err
}
