// What leads on, and what stands in nobody's way: lists that are narrowed, pages that are not there, keys.
import assert from 'node:assert/strict';
import { ask } from './ask.mjs';

const main = (page) => page.getByRole('main');
const paramsOf = (page) => new URL(page.url()).searchParams;

/** Of a text and a choice that come one right after the other, both count. */
export async function atOnce({ page, url }) {
  await page.goto(`${url}/movies`);
  await main(page).getByLabel('Sort').waitFor();
  // An address is slow to change where much is to be read first.
  await main(page).getByLabel('Search here').fill('copper');
  await page.waitForURL(/title=copper/);
  await page.evaluate(() => {
    const box = document.querySelector('main input[type=search]');
    const [genre, sort] = document.querySelectorAll('main select');
    const set = (select, value) => {
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    };
    box.value = 'coast';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    set(genre, [...genre.options].at(-1).value);
    set(sort, 'YEAR');
  });
  await page.waitForURL(/title=coast/);
  assert.ok(paramsOf(page).get('genre'), 'the genre was chosen');
  assert.equal(paramsOf(page).get('sort'), 'YEAR', 'and the order');
}

/** A kept filter in random order is another order each time, and the way back leads to the one that was seen. */
export async function shuffled(about) {
  const { page, url } = about;
  await page.goto(`${url}/movies`);
  const input = { kind: 'MOVIE', name: 'Any of them', filter: { addedWithinDays: 90 }, orderField: 'RANDOM', direction: 'ASC' };
  await ask(page, 'mutation ($input: SaveFilterInput!) { saveFilter(input: $input) { userErrors { message } } }', { input });
  const seeds = [];
  const open = async () => {
    await page.goto(`${url}/movies`);
    await main(page).getByRole('button', { name: 'Filters' }).click();
    await main(page).getByRole('link', { name: 'Any of them' }).click();
    await page.waitForURL(/seed=[1-9]/);
    seeds.push(paramsOf(page).get('seed'));
  };
  await open();
  await open();
  await main(page).getByRole('button', { name: 'Shuffle again' }).click();
  await page.waitForURL((to) => to.searchParams.get('seed') !== seeds[1]);
  seeds.push(paramsOf(page).get('seed'));
  assert.equal(new Set(seeds).size, 3, `three orders: ${seeds}`);
  await main(page).locator('a[href^="/movies/movie_"]').first().click();
  await page.getByRole('heading', { name: 'Versions and streams' }).waitFor();
  await page.goBack();
  await page.waitForURL(/\/movies\?/);
  assert.equal(paramsOf(page).get('seed'), seeds[2], 'the way back leads to the order that was seen');
  await ask(page, 'query { savedFilters(kind: MOVIE) { id name } }').then(async ({ savedFilters }) => {
    const { id } = savedFilters.find(({ name }) => name === 'Any of them');
    await ask(page, 'mutation ($id: ID!) { removeSavedFilter(input: {id: $id}) { userErrors { message } } }', { id });
  });
}

/** What is not there is said within the app, whose menu leads on. */
export async function nowhere({ page, url }) {
  await page.goto(`${url}/series`);
  const { series } = await ask(page, '{ series(first: 1) { nodes { id } } }');
  for (const path of ['/no/such/page', '/admin/nothing', '/movies/movie_0', '/movies/anything', `/movies/${series.nodes[0].id}`, '/episodes/x', '/people/x']) {
    await page.goto(`${url}${path}`);
    const said = page.getByRole('alert');
    await said.getByRole('heading', { level: 1, name: 'There is nothing here' }).waitFor();
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Films', exact: true }).waitFor();
    assert.equal(await page.title(), 'There is nothing here · Revenge', `the title of ${path}`);
    assert.equal(await page.getByRole('main').count(), 1);
  }
  await page.getByRole('alert').getByRole('link', { name: 'Go to the start page' }).click();
  await page.waitForURL(`${url}/`);
  for (const path of ['/play/anything', '/watch/anything']) {
    await page.goto(`${url}${path}`);
    await page.getByRole('alert').getByRole('heading', { name: 'There is nothing here' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Try again' }).count(), 0, 'another try finds nothing either');
    await page.getByRole('button', { name: 'Leave the player' }).waitFor();
  }
}

/** Of what there is to go on with, the picture plays and the title leads to its page. */
export async function goingOn({ page, url }) {
  await page.goto(url);
  const { series } = await ask(page, '{ series(first: 1) { nodes { id title seasons { id episodes { id number } } } } }');
  const { movies } = await ask(page, '{ movies(first: 1) { nodes { id title } } }');
  const [one, two] = series.nodes[0].seasons.flatMap(({ episodes }) => episodes);
  await ask(page, 'mutation ($id: ID!) { markWatched(input: {itemId: $id, watched: true}) { userErrors { message } } }', { id: one.id });
  const { startPlayback } = await ask(
    page,
    'mutation ($id: ID!) { startPlayback(input: {itemId: $id, profile: "tv-generic", maxHeight: 360, clientName: "Cabin"}) { session { id } } }',
    { id: movies.nodes[0].id }
  );
  const { id: session } = startPlayback.session;
  await ask(page, 'mutation ($id: ID!) { stopPlayback(input: {sessionId: $id, positionMs: 2000}) { userErrors { message } } }', { id: session });
  await page.reload();
  for (const [heading, id, path, title] of [
    ['Continue watching', movies.nodes[0].id, `/movies/${movies.nodes[0].id}`, movies.nodes[0].title],
    ['Next up', two.id, `/episodes/${two.id}`, series.nodes[0].title]
  ]) {
    const row = page.locator('section', { has: page.getByRole('heading', { name: heading }) });
    const picture = row.locator(`a[href="/play/${id}"]`);
    await picture.waitFor();
    assert.match(await picture.getAttribute('aria-label'), new RegExp(`^(Play|Resume at [0-9:]+): ${title}`), 'the picture says what it does');
    assert.equal(await row.locator(`a[href="/play/${id}"]`).count(), 1);
    await picture.focus();
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), path, 'the title is the next stop');
    assert.match(await page.evaluate(() => document.activeElement.textContent), new RegExp(title));
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}${path}`);
    await page.goBack();
    await picture.click();
    await page.waitForURL(`${url}/play/${id}`);
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.waitForURL(`${url}/`); // from where it was played
  }
}

/** Lets one file wait to be reviewed. */
const waiting = (page) =>
  page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('query ReviewInbox')) return route.fallback();
    const file = { id: 'file_1', name: 'Nameless.mkv', path: 'Nameless.mkv' };
    const node = {
      id: 'review_1', kind: 'MOVIE', reasons: ['NO_YEAR'], title: 'Nameless', artist: null, track: null, year: null, season: null, episodes: [],
      file, library: { id: 'library_1', name: 'Films' }, item: null, evidence: [], candidates: []
    };
    const reviewInbox = { edges: [{ cursor: 'a', node }], pageInfo: { hasNextPage: false, endCursor: 'a' } };
    return route.fulfill({ json: { data: { reviewInbox } } });
  });

/** Keys of pages are told of, and those that are letters can be switched off. */
export async function keys({ page, url }) {
  await page.goto(`${url}/movies`);
  await main(page).locator('a[href^="/movies/movie_"]').first().waitFor();
  const search = page.getByRole('searchbox', { name: 'Search films, series, music, lists' });
  const searching = () => search.evaluate((box) => box === document.activeElement);
  await page.keyboard.press('/');
  assert.ok(await searching(), '/ leads to the search');
  await page.keyboard.press('?');
  assert.equal(await page.getByRole('dialog').count(), 0, 'who writes is left alone');
  assert.equal(await search.inputValue(), '?');
  await search.fill('');
  await main(page).focus();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await help.waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === 'Close'); // Space is to switch nothing off
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });

  await waiting(page);
  await page.goto(`${url}/admin/review`);
  const chosen = main(page).getByRole('checkbox', { name: /Nameless/ });
  await chosen.waitFor();
  await page.keyboard.press('x');
  await page.waitForFunction(() => document.querySelector('[data-review] input').checked);
  await page.keyboard.press('?');
  await help.getByText('Correct').waitFor();
  const box = help.getByRole('checkbox', { name: 'Letters and signs work as keys' });
  assert.ok(await box.isChecked());
  await box.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  await page.keyboard.press('?');
  await page.keyboard.press('/');
  await page.keyboard.press('x');
  await page.keyboard.press('c');
  assert.equal(await page.getByRole('dialog').count(), 0, 'what is switched off does nothing');
  assert.ok(await chosen.isChecked());
  await page.unroute('**/graphql');
  assert.ok(!(await searching()));

  // The player follows, and its other keys go on working.
  const { movies } = await ask(page, '{ movies { nodes { id } } }');
  await page.goto(`${url}/play/${movies.nodes[0].id}?from=0`);
  const video = (test) => page.waitForFunction(test, undefined, { polling: 50 });
  await video(() => document.querySelector('video')?.readyState >= 3);
  await page.keyboard.press('m');
  assert.equal(await page.evaluate(() => document.querySelector('video').muted), false, 'm is no key any more');
  const before = await page.evaluate(() => document.querySelector('video').volume);
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction((volume) => document.querySelector('video').volume < volume, before);
  await page.keyboard.press('ArrowUp');

  await page.goto(`${url}/account`);
  const setting = main(page).getByRole('checkbox', { name: 'Letters and signs work as keys' });
  assert.equal(await setting.isChecked(), false, 'it stays as it was set');
  await setting.check();
  await page.goto(`${url}/play/${movies.nodes[0].id}?from=0`);
  await video(() => document.querySelector('video')?.readyState >= 3);
  await page.keyboard.press('m');
  await video(() => document.querySelector('video').muted);
  await page.keyboard.press('?');
  await help.getByText('Fullscreen').waitFor();
  await page.keyboard.press('m');
  assert.ok(await page.evaluate(() => document.querySelector('video').muted), 'the dialog takes the keys');
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  await page.keyboard.press('m');
  await video(() => !document.querySelector('video').muted);
}

/** Who takes a text of a song out by keyboard goes on where texts are added. */
export async function lyrics({ page, url }) {
  await page.goto(`${url}/music/songs`);
  await main(page).getByRole('button', { name: /^Edit: / }).first().click();
  const dialog = page.getByRole('dialog');
  const add = dialog.getByRole('button', { name: 'Add lyrics' });
  await add.focus();
  for (const count of [1, 2]) {
    await page.keyboard.press('Enter');
    await dialog.getByRole('textbox', { name: `Lyrics ${count}` }).waitFor();
  }
  for (const left of [1, 0]) {
    await dialog.getByRole('button', { name: 'Remove: 1' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction((count) => document.querySelectorAll('[role=dialog] fieldset textarea').length === count, left);
    await page.waitForFunction(() => document.activeElement?.textContent.trim() === 'Add lyrics', undefined, { timeout: 5_000 });
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

/** Of a row that has more than fits, a mouse sees the rest too, and the menu of a phone shows that it goes on. */
export async function rows({ page, url }) {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(url);
  const menu = page.getByRole('navigation', { name: 'Main' });
  await menu.waitFor();
  await page.waitForFunction(() => document.querySelector('header nav').hasAttribute('data-after'));
  await menu.evaluate((row) => row.scrollTo(row.scrollWidth, 0));
  await page.waitForFunction(() => !document.querySelector('header nav').hasAttribute('data-after'));
  assert.ok(await menu.evaluate((row) => row.hasAttribute('data-before')));
  const films = page.locator('section', { has: page.getByRole('heading', { name: 'New in Films' }) });
  await films.waitFor();
  await films.hover();
  const arrows = films.locator('button[aria-hidden=true]');
  assert.equal(await arrows.count(), 1, 'only on');
  await arrows.click();
  await films.locator('[data-before]').waitFor();
  while (await films.locator('[data-after]').count()) {
    await arrows.last().click();
    await page.waitForTimeout(300);
  }
  assert.equal(await arrows.count(), 1, 'only back');
  await page.setViewportSize(size);
}
