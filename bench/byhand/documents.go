package byhand

// RichPage asks for all that a page of films shows.
const RichPage = `query ($n: Int!) { movies(first: $n, orderBy: {field: ADDED_AT, direction: DESC}) { pageInfo { hasNextPage endCursor } nodes {
	id title sortTitle originalTitle year runtimeMs certification rating overview
	poster { id blurhash width height url(width: 300) } backdrop { id url(width: 1080) } logo { id url(width: 480) }
	genres { id name slug } credits(first: 5) { role character person { id name } }
	files { edition part file { id name sizeBytes container streams { index kind codec language } } }
	watchState { positionMs watched } } } }`

// SlimGrid is what a wall of posters needs.
const SlimGrid = `query ($n: Int!) { movies(first: $n, orderBy: {field: ADDED_AT, direction: DESC}) { pageInfo { hasNextPage endCursor } nodes {
	id title year poster { blurhash url(width: 300) } watchState { positionMs watched } } } }`
