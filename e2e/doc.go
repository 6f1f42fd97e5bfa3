// Package e2e tests the real programs, as make builds them: they are found in PATH.
package e2e
