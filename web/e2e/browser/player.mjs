// The player beyond playing: menus, keys, the next episode, and what it says when the server ends a session.
import assert from 'node:assert/strict';
import { ask } from './ask.mjs';

const phase = (page, wanted) => page.waitForFunction((want) => document.querySelector('main[data-phase]')?.dataset.phase === want, wanted, { timeout: 40_000 });
/** The sessions that the page begins from here on. */
function sessionsOf(page) {
  const begun = [];
  page.on('response', async (response) => {
    if (!(response.request().postData() ?? '').includes('startPlayback')) return;
    const { session } = (await response.json()).data?.startPlayback ?? {};
    if (session) begun.push(session);
  });
  return begun;
}

export async function menus({ page, url, shot }) {
  const begun = sessionsOf(page);
  await page.goto(`${url}/movies`);
  const film = await page.getByRole('link', { name: 'Tall Ships' }).getAttribute('href');
  await page.goto(`${url}${film.replace('/movies/', '/play/')}?from=0`);
  await phase(page, 'playing');
  await page.waitForFunction(() => document.querySelectorAll('[data-testid="buffered"]').length > 0);
  await page.mouse.move(500, 300);
  await page.mouse.move(600, 400);
  await page.getByRole('slider', { name: 'Position' }).hover({ position: { x: 300, y: 8 } });
  await page.getByTestId('seek-hint').filter({ hasText: /\d:\d\d/ }).waitFor();

  const settings = page.getByRole('button', { name: 'Quality and speed' });
  await settings.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menu').getByRole('menuitemradio', { name: '1.5×' }).click();
  await page.waitForFunction(() => document.querySelector('video').playbackRate === 1.5);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('<');
  await page.waitForFunction(() => document.querySelector('video').playbackRate === 1.25);
  await page.keyboard.press('5');
  await page.waitForFunction(() => Math.abs(document.querySelector('video').currentTime / document.querySelector('video').duration - 0.5) < 0.15);
  await page.keyboard.press('0');

  await settings.focus();
  await page.keyboard.press('Enter');
  await shot('player-menu');
  const sessions = begun.length;
  await page.getByRole('menuitemradio', { name: '360p' }).click();
  await page.waitForFunction(() => document.querySelector('video')?.videoHeight === 360, undefined, { timeout: 60_000 });
  assert.equal(begun.length, sessions, 'the playlist offers that size: no new session is needed');
  assert.equal(await page.evaluate(() => document.querySelector('video').playbackRate), 1.25, 'the speed stays');
  await page.keyboard.press('i');
  await page.getByRole('region', { name: 'Playback details' }).waitFor();
  await shot('player-details');
  await page.keyboard.press('Escape');
}

export async function stoppedByServer({ page, shot }) {
  const begun = sessionsOf(page);
  await page.reload();
  await phase(page, 'playing');
  const { id } = begun.at(-1);
  await ask(page, 'mutation ($id: ID!) { stopPlayback(input: {sessionId: $id}) { userErrors { message } } }', { id });
  await page.keyboard.press('k');
  await page.getByRole('heading', { name: 'Playback was stopped' }).waitFor();
  await shot('player-stopped');
  await page.getByRole('button', { name: 'Play again' }).click();
  await phase(page, 'playing');
  assert.notEqual(begun.at(-1).id, id);
}

export async function refusal({ page, url, shot }) {
  await page.goto(`${url}/play/movie_0000`);
  const alert = page.getByRole('alert');
  await alert.waitFor();
  assert.ok(await alert.getAttribute('data-problem'), 'the reason has a name');
  assert.ok((await alert.locator('p').first().textContent()).length > 10, 'and a sentence');
  await shot('player-refused');
}

export async function nextEpisode({ page, url, shot }) {
  await page.goto(`${url}/series`);
  await page.locator('main a[href^="/series/series_"]').first().click();
  const link = page.locator('main li a[href^="/play/"]').first();
  await link.waitFor();
  // To the end before a picture was shown.
  await page.evaluate(() => {
    const timer = setInterval(() => {
      const video = document.querySelector('video');
      if (!video) return;
      clearInterval(timer);
      video.addEventListener('loadedmetadata', () => globalThis.dispatchEvent(new KeyboardEvent('keydown', { key: 'End' })), { once: true });
    }, 1);
  });
  await link.click();
  await page.waitForURL('**/play/**');
  const first = page.url();
  const card = page.getByRole('region', { name: /^Up next in/ });
  await card.waitFor();
  await shot('player-next');
  await card.getByRole('button', { name: 'Play now' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL((to) => to.href !== first);
  await phase(page, 'playing');
  assert.equal(await card.count(), 0);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.waitForURL('**/series/**');
}
