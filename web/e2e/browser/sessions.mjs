// What is played, by whom and how: the administrator's page, the player that is ended from there, how something would be
// played, and what a viewer prefers.
import assert from 'node:assert/strict';
import { ask, filmOf } from './ask.mjs';
import { pressTo } from './keyboard.mjs';

const phase = (page, wanted) => page.waitForFunction((want) => document.querySelector('main[data-phase]')?.dataset.phase === want, wanted, { timeout: 60_000 });

/** Small pictures under the pointer and for the keyboard, chapters as marks. */
export async function thumbnails({ page, url, shot }) {
  await page.goto(`${url}/movies`);
  const id = await filmOf(page, 'Feature');
  for (let ready = false; !ready; ) {
    const { node } = await ask(page, 'query ($id: ID!) { node(id: $id) { ... on Movie { files { file { trickplay { complete } } } } } }', { id });
    ready = node.files[0].file.trickplay?.complete === true;
    if (!ready) await page.waitForTimeout(500);
  }
  await page.goto(`${url}/play/${id}?from=0`);
  await phase(page, 'playing');
  await page.keyboard.press('k');
  await phase(page, 'paused');
  const bar = page.getByRole('slider', { name: 'Position' });
  const box = await bar.boundingBox();
  const sheet = page.waitForResponse((response) => /\/trickplay\/0\.jpg$/.test(response.url()) && response.ok());
  await bar.hover({ position: { x: box.width * 0.3, y: 8 } });
  await sheet;
  const shown = () => page.getByTestId('thumbnail').evaluate((element) => getComputedStyle(element).backgroundPosition);
  const first = await shown();
  await page.getByTestId('seek-hint').filter({ hasText: 'Second part' }).waitFor();
  await shot('player-thumbnail');
  await bar.hover({ position: { x: box.width * 0.9, y: 8 } });
  assert.notEqual(await shown(), first, 'another place has another picture');
  assert.equal(await page.getByTestId('chapter-mark').count(), 2, 'each chapter but the first has a mark');
  await page.mouse.move(700, 200);
  await page.getByTestId('thumbnail').waitFor({ state: 'detached' });
  await pressTo(page, 'Position');
  await page.getByTestId('thumbnail').waitFor();
  const before = await shown();
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight');
  await page.waitForFunction((old) => getComputedStyle(document.querySelector('[data-testid="thumbnail"]')).backgroundPosition !== old, before);
  await shot('player-thumbnail-keys');
}

/** How a film and an episode would be played, in words. */
export async function plans({ page, url, shot }) {
  await page.goto(`${url}/movies`);
  await page.goto(`${url}/movies/${await filmOf(page, 'Feature')}`);
  const panel = page.getByRole('region', { name: 'How it plays here' });
  await panel.locator('[data-plan="REMUX"]').waitFor();
  await panel.getByText('The player does not open the container').waitFor();
  const ways = panel.getByRole('table', { name: 'All ways to play it' }).locator('tbody tr');
  assert.ok((await ways.count()) >= 2, 'the original, and smaller ones');
  await ways.filter({ hasText: '360p' }).getByText(/% of a processor/).waitFor();
  await panel.scrollIntoViewIfNeeded();
  await shot('plan');
  await page.goto(`${url}/series`);
  await page.locator('main a[href^="/series/series_"]').first().click();
  await page.getByRole('tab').first().waitFor();
  await pressTo(page, /^How it plays here: /);
  await page.keyboard.press('Enter');
  await page.locator('li [data-plan]').waitFor();
  await shot('plan-episode');
}

/** Somebody plays; an administrator sees it live on another page and ends it with a message. */
export async function watchedAndEnded({ page, url, shot, name }) {
  const message = 'The disk is changed at nine. Sorry!';
  const admin = await page.context().newPage();
  admin.setDefaultTimeout(60_000);
  await admin.goto(`${url}/admin/sessions`);
  await admin.getByRole('heading', { name: 'Nothing is playing' }).or(admin.locator('[data-session]').first()).waitFor();
  await page.goto(`${url}/movies`);
  await page.goto(`${url}/play/${await filmOf(page, 'Feature')}?from=10000`);
  await phase(page, 'playing');
  const card = admin.getByRole('article', { name: 'Feature' });
  await card.locator('xpath=self::*[@data-session="PLAYING"]').waitFor();
  assert.match(await card.textContent(), new RegExp(name));
  await card.getByText('Revenge Web').waitFor();
  await card.getByText('Remux', { exact: true }).waitFor();
  await card.getByText('The player does not open the container').waitFor();
  const at = await card.getByTestId('session-position').textContent();
  await admin.waitForFunction((old) => document.querySelector('[data-testid="session-position"]').textContent !== old, at);
  await page.keyboard.press('k');
  await card.getByText('Paused', { exact: true }).waitFor();
  await card.getByText('Buffered in the player').waitFor();
  await page.keyboard.press('k');
  await card.locator('xpath=self::*[@data-session="PLAYING"]').waitFor();
  await admin.bringToFront();
  await shot('sessions', admin);

  await card.getByRole('button', { name: /^End playback of/ }).focus();
  await admin.keyboard.press('Enter');
  const dialog = admin.getByRole('alertdialog');
  await dialog.getByLabel('Message').fill(message);
  await shot('session-end', admin);
  await dialog.getByRole('button', { name: 'End playback' }).focus();
  await admin.keyboard.press('Enter');
  await card.waitFor({ state: 'detached' });
  await page.bringToFront();
  await phase(page, 'stopped');
  await page.getByRole('heading', { name: 'An administrator ended playback' }).waitFor();
  await page.getByText(message).waitFor();
  await shot('player-ended');
  await admin.close();
}

/** What a viewer prefers is what playing begins with. */
export async function preferences({ page, url, shot }) {
  await page.goto(`${url}/account`);
  const panel = page.getByRole('region', { name: 'Sound and subtitles' });
  await panel.getByRole('combobox', { name: 'Languages to hear' }).selectOption('de');
  await panel.getByRole('combobox', { name: 'Languages to hear' }).selectOption('fr');
  await panel.getByRole('button', { name: 'Remove French' }).focus();
  await page.keyboard.press('Enter');
  await panel.getByRole('combobox', { name: 'Languages to read' }).selectOption('en');
  await panel.getByRole('combobox', { name: 'Subtitles' }).selectOption('ALWAYS');
  await shot('preferences');
  await panel.getByRole('button', { name: 'Save' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Saved.').waitFor();
  await page.reload();
  await panel.getByRole('listitem').filter({ hasText: 'German' }).waitFor();
  assert.equal(await panel.getByRole('listitem').count(), 2);

  // What was chosen in this browser goes before: a new viewer has chosen nothing.
  await page.evaluate(() => localStorage.removeItem('revenge-player'));
  await page.goto(`${url}/play/${await filmOf(page, 'Feature')}?from=0`);
  await phase(page, 'playing');
  await page.waitForFunction(() => [...document.querySelector('video').textTracks].some((track) => track.mode === 'showing' && track.language === 'en'));
  await page.mouse.move(700, 300);
  await page.getByRole('button', { name: 'Audio' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemradio', { name: /^German/, checked: true }).waitFor();
  await page.keyboard.press('Escape');
  await ask(page, 'mutation { setPlaybackPreferences(input: {preferences: {}}) { userErrors { message } } }');
}
