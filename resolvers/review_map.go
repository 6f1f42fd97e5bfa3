package resolvers

import (
	"context"
	"strconv"

	"revenge/graph"
	"revenge/graph/model"
	"revenge/internal/access"
	"revenge/internal/identity"
	"revenge/internal/review"
)

func (r *Resolver) acceptReview(ctx context.Context, input model.AcceptCandidateInput) ([]*review.Decision, error) {
	files, err := keysOf("file", input.FileIds)
	if err != nil {
		return nil, err
	}
	return r.review.Accept(ctx, access.From(ctx), review.Accept{Files: files, Item: input.ItemID.Value(), AsParsed: input.AsParsed})
}

func (r *Resolver) correctReview(ctx context.Context, input model.CorrectMatchInput) ([]*review.Decision, error) {
	files, err := keysOf("file", input.FileIds)
	if err != nil {
		return nil, err
	}
	ids := map[string]string{}
	for provider, n := range map[string]*int{"tmdb": input.TmdbID.Value(), "tvdb": input.TvdbID.Value()} {
		if n != nil {
			ids[provider] = strconv.Itoa(*n)
		}
	}
	if text := input.ImdbID.Value(); text != nil {
		ids["imdb"] = *text
	}
	return r.review.Correct(ctx, access.From(ctx), review.Correct{Files: files, Kind: input.Kind, Item: input.ItemID.Value(),
		Title: orZero(input.Title.Value()), Artist: orZero(input.Artist.Value()),
		Year: input.Year.Value(), IDs: ids, Season: input.Season.Value(), Episode: input.Episode.Value()})
}

func (r *Resolver) ignoreReview(ctx context.Context, input model.IgnoreFilesInput) ([]*review.Decision, error) {
	files, err := keysOf("file", input.FileIds)
	if err != nil {
		return nil, err
	}
	return r.review.Ignore(ctx, access.From(ctx), files)
}

func (r *Resolver) undoReview(ctx context.Context, input model.UndoReviewInput) ([]*review.Decision, error) {
	keys, err := keysOf("decision", input.DecisionIds)
	if err != nil {
		return nil, err
	}
	return r.review.Undo(ctx, access.From(ctx), keys)
}

func (r *Resolver) followReview(ctx context.Context) <-chan *review.Status {
	return graph.Follow(ctx, r.bus.Watch("review"), "", func(ctx context.Context) (*review.Status, string, bool, error) {
		s, err := r.review.Status(ctx, access.From(ctx))
		if err != nil {
			return nil, "", false, err
		}
		return s, s.Revision, false, nil
	})
}

// shownName is how an account is shown; null when it is gone.
func shownName(u *identity.User) *string {
	if u == nil {
		return nil
	}
	return &u.DisplayName
}
