// Package server is the HTTP side: it listens, finds out which client a request comes from, and hands it to GraphQL, to
// the web app, or to what was mounted for images and streams. It knows no rules of its own about who may see what;
// GraphQL and the mounted handlers check for themselves.
//
//	/graphql    GraphQL; see package graph
//	/graphiql   GraphiQL for who is logged in, served without any outside address
//	/healthz    whether the server is ready; /healthz/live whether it runs
//	/metrics    for administrators, where metrics are on
//	/images/, /media/ and more by Mount
//	/           the web app
package server
