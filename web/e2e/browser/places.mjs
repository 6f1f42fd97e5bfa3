// The pages that lead to films, series, episodes and music, each from where a viewer comes, on a desk and on a phone.
import assert from 'node:assert/strict';
import { ask } from './ask.mjs';
import { check } from './everybody.mjs';
import { pressTo } from './keyboard.mjs';

export const widths = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

/** Makes a library of music, and waits until all is read. */
export async function library({ page, url, music }) {
  await page.goto(`${url}/admin/libraries`);
  const { createLibrary } = await ask(
    page,
    'mutation ($path: String!) { createLibrary(input: {name: "Music", kind: MUSIC, paths: [$path]}) { library { id } userErrors { message } } }',
    { path: music }
  );
  assert.deepEqual(createLibrary.userErrors, []);
  const read = async () => {
    const { tracks, movies, series } = await ask(page, '{ tracks { nodes { id } } movies { nodes { genres { name } } } series { nodes { labels { name } } } }');
    return tracks.nodes.length > 0 && movies.nodes.filter(({ genres }) => genres.length > 0).length > 1 && series.nodes.some(({ labels }) => labels.length > 0);
  };
  for (let left = 120; left > 0 && !(await read()); left--) await page.waitForTimeout(500);
  assert.ok(await read(), 'what stands beside the files was read');
}

const main = (page) => page.locator('main');
const tile = (page, name) => main(page).getByRole('link', { name: new RegExp(`^${name}`) }).first();
const ways = (page) => page.getByRole('navigation', { name: 'Ways to browse' });
const film = (page, title) => main(page).locator('a[href^="/movies/movie_"]', { hasText: title }).first();
const show = (page, title) => main(page).locator('a[href^="/series/series_"]', { hasText: title }).first();
const heading = (page, name) => main(page).getByRole('heading', { level: 1, name }).waitFor();

/** Looks at a page that is open: nothing runs beyond its edge, and those who use a keyboard or a screen reader get on. */
async function look(about, name) {
  const { page, shot } = about;
  await page.waitForFunction(() => document.querySelectorAll('[aria-busy="true"]').length === 0);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((one) => one.effect?.getTiming().iterations !== Infinity)
        .map((one) => one.finished.catch(() => {}))
    )
  );
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(beyond <= 0, `${name} runs ${beyond} pixels beyond the edge at ${page.url()}`);
  const unseen = await page.evaluate(() =>
    [...document.querySelectorAll('nav [aria-current=page]')]
      .filter((one) => one.getBoundingClientRect().left < 0 || one.getBoundingClientRect().right > innerWidth)
      .map((one) => one.textContent.trim())
  );
  assert.deepEqual(unseen, [], `${name}: where one is cannot be seen`);
  const wrong = await check(page, name);
  assert.deepEqual(wrong, [], wrong.join('\n    '));
  await shot(`${about.width}-${name}`);
}

/** Each way into films, from the menu on. */
export async function films(about) {
  const { page, url } = about;
  await page.goto(url);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Films' }).click();
  await film(page, 'Copper Coast').waitFor();
  await look(about, 'films');
  await ways(page).getByRole('link', { name: 'Genres' }).click();
  await heading(page, 'Genres of films');
  await tile(page, 'Thriller').waitFor();
  await look(about, 'film-genres');
  await tile(page, 'Thriller').click();
  await film(page, 'Iron Tide').waitFor();
  assert.equal(await film(page, 'Copper Coast').count(), 0, 'the genre narrows the films');
  await page.goBack();
  await heading(page, 'Genres of films');
  for (const [tab, name, title] of [
    ['Film sets', 'Coasts', 'Copper Coast'],
    ['Studios', 'Tidewater', 'Copper Coast'],
    ['Countries', 'Norway', 'Iron Tide'],
    ['Keywords', 'ferry', 'Iron Tide'],
    ['Languages', 'Norwegian|no', 'Iron Tide']
  ]) {
    await ways(page).getByRole('link', { name: tab }).click();
    await heading(page, tab);
    await tile(page, `(${name})`).waitFor();
    await look(about, `labels-${tab.replace(' ', '-').toLowerCase()}`);
    await tile(page, `(${name})`).click();
    await film(page, title).waitFor();
    await look(about, `label-${tab.replace(' ', '-').toLowerCase()}`);
    await page.goBack();
    await heading(page, tab);
  }
}

/** Series by genre and network, the list of episodes, and an episode's page. */
export async function series(about) {
  const { page } = about;
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Series' }).click();
  await show(page, 'Harbour Lights').waitFor();
  await look(about, 'series');
  await ways(page).getByRole('link', { name: 'Genres' }).click();
  await heading(page, 'Genres of series');
  await tile(page, 'Mystery').waitFor();
  await look(about, 'series-genres');
  await tile(page, 'Mystery').click();
  await show(page, 'Harbour Lights').waitFor();
  await ways(page).getByRole('link', { name: 'Networks' }).click();
  await tile(page, 'Channel Nine').waitFor();
  await look(about, 'labels-networks');
  await tile(page, 'Channel Nine').click();
  await show(page, 'Harbour Lights').waitFor();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Series' }).click();
  await ways(page).getByRole('link', { name: 'Episodes' }).click();
  await heading(page, 'Episodes');
  const episodes = main(page).locator('h3 a[href^="/episodes/episode_"]');
  await episodes.first().waitFor();
  assert.equal(await episodes.count(), 2);
  await look(about, 'episodes');
  await main(page).getByRole('combobox', { name: 'Sort by' }).selectOption('TITLE');
  await page.waitForURL('**/series/episodes?sort=TITLE');
  await episodes.first().click();
  await page.waitForURL('**/episodes/episode_*');
  await main(page).getByRole('heading', { name: 'Versions and streams' }).waitFor();
  await look(about, 'episode');
  const at = page.url();
  await page.getByRole('navigation', { name: 'Episodes beside it' }).getByRole('link').first().click();
  await page.waitForURL((now) => now.href !== at);
  await page.goBack();
  await page.goBack();
  await page.waitForURL('**/series/episodes?sort=TITLE');
}

/** Albums, artists and songs. */
export async function music(about) {
  const { page } = about;
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Music' }).click();
  const tabs = main(page).getByRole('navigation', { name: 'Music' });
  await tile(page, '.*Waves').waitFor();
  await look(about, 'albums');
  await tabs.getByRole('link', { name: 'Artists' }).click();
  await tile(page, '.*The Oscillators').waitFor();
  await look(about, 'artists');
  await tabs.getByRole('link', { name: 'Songs' }).click();
  await main(page).getByRole('button', { name: /^Tone/ }).waitFor();
  await look(about, 'songs');
  await tabs.getByRole('link', { name: 'Albums' }).click();
  await tile(page, '.*Waves').click();
  await heading(page, 'Waves');
  await look(about, 'album');
  await main(page).getByRole('link', { name: 'The Oscillators' }).first().click();
  await heading(page, 'The Oscillators');
  await look(about, 'artist');
}

/** A search of everything, of one kind, and of descriptions. */
export async function search(about) {
  const { page } = about;
  const box = page.getByRole('searchbox', { name: 'Search films, series, music, lists' });
  await page.goto(`${about.url}/search`);
  const status = await main(page).getByRole('status').elementHandle();
  assert.equal(await status.textContent(), '', 'nothing was looked for');
  await box.fill('logbook');
  await page.waitForURL('**/search?q=logbook');
  await main(page).getByRole('heading', { name: 'Nothing found for “logbook”' }).waitFor(); // no title says it
  await main(page).getByRole('link', { name: 'Look into descriptions too' }).click();
  await page.waitForURL('**/search?q=logbook&full=1');
  await film(page, 'Copper Coast').waitFor();
  // What is read out is a place that was there before.
  await page.waitForFunction((place) => place.isConnected && place.textContent === '1 result', status);
  await look(about, 'search-full');
  await page.getByRole('navigation', { name: 'Show only' }).getByRole('link', { name: 'People' }).click();
  await page.waitForURL('**/search?q=logbook&in=people*');
  await box.fill('Ines');
  await page.waitForURL('**/search?q=Ines&in=people*');
  await main(page).locator('a[href^="/people/person_"]', { hasText: 'Ines Calder' }).waitFor();
  await look(about, 'search-people');
}

/** What is searched for among labels stays whatever they are sorted by, and goes with the list it was for. */
export async function finding({ page, url }) {
  await page.goto(`${url}/labels/all/studios`);
  const box = main(page).getByRole('searchbox', { name: 'Find by name' });
  await box.fill('COUNT');
  await page.waitForURL('**/labels/all/studios?q=COUNT');
  await tile(page, 'Tidewater').waitFor({ state: 'detached' });
  await tile(page, 'Count Films').waitFor();
  await main(page).getByRole('combobox', { name: 'Sort by' }).selectOption('NAME');
  await page.waitForURL('**/labels/all/studios?q=COUNT&sort=NAME');
  await main(page).getByRole('combobox', { name: 'Sort by' }).selectOption('COUNT');
  await page.waitForURL('**/labels/all/studios?q=COUNT');
  await box.fill('nothing like it');
  await main(page).getByRole('heading', { name: 'Nothing matches' }).waitFor();
  await main(page).getByRole('link', { name: 'Clear filters' }).click();
  await tile(page, 'Tidewater').waitFor();
  assert.equal(await box.inputValue(), '');

  await page.goto(`${url}/movies`);
  const filter = main(page).getByRole('searchbox', { name: 'Search here' });
  await film(page, 'Iron Tide').waitFor();
  await filter.fill('nothing like it');
  await main(page).getByRole('link', { name: 'Clear filters' }).click();
  await film(page, 'Iron Tide').waitFor();
  assert.equal(await filter.inputValue(), '', 'what was typed goes with what it asked for');
  // Who opens a film before the text is looked up stays there.
  const href = await film(page, 'Iron Tide').getAttribute('href');
  await filter.fill('Iron');
  await film(page, 'Iron Tide').evaluate((link) => link.click());
  await page.waitForURL(`**${href}`);
  await page.waitForTimeout(400);
  assert.equal(new URL(page.url()).pathname, href);
}

/** A filter that was saved comes back to where each part of it can be changed. */
export async function saved(about) {
  const { page, url } = about;
  await page.goto(`${url}/movies`);
  await film(page, 'Iron Tide').waitFor();
  await main(page).getByRole('combobox', { name: 'Genre' }).selectOption({ label: 'Thriller' });
  await page.waitForURL('**/movies?genre=*');
  await main(page).getByRole('searchbox', { name: 'Search here' }).fill('Iron');
  await page.waitForURL('**/movies?genre=*&title=Iron');
  await main(page).getByRole('button', { name: 'Filters' }).click();
  await main(page).getByLabel('Keep this filter as').fill('Iron thrillers');
  await main(page).getByRole('button', { name: 'Save filter' }).click();
  const link = main(page).getByRole('region', { name: 'Saved filters' }).getByRole('link', { name: 'Iron thrillers' });
  await link.waitFor();
  await look(about, 'filters');
  await main(page).getByRole('link', { name: 'Clear filters' }).click();
  await page.waitForURL(`${url}/movies`);
  await film(page, 'Copper Coast').waitFor();
  await link.click();
  await page.waitForURL('**/movies?genre=*&title=Iron');
  await film(page, 'Copper Coast').waitFor({ state: 'detached' });
  assert.equal(await main(page).getByRole('searchbox', { name: 'Search here' }).inputValue(), 'Iron');
  assert.equal(await main(page).getByRole('combobox', { name: 'Genre' }).evaluate((select) => select.selectedOptions[0].textContent), 'Thriller');
  await main(page).getByRole('button', { name: 'Remove the filter Iron thrillers' }).click();
  await link.waitFor({ state: 'detached' });
}

const states = (page) =>
  ask(page, `{
    movies { nodes { id watchState { positionMs durationMs watched playCount lastPlayedAt } } }
    series { nodes { id watchedEpisodeCount seasons { episodes { id watchState { positionMs durationMs watched playCount lastPlayedAt } } } } }
  }`);
const undo = async (page) => {
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await page.getByText('It is as it was.').first().waitFor();
};

/** What was marked is as it was before once that is taken back, to the place where somebody stopped. */
export async function marks({ page, url }) {
  await page.goto(`${url}/movies`);
  await film(page, 'Copper Coast').waitFor();
  const ids = await main(page).locator('a[href^="/movies/movie_"]').evaluateAll((links) => links.map((link) => link.getAttribute('href').split('/').at(-1)));
  const play = async (id, positionMs) => {
    const { startPlayback } = await ask(
      page,
      'mutation ($id: ID!) { startPlayback(input: {itemId: $id, profile: "tv-generic", maxHeight: 360, clientName: "Cabin"}) { session { id } } }',
      { id }
    );
    await ask(page, 'mutation ($id: ID!, $at: Int64!) { reportProgress(input: {sessionId: $id, positionMs: $at}) { userErrors { message } } }', {
      id: startPlayback.session.id,
      at: positionMs
    });
    await ask(page, 'mutation ($id: ID!, $at: Int64!) { stopPlayback(input: {sessionId: $id, positionMs: $at}) { userErrors { message } } }', {
      id: startPlayback.session.id,
      at: positionMs
    });
  };
  await play(ids[0], 2000);
  const before = await states(page);
  assert.ok(before.movies.nodes.some(({ watchState }) => watchState?.positionMs > 0), 'somebody stopped in the middle');

  await page.goto(`${url}/movies/${ids[0]}`);
  await main(page).getByRole('button', { name: 'Mark as watched' }).click();
  await main(page).getByRole('button', { name: 'Mark as not watched' }).waitFor();
  assert.notDeepEqual(await states(page), before);
  await undo(page);
  await main(page).getByRole('button', { name: 'Mark as watched' }).waitFor();
  assert.deepEqual(await states(page), before, 'a film is as it was');

  await page.goto(`${url}/series/${before.series.nodes[0].id}`);
  await main(page).getByRole('button', { name: 'Mark as watched', exact: true }).first().click();
  await main(page).getByRole('button', { name: 'Mark as not watched', exact: true }).first().waitFor();
  assert.equal((await states(page)).series.nodes[0].watchedEpisodeCount, 2);
  await undo(page);
  await main(page).getByRole('button', { name: 'Mark as watched', exact: true }).first().waitFor();
  assert.deepEqual(await states(page), before, 'a series is as it was');

  await page.goto(`${url}/movies`);
  await main(page).getByRole('button', { name: 'Select' }).click();
  await page.getByRole('button', { name: 'Choose all shown' }).click();
  await page.getByRole('button', { name: 'Mark', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Mark as watched' }).click();
  await page.getByRole('button', { name: 'Select' }).waitFor();
  assert.ok((await states(page)).movies.nodes.every(({ watchState }) => watchState.watched));
  await undo(page);
  assert.deepEqual(await states(page), before, 'all that was chosen is as it was');
}

const focusIs = async (page, name) => {
  try {
    await page.waitForFunction((wanted) => document.activeElement?.getAttribute('aria-label') === wanted, name, { timeout: 5000 });
  } catch {
    assert.fail(`“${name}” should have the focus, not ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))}`);
  }
};

/** Fields stand in groups; who took part is moved and taken out by keyboard, and the focus comes back to where it was. */
export async function edits(about) {
  const { page, url } = about;
  await page.goto(`${url}/movies`);
  await film(page, 'Copper Coast').click();
  await heading(page, 'Copper Coast');
  const edit = page.getByRole('button', { name: 'Edit: Copper Coast' });
  await edit.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: 'Names' }).waitFor();
  assert.deepEqual(await dialog.getByRole('heading', { level: 3 }).allTextContents(), [
    'Names',
    'Dates and numbers',
    'Texts',
    'Classification',
    'People',
    'Ids and links'
  ]);
  await dialog.getByRole('region', { name: 'Classification' }).getByLabel('Genres', { exact: true }).waitFor();
  await look(about, 'edit');
  await dialog.getByRole('button', { name: 'Move down: Ines Calder' }).focus();
  await page.keyboard.press('Enter');
  await focusIs(page, 'Move up: Ines Calder');
  await page.keyboard.press('Enter');
  await focusIs(page, 'Move down: Ines Calder');
  await dialog.getByRole('button', { name: 'Remove: Ines Calder' }).focus();
  await page.keyboard.press('Enter');
  await focusIs(page, 'Remove: Tobias Finch');
  await page.keyboard.press('Enter');
  await focusIs(page, 'Name');
  await dialog.getByLabel('Add a language').fill('fr');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Remove: fr' }).focus();
  await page.keyboard.press('Enter');
  await focusIs(page, 'Add a language');
  // What is wrong may be far from the button that sends it.
  await dialog.getByLabel('Year', { exact: true }).fill('soon');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('alert').filter({ hasText: 'whole number' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.labels?.[0]?.textContent === 'Year');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await focusIs(page, 'Edit: Copper Coast');
  for (const name of ['Fix match …: Copper Coast', 'Merge and split: Copper Coast']) {
    await page.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await look(about, name.split(' ')[0].toLowerCase());
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await focusIs(page, name);
  }
}

/** Several albums or songs are edited at once, by what their kind has, and that is taken back. */
export async function many(about) {
  const { page, url } = about;
  const read = async () => {
    const { albums, tracks } = await ask(page, '{ albums { nodes { secondaryKinds compilation year } } tracks { nodes { languages credit } } }');
    return { ...albums.nodes[0], ...tracks.nodes[0] };
  };
  await page.goto(`${url}/music`);
  await tile(page, '.*Waves').waitFor();
  const before = await read();
  const open = async () => {
    await main(page).getByRole('button', { name: 'Select' }).click();
    await page.getByRole('button', { name: 'Choose all shown' }).click();
    await page.getByRole('toolbar').getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('dialog').waitFor();
  };
  const save = async () => {
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('1 item was changed.').first().waitFor();
  };
  await open();
  await look(about, 'edit-albums');
  await page.getByRole('dialog').getByLabel('Other kinds', { exact: true }).fill('Live');
  await page.getByRole('dialog').getByLabel('Recordings of several artists').selectOption('true');
  await save();
  assert.deepEqual(await read(), { ...before, secondaryKinds: ['Live'], compilation: true });
  await page.getByRole('button', { name: 'Undo' }).first().click();
  for (let left = 100; left > 0 && JSON.stringify(await read()) !== JSON.stringify(before); left--) await page.waitForTimeout(100);
  assert.deepEqual(await read(), before, 'albums are as they were');

  await page.goto(`${url}/music/songs`);
  await main(page).getByRole('button', { name: /^Tone/ }).waitFor();
  await open();
  await page.getByRole('dialog').getByLabel('Languages of the words', { exact: true }).fill('deu');
  await save();
  assert.deepEqual(await read(), { ...before, languages: ['deu'] });
}

/** Rules ask for what the files of songs and episodes have, and for days. */
export async function rules(about) {
  const { page, url } = about;
  await page.goto(`${url}/playlists/smart`);
  const matches = (count) => page.getByRole('region', { name: 'What matches now' }).getByText(count).waitFor();
  const kind = page.getByRole('combobox', { name: 'What it holds' });
  const field = page.getByRole('combobox', { name: 'Rule', exact: true });
  await kind.selectOption({ label: 'Songs' });
  await field.selectOption({ label: 'Audio codec' });
  await page.getByRole('combobox', { name: 'Audio codec', exact: true }).selectOption('flac');
  await matches(/^1 /);
  await field.selectOption({ label: 'Lossless' });
  await page.getByRole('combobox', { name: 'Lossless', exact: true }).selectOption('false');
  await matches(/^(0|No)/);
  await kind.selectOption({ label: 'Episodes' });
  await field.selectOption({ label: 'Resolution' });
  await page.getByRole('combobox', { name: 'Resolution', exact: true }).selectOption('UHD');
  await matches(/^(0|No)/);
  await page.getByRole('combobox', { name: 'Resolution', exact: true }).selectOption('SD');
  await matches(/^2 /);
  await field.selectOption({ label: 'Aired on or after' });
  await page.getByLabel('Aired on or after', { exact: true }).fill('2020-02-29');
  await matches(/^(0|No)/);
  await look(about, 'rules');
  await page.getByRole('button', { name: 'Remove rule: Aired on or after' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.textContent === 'Add rule');
}

/** A playlist is put in order by keyboard, and the focus stays with what is moved. */
export async function order(about) {
  const { page, url } = about;
  await page.goto(`${url}/movies`);
  const { movies } = await ask(page, '{ movies { nodes { id } } }');
  const { createPlaylist } = await ask(page, 'mutation ($ids: [ID!]) { createPlaylist(input: {name: "Coasts", itemIds: $ids}) { playlist { id } } }', {
    ids: movies.nodes.map(({ id }) => id)
  });
  await page.goto(`${url}/playlists/${createPlaylist.playlist.id}`);
  const down = page.getByRole('button', { name: /^Move down: / }).first();
  const title = (await down.getAttribute('aria-label')).replace('Move down: ', '');
  await down.focus();
  await page.keyboard.press('Enter');
  await focusIs(page, `Move up: ${title}`);
  await page.keyboard.press('Enter');
  await focusIs(page, `Move down: ${title}`);
  await look(about, 'playlist');
}

/** Who looks after nothing gets no page of administrators, from the menu or by its address. */
export async function outsiders({ page, browser, url, password, wrong }) {
  await page.goto(`${url}/admin/users`);
  const { createUser } = await ask(
    page,
    'mutation ($password: String!) { createUser(input: {name: "boy", password: $password, allLibraries: true}) { userErrors { message } } }',
    { password }
  );
  assert.deepEqual(createUser.userErrors, []);
  const { libraries } = await ask(page, '{ libraries { id } }');
  const context = await browser.newContext({ viewport: widths.desk, locale: 'en-US' });
  context.setDefaultTimeout(60_000);
  const other = await context.newPage();
  other.on('pageerror', (error) => wrong.push(`uncaught: ${error.stack ?? error.message}`));
  await other.goto(`${url}/login`);
  await other.getByLabel('Name').fill('boy');
  await other.getByLabel('Password').fill(password);
  await other.getByRole('button', { name: 'Log in' }).click();
  const menu = other.getByRole('navigation', { name: 'Main' });
  await menu.waitFor();
  assert.equal(await menu.locator('a[href^="/admin"]').count(), 0);
  for (const path of ['users', 'libraries', `libraries/${libraries[0].id}`, 'sessions', 'review', 'duplicates', 'missing', 'trash']) {
    await other.goto(`${url}/admin/${path}`);
    await other.getByRole('alert').getByRole('heading', { name: 'This is for administrators' }).waitFor();
    assert.equal(await other.getByRole('heading', { level: 1 }).count(), 1, `${path} says nothing else`);
    await menu.waitFor();
  }
  await other.getByRole('alert').getByRole('link').click();
  await other.waitForURL(`${url}/`);
  await context.close();
}
