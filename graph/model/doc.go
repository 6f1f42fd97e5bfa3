// Package model holds the shapes of the wire that have no meaning of their own: inputs, payloads,
// orders (generated) and the connections of the nouns (aliases).
package model
