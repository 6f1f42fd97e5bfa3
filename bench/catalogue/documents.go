package main

import (
	"strings"

	"revenge/bench/endpoint"
	"revenge/internal/platform/id"
)

// filteredText is a grid narrowed by two keywords and a text.
const filteredText = `query ($labels: [ID!], $text: String!, $n: Int!) {
	movies(first: $n, filter: {labels: {all: $labels}, titleContains: $text}, orderBy: {field: TITLE, direction: ASC}) {
		nodes { id title year poster { blurhash url(width: 300) } watchState { positionMs watched } } } }`

// personPage is a person with the first fifty of the works.
const personPage = `query ($id: ID!, $n: Int!) { node(id: $id) { ... on Person { id name filmography(first: $n) { nodes { title year roles characters episodes node {
	... on Movie { id poster { blurhash url(width: 240) } } ... on Series { id poster { blurhash url(width: 240) } } } } } } } }`

// seriesFull is a series with all its episodes and what the viewer has seen of them.
const seriesFull = `query ($id: ID!) { node(id: $id) { ... on Series { id title year overview status rating poster { blurhash url(width: 300) } backdrop { url(width: 1080) }
	genres { id name } seasons { id number title episodes { id number title overview airedOn runtimeMs still { blurhash url(width: 300) } watchState { positionMs watched } } } } } }`

// homePage is all that the first page shows, in one request.
const homePage = `{
	continueWatching(first: 20) { positionMs durationMs series { title } item {
		... on Movie { id title year poster { url(width: 240) blurhash } backdrop { url(width: 480) } viewerState { favourite } }
		... on Episode { id named: title seasonNumber number still { url(width: 480) } } } }
	nextUp(first: 20) { again series { id title backdrop { url(width: 480) } } episode { id title seasonNumber number still { url(width: 480) } } }
	recentlyAdded(perLibrary: 20) { library { id name kind } items { episodeCount addedAt series { id title poster { url(width: 240) } } item {
		... on Movie { id title year poster { url(width: 240) } watchState { watched } viewerState { favourite } }
		... on Series { id title year poster { url(width: 240) } viewerState { favourite } }
		... on Episode { id named: title }
		... on Album { id title year poster: cover { url(width: 240) } viewerState { favourite } } } } }
	favourites(first: 20) { nodes { item { ... on Movie { id title poster { url(width: 240) } watchState { watched } viewerState { favourite } }
		... on Series { id title poster { url(width: 240) } viewerState { favourite } } } } }
	becauseYouWatched(perTitle: 12) { because { ... on Movie { id title } ... on Series { id title } } items { item {
		... on Movie { id title poster { url(width: 240) } watchState { watched } viewerState { favourite } }
		... on Series { id title poster { url(width: 240) } viewerState { favourite } } } } }
}`

// suggest is a search for each letter that is typed.
const suggest = `query ($text: String!, $n: Int!) { search(text: $text, first: $n) { kind title year node {
	... on Movie { id poster { blurhash url(width: 120) } } ... on Series { id poster { blurhash url(width: 120) } } ... on Episode { id seasonNumber number }
	... on Artist { id } ... on Album { id credit cover { blurhash url(width: 120) } } ... on Track { id credit } ... on Person { id } } } }`

func filmsDocument(query string) func(int) endpoint.Document {
	return func(n int) endpoint.Document {
		return endpoint.Document{Query: query, Variables: map[string]any{"n": n}}
	}
}

func filteredDocument(n int) endpoint.Document {
	return endpoint.Document{Query: filteredText, Variables: map[string]any{"n": n, "text": "ka", "labels": []id.ID{id.Of("label", key("0005", 8)), id.Of("label", key("0005", 58))}}}
}

func personDocument(n int) endpoint.Document {
	return endpoint.Document{Query: personPage, Variables: map[string]any{"n": n, "id": id.Of("person", key("0002", 1))}}
}

func seriesDocument(which int) endpoint.Document {
	return endpoint.Document{Query: seriesFull, Variables: map[string]any{"id": id.Of("series", key("0006", which))}}
}

func homeDocument(int) endpoint.Document { return endpoint.Document{Query: homePage} }

// typed are the texts of somebody who types two titles, and one with a mistake.
var typed = func() []string {
	var all []string
	for _, title := range []string{"karevendor", "sterfengar libra", "miwodor", "kastrevendor"} {
		for i := 2; i <= len(title); i++ {
			if !strings.HasSuffix(title[:i], " ") {
				all = append(all, title[:i])
			}
		}
	}
	return all
}()

func suggestDocument(i int) endpoint.Document {
	return endpoint.Document{Query: suggest, Variables: map[string]any{"n": 10, "text": typed[i%len(typed)]}}
}
