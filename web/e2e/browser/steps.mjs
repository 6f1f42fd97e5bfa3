// The walk of a first visitor, each step failing with what was expected.
import assert from 'node:assert/strict';

const video = (page) => page.evaluate(() => {
  const v = document.querySelector('video');
  return v && { at: v.currentTime, ready: v.readyState, paused: v.paused, duration: v.duration, error: v.error?.message ?? null };
});

/** Waits until the page's video is as `test` wants, and says how it was otherwise. */
async function videoIs(page, what, test, argument) {
  try {
    await page.waitForFunction(test, argument, { polling: 50, timeout: 30_000 });
  } catch {
    const alert = await page.getByRole('alert').allTextContents();
    assert.fail(`the video never came to be ${what}: ${JSON.stringify(await video(page))} ${alert.join(' ')}`);
  }
}

export async function setUp({ page, url, token, name, password, shot }) {
  await page.goto(url);
  await page.waitForURL('**/setup');
  await page.getByLabel('Setup token').fill('wrong');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.locator('form .text-danger').first().waitFor();
  await page.getByLabel('Setup token').fill(token);
  await shot('setup');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}

/** Sets the server up, or logs in where somebody has. */
export async function enter({ page, url, token, name, password }) {
  await page.goto(url);
  await page.waitForURL(token ? '**/setup' : '**/login*');
  if (token) await page.getByLabel('Setup token').fill(token);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: token ? 'Create account' : 'Log in' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}

export async function logIn({ page, url, name, password, shot }) {
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.waitForURL('**/login');
  await page.goto(`${url}/movies`);
  await page.waitForURL('**/login?next=%2Fmovies');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('alert').waitFor();
  await shot('login');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL('**/movies');
}

export async function scanEnds({ page, url, shot }) {
  await page.goto(`${url}/admin/libraries`);
  await page.locator('[data-scan]').first().waitFor();
  await shot('libraries');
  await page.waitForFunction(() => {
    const scans = [...document.querySelectorAll('[data-scan]')];
    return scans.length > 0 && scans.every((scan) => scan.dataset.scan === 'COMPLETED');
  }, undefined, { timeout: 120_000 });
}

export async function browse({ page, url, shot }) {
  await page.goto(url);
  await page.getByRole('heading', { name: /^New in / }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await shot('home');
  await page.getByRole('link', { name: 'Films', exact: true }).click();
  await page.waitForURL('**/movies');
  const films = page.locator('main a[href^="/movies/movie_"]');
  await films.first().waitFor();
  const all = await films.count();
  assert.ok(all > 1, `the grid shows ${all} films`);
  await page.waitForLoadState('networkidle');
  await shot('movies');
  const first = (await films.first().getByTestId('title').textContent()).trim();
  await page.getByLabel('Search here').fill(first);
  await page.waitForURL(/title=/);
  await page.waitForFunction((before) => document.querySelectorAll('main a[href^="/movies/movie_"]').length < before, all);
  await page.getByLabel('Search here').fill('');
  await page.waitForFunction((before) => document.querySelectorAll('main a[href^="/movies/movie_"]').length === before, all);
  await page.getByRole('searchbox', { name: 'Search films, series, music, lists' }).fill(first);
  await page.waitForURL('**/search?q=*');
  await page.locator('main a[href^="/movies/movie_"]', { hasText: first }).first().waitFor();
  await shot('search');
}

export async function showSeries({ page, url, shot }) {
  await page.goto(`${url}/series`);
  await page.locator('main a[href^="/series/series_"]').first().click();
  await page.getByRole('tab').first().waitFor();
  await page.locator('main a[href^="/play/"]').first().waitFor();
  await page.waitForLoadState('networkidle');
  await shot('series');
  const tabs = page.getByRole('tab');
  if ((await tabs.count()) > 1) {
    await tabs.first().focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await tabs.nth(1).getAttribute('aria-selected'), 'true', 'arrows walk the seasons');
  }
}

/** Opens the film that the environment names, or the longest one. */
export async function openFilm({ page, url, film, shot }) {
  await page.goto(`${url}/movies`);
  const card = film
    ? page.locator('main a[href^="/movies/movie_"]', { hasText: film }).first()
    : page.locator('main a[href^="/movies/movie_"]').first();
  await card.click();
  await page.getByRole('heading', { name: 'Versions and streams' }).waitFor();
  await page.waitForLoadState('networkidle');
  await shot('movie');
  return page.url();
}

export async function play({ page, shot }) {
  const playlists = new Map();
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname;
    if (path.endsWith('.m3u8')) playlists.set(path, (playlists.get(path) ?? 0) + 1);
  });
  await page.getByRole('main').getByRole('link', { name: /^(Play|Resume|Play again)/ }).first().click();
  await page.waitForURL('**/play/**');
  await videoIs(page, 'playing', () => {
    const v = document.querySelector('video');
    return v && v.readyState >= 3 && v.currentTime > 0.2;
  });
  const { at } = await video(page);
  await videoIs(page, 'further on', (before) => document.querySelector('video').currentTime > before + 1, at);
  await page.mouse.move(500, 300);
  await page.mouse.move(600, 400);
  await page.getByRole('button', { name: 'Playback details' }).click();
  const decision = await page.getByTestId('decision').getAttribute('data-decision');
  assert.match(decision, /^(DIRECT|REMUX|TRANSCODE)$/);
  await page.getByRole('button', { name: 'Playback details' }).click();
  for (const [path, times] of playlists) assert.equal(times, 1, `${path} was fetched ${times} times`);
  assert.equal(playlists.size > 0, decision !== 'DIRECT', 'playlists are fetched where the file is not played as it is');
  assert.equal(await page.getByRole('status').filter({ hasText: 'Preparing playback' }).count(), 0, 'a playing video does not wait');
  const subtitles = page.getByRole('button', { name: 'Subtitles' });
  const wanted = await subtitles.count();
  if (wanted) {
    await subtitles.click();
    await page.getByRole('menuitemradio').nth(1).click();
  }
  const showing = await page.evaluate(() => [...document.querySelector('video').textTracks].filter((track) => track.mode === 'showing').length);
  assert.equal(showing, wanted, 'the chosen subtitle is shown, and no other');
  await shot('player');
  return decision;
}

export async function seek({ page }) {
  await page.evaluate(() => document.activeElement?.blur());
  // It may have come to its end meanwhile.
  await page.keyboard.press('0');
  if ((await video(page)).paused) await page.keyboard.press('k');
  await videoIs(page, 'playing', () => !document.querySelector('video').paused && document.querySelector('video').currentTime > 0);
  await page.keyboard.press(' ');
  await videoIs(page, 'paused', () => document.querySelector('video').paused);
  const { duration } = await video(page);
  await page.keyboard.press('Home');
  await videoIs(page, 'at its beginning', () => document.querySelector('video').currentTime < 0.5);
  await page.keyboard.press('ArrowRight');
  const want = Math.min(10, duration);
  await videoIs(page, 'ten seconds on', (at) => Math.abs(document.querySelector('video').currentTime - at) < 1, want);
  const bar = page.getByRole('slider', { name: 'Position' });
  const box = await bar.boundingBox();
  await bar.click({ position: { x: box.width * 0.4, y: box.height / 2 } });
  const middle = duration * 0.4;
  await videoIs(page, 'where the bar was pressed', (at) => {
    const v = document.querySelector('video');
    return Math.abs(v.currentTime - at) < 1 && v.readyState >= 2;
  }, middle);
  await page.keyboard.press('m');
  await videoIs(page, 'mute', () => document.querySelector('video').muted);
  return middle;
}

export async function progressIsKept({ page, url, filmUrl, shot }) {
  const stopped = page.waitForResponse((r) => (r.request().postData() ?? '').includes('stopPlayback') && r.ok());
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await stopped;
  await page.goto(filmUrl);
  await page.getByRole('link', { name: /^Resume at/ }).waitFor();
  await page.goto(url);
  await page.getByRole('heading', { name: 'Continue watching' }).waitFor();
  await page.waitForLoadState('networkidle');
  await shot('home-watching');
}

/** From the grid into the player with nothing but the keyboard. */
export async function keyboardOnly({ page, url }) {
  await page.goto(`${url}/movies`);
  await page.locator('main a[href^="/movies/movie_"]').first().waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#main', 'the first stop is the skip link');
  await page.keyboard.press('Enter');
  await tabTo(page, (href) => href?.startsWith('/movies/movie_'));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/movies/*');
  await page.locator('main a[href^="/play/"]').first().waitFor();
  await tabTo(page, (href) => href?.startsWith('/play/'));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/play/**');
  await videoIs(page, 'playing', () => document.querySelector('video')?.readyState >= 3 && document.querySelector('video').currentTime > 0.1);
}

async function tabTo(page, wanted) {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab');
    if (wanted(await page.evaluate(() => document.activeElement?.getAttribute('href')))) return;
  }
  assert.fail('40 presses of Tab did not reach the link');
}
