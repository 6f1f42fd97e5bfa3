// Package answers keeps whole answers to queries of the catalogue, for all viewers who may see the same of it.
//
// An answer is good for the request as it was sent, the rights, and the version of each library that may be seen
// (internal/catalogue); the versions are asked for at each request, so nothing has to be told when something changes. What
// is of the catalogue is declared in fields.go, and what of it is the viewer's own, which is read anew and put in between. A
// document that asks for anything else is not answered from here.
package answers
