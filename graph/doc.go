// Package graph is the GraphQL endpoint: how a document comes in, what it may cost, who may ask it, and how answers,
// errors and live events go out. It knows the schema and the loaders, and no resolver.
//
// A request passes, in this order: transport (http.go, sse.go, websocket.go) -> session.go (who asks) -> document.go
// (parsing; limits.go before validation, so that validation is never given much to do) -> auth.go and cost.go on the
// validated document -> execution by gqlgen with fresh loaders (operation.go) -> errors.go -> transport.
//
// Resolvers use Follow, Stream and Viewer (events.go), SetCookies and its likes (cookies.go) and Node (node.go).
package graph
