package edit_test

import (
	"testing"

	"revenge/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }
