package origin

import (
	"slices"
	"strings"

	"revenge/internal/platform/fold"
)

// Credit is somebody's part in a work, as facts have it: one line of text, `ACTOR | Al Pacino | Vincent Hanna`.
type Credit struct {
	Role, Name string
	// Part is what was played, or what exactly was done; empty where nobody says.
	Part string
}

// creditRoles are the roles that there are.
var creditRoles = []string{"ACTOR", "DIRECTOR", "WRITER", "PRODUCER", "COMPOSER", "CREATOR", "GUEST", "OTHER"}

const between = " | "

// Line is the credit as text. What stands between the parts becomes a slash in a name.
func (c Credit) Line() string {
	parts := []string{c.Role, strings.TrimSpace(strings.ReplaceAll(c.Name, "|", "/"))}
	if part := strings.Join(strings.Fields(c.Part), " "); part != "" {
		parts = append(parts, part)
	}
	return strings.Join(parts, between)
}

// ParseCredit reads a line; false where it is none.
func ParseCredit(line string) (Credit, bool) {
	parts := strings.SplitN(line, "|", 3)
	if len(parts) < 2 {
		return Credit{}, false
	}
	c := Credit{Role: strings.TrimSpace(parts[0]), Name: strings.TrimSpace(parts[1])}
	if len(parts) == 3 {
		c.Part = strings.TrimSpace(parts[2])
	}
	return c, slices.Contains(creditRoles, c.Role) && fold.Text(c.Name) != ""
}
