package person

import (
	"math/rand/v2"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
)

// However the database returns them, each owner has his in order.
func TestOrder(t *testing.T) {
	t.Parallel()
	owners := []uuid.UUID{uuid.New(), uuid.New(), uuid.New()}
	var credits []*CreditRow
	var genres []*OwnedGenre
	for _, owner := range owners {
		for at := range 20 {
			credits = append(credits, &CreditRow{Credit: Credit{OwnerID: owner}, Position: at, Person: Person{TMDBID: new(int64(at))}})
			genres = append(genres, &OwnedGenre{OwnerID: owner, Position: at / 2, Name: string(rune('a' + at))})
		}
	}
	rand.Shuffle(len(credits), func(i, j int) { credits[i], credits[j] = credits[j], credits[i] })
	rand.Shuffle(len(genres), func(i, j int) { genres[i], genres[j] = genres[j], genres[i] })
	at, names := map[uuid.UUID]int64{}, map[uuid.UUID]string{}
	for _, c := range Credits(credits) {
		require.Equal(t, at[c.OwnerID], *c.Person.TMDBID)
		at[c.OwnerID]++
	}
	for _, g := range Sorted(genres) {
		names[g.OwnerID] += g.Name
	}
	for _, owner := range owners {
		require.Equal(t, "abcdefghijklmnopqrst", names[owner], "the name decides where two are at one place")
	}
}
