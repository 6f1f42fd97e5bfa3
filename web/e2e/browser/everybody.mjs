// Each page, in dark and light, for those who use a keyboard or a screen reader.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ask } from './ask.mjs';
import { walkByTab } from './keyboard.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What keeps those who use a keyboard or a screen reader from a page. */
export async function check(page, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
  );
  return violations.map(
    (one) =>
      `${name}: ${one.id} (${one.impact}): ${one.help}\n      ${one.nodes
        .slice(0, 4)
        .map((node) => `${node.target} ${node.failureSummary?.split('\n').at(-1) ?? ''}`)
        .join('\n      ')}`
  );
}

/** Looks at pages that are all loaded when `ready` is there; `before` brings each into its state. */
export async function checkPages({ page, url }, pages) {
  const wrong = [];
  for (const [path, ready, before] of pages) {
    await page.goto(`${url}${path}`);
    await page.locator(ready).first().waitFor();
    await before?.(page);
    // Pictures and skeletons fade; half way, contrast is that of nothing.
    await page.waitForFunction(() => document.querySelectorAll('[aria-busy="true"]').length === 0);
    for (const mode of ['dark', 'light']) {
      await page.evaluate((dark) => document.documentElement.classList.toggle('dark', dark), mode === 'dark');
      await page.evaluate(() =>
        Promise.all(
          document
            .getAnimations()
            .filter((one) => one.effect?.getTiming().iterations !== Infinity)
            .map((one) => one.finished.catch(() => {}))
        )
      );
      wrong.push(...(await check(page, `${path} in ${mode}`)));
    }
    await page.evaluate(() => document.activeElement?.blur());
    await walkByTab(page).catch((error) => wrong.push(error.message));
  }
  assert.equal(wrong.length, 0, `\n    ${wrong.join('\n    ')}`);
  return `${pages.length} pages`;
}

export async function newcomers(about) {
  return checkPages(about, [['/setup', 'form']]);
}

export async function strangers(about) {
  return checkPages(about, [['/login', 'form']]);
}

export async function members(about) {
  const { page, url } = about;
  const first = async (path, link, options) => {
    await page.goto(`${url}${path}`);
    return page.locator(`main a[href^="${link}"]`).first().getAttribute('href', options);
  };
  const film = await first('/movies', '/movies/movie_');
  const show = await first('/series', '/series/series_');
  const person = await first(film, '/people/', { timeout: 5000 }).catch(() => null);
  const label = await first(film, '/labels/label_', { timeout: 5000 }).catch(() => null);
  // Somebody plays, so that there is something to see.
  const { startPlayback } = await ask(
    page,
    'mutation ($id: ID!) { startPlayback(input: {itemId: $id, profile: "tv-generic", maxHeight: 360, clientName: "Cabin"}) { session { id } } }',
    { id: film.replace('/movies/', '') }
  );
  const { createPlaylist } = await ask(page, 'mutation ($ids: [ID!]) { createPlaylist(input: {name: "Night watch", itemIds: $ids}) { playlist { id } } }', {
    ids: [film, show].map((path) => path.split('/').at(-1))
  });
  const { createCollection } = await ask(
    page,
    'mutation ($ids: [ID!]) { createCollection(input: {name: "For Granny", itemIds: $ids}) { collection { id } } }',
    { ids: [show, film].map((path) => path.split('/').at(-1)) }
  );
  const library = await first('/admin/libraries', '/admin/libraries/');
  const looked = await checkPages(about, [
    ['/', 'main a[href^="/movies/movie_"]'],
    ['/lists', 'main h2'],
    ['/history', 'main h1'],
    ['/history?kind=music', 'main h1'],
    ['/playlists', 'main li a'],
    [`/playlists/${createPlaylist.playlist.id}`, 'main ol li', async (one) => {
      await one.getByRole('button', { name: 'Settings' }).click();
      await one.getByRole('dialog').waitFor();
    }],
    ['/collections', 'main li a'],
    [`/collections/${createCollection.collection.id}`, 'main ol li', async (one) => {
      // By the keyboard alone: the first work goes behind the second, and the focus stays with it.
      await one.getByRole('button', { name: 'Arrange' }).click();
      const titles = () => one.locator('main ol [data-testid=title]').allTextContents();
      const before = await titles();
      await one.getByRole('button', { name: 'Move later' }).first().press('ArrowRight');
      await one.waitForFunction((moved) => document.querySelectorAll('main ol [data-testid=title]')[1]?.textContent === moved, before[0]);
      await one.waitForFunction((moved) => document.activeElement?.getAttribute('aria-label')?.endsWith(moved), before[0]);
      assert.deepEqual(await titles(), before.toReversed());
      await one.keyboard.press('ArrowLeft');
      await one.waitForFunction((moved) => document.querySelector('main ol [data-testid=title]')?.textContent === moved, before[0]);
    }],
    ['/collections/smart', 'main form'],
    ['/movies', 'main li a'],
    ['/movies?sort=TITLE', 'main li a', async (one) => {
      await one.getByRole('button', { name: 'Filters' }).click();
      await one.locator('fieldset button').first().waitFor();
    }],
    ...(person ? [[person, 'main li a']] : []),
    ...(label ? [[label, 'main li a']] : []),
    ['/movies?sort=YEAR', 'main li a', async (one) => {
      await one.getByRole('button', { name: 'Select' }).click();
      await one.getByRole('button', { name: 'Choose all shown' }).click();
    }],
    ...['/music', '/music/artists', '/music/songs'].map((path) => [path, 'main h1', async (one) => {
      await one.getByRole('button', { name: 'Filters' }).click();
      await one.locator('fieldset button').first().waitFor();
    }]),
    ['/movies?title=nothing+at+all', 'text=Nothing matches'],
    [film, '[data-plan]'],
    ['/series', 'main li a'],
    [show, '[role=tab]', async (one) => {
      await one.getByRole('button', { name: /^How it plays here/ }).first().click();
      await one.locator('[data-plan]').waitFor();
    }],
    [`/search?q=${encodeURIComponent('a')}`, 'main h1'],
    ['/admin/libraries', 'main article'],
    [library, '#problems'],
    ['/admin/sessions', '[data-session]'],
    ['/admin/review', 'main h1'],
    ['/admin/duplicates', 'main h1'],
    ['/admin/duplicates?kind=VERSION', 'main h1'],
    ['/admin/trash', 'main h1'],
    ['/admin/users', '[data-user]', (one) => one.locator('[data-user] summary').first().click()],
    ['/account', '[data-current]'],
    ['/movies/movie_0000', 'text=There is nothing here'],
    [film.replace('/movies/', '/play/'), 'video', async (one) => {
      await one.waitForFunction(() => document.querySelector('main[data-phase]')?.dataset.phase === 'playing', undefined, { timeout: 30_000 });
      await one.keyboard.press('k');
      await one.keyboard.press('i');
    }]
  ]);
  await ask(page, 'mutation ($id: ID!) { stopPlayback(input: {sessionId: $id}) { userErrors { message } } }', { id: startPlayback.session.id });
  return looked;
}
