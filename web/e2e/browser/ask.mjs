/** Asks the API as whoever is logged in on the page. */
export const ask = (page, query, variables) =>
  page.evaluate(
    async (body) => {
      const answer = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      return (await answer.json()).data;
    },
    JSON.stringify({ query, variables })
  );

/** The id of a film by a part of its title. */
export async function filmOf(page, title) {
  const { movies } = await ask(page, 'query ($title: String!) { movies(filter: {titleContains: $title}) { nodes { id } } }', { title });
  return movies.nodes[0].id;
}
