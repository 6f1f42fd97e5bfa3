package resolvers

import (
	"context"

	"revenge/dataloaders"
	"revenge/graph"
	"revenge/graph/model"
	"revenge/internal/access"
	"revenge/internal/identity"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// named loads what restrictions name; what is gone, or may not be seen, is left out.
func named(ctx context.Context, ids []id.ID) ([]model.Node, error) {
	out := make([]model.Node, 0, len(ids))
	for len(ids) > 0 {
		n := min(len(ids), 100)
		keys := make([]*id.ID, n)
		for i := range keys {
			keys[i] = &ids[i]
		}
		nodes, err := graph.Nodes(ctx, keys)
		if err != nil {
			return nil, err
		}
		for _, node := range nodes {
			if node != nil {
				out = append(out, node)
			}
		}
		ids = ids[n:]
	}
	return out, nil
}

func restrictionFrom(in *model.RestrictionsInput) *access.Restriction {
	if in == nil {
		return nil
	}
	r := &access.Restriction{MaxAge: in.MaxAge.Value(), Unrated: in.Unrated, OnlyAllowed: in.OnlyAllowed}
	for _, one := range in.AllowedIds {
		r.Allowed = append(r.Allowed, *one)
	}
	for _, one := range in.DeniedIds {
		r.Denied = append(r.Denied, *one)
	}
	return r
}

func (r *Resolver) createProfile(ctx context.Context, in model.CreateProfileInput) (*identity.Profile, error) {
	libraries, err := libraryKeys(in.LibraryIds)
	if err != nil {
		return nil, err
	}
	n := identity.NewProfile{Name: in.Name, Kids: in.Kids, Colour: in.Colour, Language: in.Language.Value(), TitleLanguage: in.TitleLanguage.Value(),
		Autoplay: in.Autoplay, PIN: in.Pin.Value(),
		AllLibraries: in.AllLibraries, Libraries: libraries, Restriction: restrictionFrom(in.Restrictions.Value())}
	if account := in.UserID.Value(); account != nil {
		if n.Account, err = account.Key("user"); err != nil {
			return nil, fault.Field(fault.NotFound, "there is no such account", "userId")
		}
	}
	return r.identity.CreateProfile(ctx, access.From(ctx), n)
}

// clearable is a text that null takes away, which identity writes as an empty one.
func clearable(text *string, given bool) *string {
	if given && text == nil {
		return new(string)
	}
	return text
}

func (r *Resolver) editProfile(ctx context.Context, in model.EditProfileInput) (*identity.Profile, error) {
	key, err := in.ID.Key("profile")
	if err != nil {
		return nil, err
	}
	e := identity.EditedProfile{Name: in.Name.Value(), Kids: in.Kids.Value(), Colour: in.Colour.Value(), Autoplay: in.Autoplay.Value(),
		Language: clearable(in.Language.ValueOK()), TitleLanguage: clearable(in.TitleLanguage.ValueOK()),
		PIN: clearable(in.Pin.ValueOK()), AllLibraries: in.AllLibraries.Value()}
	if ids, given := in.LibraryIds.ValueOK(); given {
		libraries, err := libraryKeys(ids)
		if err != nil {
			return nil, err
		}
		e.Libraries = &libraries
	}
	if restrictions, given := in.Restrictions.ValueOK(); given {
		e.Restrict, e.Restriction = true, restrictionFrom(restrictions)
	}
	if err := r.identity.EditProfile(ctx, access.From(ctx), key, e); err != nil {
		return nil, err
	}
	return dataloaders.For(ctx).Identity().ProfileByID.Load(ctx, key)
}

func (r *Resolver) switchProfile(ctx context.Context, in model.SwitchProfileInput) (*identity.Profile, error) {
	key, err := in.ProfileID.Key("profile")
	if err != nil {
		return nil, fault.Field(fault.NotFound, "there is no such profile", "profileId")
	}
	return r.identity.SwitchProfile(ctx, access.From(ctx), key, text(in.Pin.Value()))
}

func (r *Resolver) removeProfile(ctx context.Context, given id.ID) error {
	key, err := given.Key("profile")
	if err != nil {
		return err
	}
	return r.identity.RemoveProfile(ctx, access.From(ctx), key)
}
