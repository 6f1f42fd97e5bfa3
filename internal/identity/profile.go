package identity

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/google/uuid"
	"golang.org/x/text/language"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// Profile is one of the people who share an account. The account's own has the account's id.
type Profile struct {
	ID        uuid.UUID
	AccountID uuid.UUID
	Name      string
	// Kids is for children: never without restrictions.
	Kids bool
	// Colour is one of Colours.
	Colour int
	// Language of the pages, as BCP 47; nil for the browser's.
	Language *string
	// TitleLanguage is that of titles and texts, as BCP 47; nil for that of the libraries.
	TitleLanguage *string
	// Autoplay goes on to the next episode by itself.
	Autoplay bool
	// Locked profiles are entered with a PIN.
	Locked bool
	// Restricted profiles do not see everything in their libraries.
	Restricted bool
	// AllLibraries are those of the account; else those that were granted of them.
	AllLibraries bool
}

// NodeID is the public id.
func (p Profile) NodeID() id.ID { return id.Of("profile", p.ID) }

// IsNode marks Profile as addressable by node(id:).
func (Profile) IsNode() {}

// Own reports whether it is the account's own.
func (p Profile) Own() bool { return p.ID == p.AccountID }

const (
	// Colours is how many a profile can choose from.
	Colours = 12
	// maxProfiles is how many an account may have beside its own.
	maxProfiles = 5
	// kidsAge is the highest age where nothing else was said for a child.
	kidsAge = 12
	// maxLanguage is how long a language may be, in characters.
	maxLanguage = 40
)

// NewProfile is a profile to be made.
type NewProfile struct {
	// Account is whose it will be; zero for the viewer's.
	Account       uuid.UUID
	Name          string
	Kids          bool
	Colour        int
	Language      *string
	TitleLanguage *string
	Autoplay      bool
	PIN           *string
	AllLibraries  bool
	Libraries     []uuid.UUID
	Restriction   *access.Restriction
}

// EditedProfile holds the new values of a profile; a nil field stays. A PIN that is empty takes it away.
type EditedProfile struct {
	Name          *string
	Kids          *bool
	Colour        *int
	Language      *string
	TitleLanguage *string
	Autoplay      *bool
	PIN           *string
	AllLibraries  *bool
	Libraries     *[]uuid.UUID
	// Restrict says that Restriction is what may be seen from now on; nil lifts it.
	Restrict    bool
	Restriction *access.Restriction
}

var (
	fourToSix = regexp.MustCompile(`^[0-9]{4,6}$`)
	languages = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?$`)
)

func (e *EditedProfile) check() error {
	if e.Name != nil {
		*e.Name = strings.TrimSpace(*e.Name)
		if err := checkName(*e.Name, "name"); err != nil {
			return err
		}
	}
	switch {
	case e.PIN != nil && *e.PIN != "" && !fourToSix.MatchString(*e.PIN):
		return fault.Field(fault.Invalid, "a PIN has four to six digits", "pin")
	case e.Colour != nil && (*e.Colour < 0 || *e.Colour >= Colours):
		return fault.Field(fault.Invalid, fmt.Sprintf("a colour is a number from 0 to %d", Colours-1), "colour")
	case e.Language != nil && *e.Language != "" && !languages.MatchString(*e.Language):
		return fault.Field(fault.Invalid, "a language is written like en or pt-BR", "language")
	}
	if e.TitleLanguage != nil && *e.TitleLanguage != "" {
		tag, err := language.Parse(*e.TitleLanguage)
		if err != nil || tag == language.Und {
			return fault.Field(fault.Invalid, "a language is written like en or pt-BR", "titleLanguage")
		}
		text := tag.String()
		if len(text) > maxLanguage {
			return fault.Field(fault.Invalid, fmt.Sprintf("a language has at most %d characters", maxLanguage), "titleLanguage")
		}
		e.TitleLanguage = &text
	}
	return nil
}

// checkKids gives children limits where none were named; to lift those is a mistake.
func checkKids(kids bool, restricted bool) error {
	if kids && !restricted {
		return fault.Field(fault.Conflict, "a profile for children needs limits", "restrictions")
	}
	return nil
}

// forKids is what children may see where nothing else was said.
func forKids() *access.Restriction { return &access.Restriction{MaxAge: new(kidsAge)} }
