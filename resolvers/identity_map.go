package resolvers

import (
	"context"

	"github.com/google/uuid"

	"revenge/dataloaders"
	"revenge/graph"
	"revenge/graph/model"
	"revenge/internal/access"
	"revenge/internal/identity"
	"revenge/internal/library"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

func clientOf(ctx context.Context, name string) identity.Client {
	c := graph.ClientOf(ctx)
	return identity.Client{Name: name, UserAgent: c.UserAgent, Address: c.Address}
}

func (r *Resolver) setUp(ctx context.Context, input model.SetUpInput) (*identity.User, *identity.Tokens, error) {
	n := identity.NewUser{Name: input.Name, DisplayName: text(input.DisplayName.Value()), Password: input.Password}
	user, err := r.identity.SetUp(ctx, input.Token, n)
	if err != nil {
		return nil, nil, err
	}
	_, tokens, err := r.identity.LogIn(ctx, input.Name, input.Password, clientOf(ctx, "setup"))
	if err == nil && input.Cookie {
		tokens, err = graph.SetCookies(ctx, tokens)
	}
	return user, tokens, err
}

// refresh takes the token from the input, else from the cookie, and answers the same way.
func (r *Resolver) refresh(ctx context.Context, given *string) (*identity.Tokens, error) {
	if given != nil {
		return r.identity.Refresh(ctx, *given, clientOf(ctx, ""))
	}
	cookie := graph.RefreshCookie(ctx)
	if cookie == "" {
		return nil, fault.Field(fault.Invalid, "there is no refresh token, neither here nor as a cookie; log in", "refreshToken")
	}
	tokens, err := r.identity.Refresh(ctx, cookie, clientOf(ctx, ""))
	if err != nil {
		graph.ClearCookies(ctx)
		return nil, err
	}
	return graph.SetCookies(ctx, tokens)
}

func loginKey(v access.Viewer, given *id.ID) (uuid.UUID, error) {
	if given == nil {
		return v.LoginID, nil
	}
	return given.Key("login")
}

func forgetCookies(ctx context.Context, gone bool) {
	if gone {
		graph.ClearCookies(ctx)
	}
}

func (r *Resolver) createKey(ctx context.Context, input model.CreateAPIKeyInput) (*identity.APIKey, string, error) {
	var profile *uuid.UUID
	if given := input.ProfileID.Value(); given != nil {
		key, err := given.Key("profile")
		if err != nil {
			return nil, "", fault.Field(fault.Invalid, "there is no such profile", "profileId")
		}
		profile = &key
	}
	return r.identity.CreateKey(ctx, access.From(ctx), input.Name, input.Scopes, input.ExpiresAt.Value(), profile)
}

func (r *Resolver) createUser(ctx context.Context, input model.CreateUserInput) (*identity.User, error) {
	libraries, err := libraryKeys(input.LibraryIds)
	if err != nil {
		return nil, err
	}
	return r.identity.Create(ctx, access.From(ctx), identity.NewUser{Name: input.Name, DisplayName: text(input.DisplayName.Value()),
		Password: input.Password, Role: input.Role, AllLibraries: input.AllLibraries, MayDelete: input.MayDelete, Libraries: libraries})
}

func (r *Resolver) editUser(ctx context.Context, input model.EditUserInput) (*identity.User, error) {
	key, err := input.ID.Key("user")
	if err != nil {
		return nil, err
	}
	e := identity.Edit{Name: input.Name.Value(), DisplayName: input.DisplayName.Value(), Password: input.Password.Value(),
		Role: input.Role.Value(), Enabled: input.Enabled.Value(), AllLibraries: input.AllLibraries.Value(), MayDelete: input.MayDelete.Value()}
	if ids, given := input.LibraryIds.ValueOK(); given {
		libraries, err := libraryKeys(ids)
		if err != nil {
			return nil, err
		}
		e.Libraries = &libraries
	}
	if restrictions, given := input.Restrictions.ValueOK(); given {
		e.Restrict, e.Restriction = true, restrictionFrom(restrictions)
	}
	if err := r.identity.Edit(ctx, access.From(ctx), key, e); err != nil {
		return nil, err
	}
	return dataloaders.For(ctx).Identity().UserByID.Load(ctx, key)
}

func libraryKeys(ids []*id.ID) ([]uuid.UUID, error) {
	out := make([]uuid.UUID, len(ids))
	for i, given := range ids {
		key, err := given.Key("library")
		if err != nil {
			return nil, fault.Field(fault.Invalid, "one of the libraries does not exist", "libraryIds")
		}
		out[i] = key
	}
	return out, nil
}

// grantedLibraries leaves out libraries that went away meanwhile.
func grantedLibraries(ctx context.Context, user uuid.UUID) ([]*library.Library, error) {
	grants, err := dataloaders.For(ctx).Identity().GrantsByUser.Load(ctx, user)
	out := make([]*library.Library, 0, len(grants))
	for _, g := range grants {
		l, err := dataloaders.OrNil(dataloaders.For(ctx).Library().ByID.Load(ctx, g.LibraryID))
		if err != nil {
			return nil, err
		}
		if l != nil {
			out = append(out, l)
		}
	}
	return out, err
}

func text(t *string) string {
	if t == nil {
		return ""
	}
	return *t
}
