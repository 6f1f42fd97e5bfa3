// Live channels: REVENGE_LIST is a list of channels, REVENGE_GUIDE its guide. The first channel plays, the second is away.
import assert from 'node:assert/strict';
import { checkPages } from './everybody.mjs';
import { pressTo } from './keyboard.mjs';

const list = process.env.REVENGE_LIST;
const guide = process.env.REVENGE_GUIDE;
const playing = (page, name, condition, argument) =>
  page.waitForFunction(condition, argument, { timeout: 90_000, polling: 100 }).catch((error) => assert.fail(`the video is not ${name}: ${error.message}`));

/** Makes the library with the keyboard alone, first with an address that is refused. */
export async function makeLibrary({ page, url, shot }) {
  await page.goto(`${url}/admin/libraries`);
  await page.getByRole('heading', { name: 'New library' }).waitFor();
  await page.getByRole('textbox', { name: 'Name' }).focus();
  await page.keyboard.type('Aerial');
  await page.getByLabel('What it holds').selectOption('LIVE');
  await pressTo(page, 'List of channels (M3U)');
  await page.keyboard.type('http://10.0.0.1/list.m3u');
  await pressTo(page, 'Create and scan');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'private network' }).waitFor();
  await shot('live-library-refused');
  await page.getByLabel('List of channels (M3U)').fill(list);
  await page.getByLabel('Programme guide (XMLTV)').fill(guide);
  await pressTo(page, 'Create and scan');
  await page.keyboard.press('Enter');
  const card = page.getByRole('article', { name: 'Aerial' });
  await card.locator('[data-scan="COMPLETED"]').waitFor({ timeout: 60_000 });
  await card.getByText('2 entries refused').waitFor();
  await shot('live-library');
}

export async function browse({ page, url, shot }) {
  await page.goto(url);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Channels' }).click();
  await page.waitForURL('**/channels');
  const channels = page.getByTestId('channel');
  await channels.first().waitFor();
  assert.equal(await channels.count(), 2);
  assert.match(await channels.first().textContent(), /7.*Harbour TV.*The Evening News.*Ships at Night/s);
  await page.waitForFunction(() => [...document.querySelectorAll('main img')].some((one) => one.naturalWidth > 0));
  await shot('channels');
  await page.getByRole('searchbox', { name: 'Filter by name' }).fill('nothing at all');
  await page.getByText('Nothing matches').waitFor();
  await page.getByRole('link', { name: 'Clear filters' }).click();
  await channels.first().waitFor();
  await page.getByRole('link', { name: 'Guide of Harbour TV' }).click();
  await page.getByRole('article', { name: 'The Evening News' }).getByText('All that happened at sea.').waitFor();
  await shot('channel');
  await page.getByRole('link', { name: 'The day after' }).click();
  await page.getByRole('article', { name: 'Morning Tide' }).waitFor();
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('article', { name: 'The Evening News' }).waitFor();
}

/** Walks from the list to the player by keyboard, and watches. */
export async function watch({ page, url, shot }) {
  await page.goto(`${url}/channels`);
  await page.getByTestId('channel').first().waitFor();
  await pressTo(page, /Harbour TV/);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/watch/**');
  await playing(page, 'playing', () => {
    const v = document.querySelector('video');
    return v && v.readyState >= 3 && v.videoWidth === 160 && !v.paused;
  });
  const at = await page.evaluate(() => document.querySelector('video').currentTime);
  await playing(page, 'further on', (before) => document.querySelector('video').currentTime > before + 5, at);
  await page.mouse.move(300, 300);
  await page.getByTestId('live').waitFor();
  await page.getByRole('heading', { name: '7 · Harbour TV' }).waitFor();
  await shot('watching');
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press('k');
  await playing(page, 'paused', () => document.querySelector('video').paused);
  await page.keyboard.press('m');
  assert.equal(await page.evaluate(() => document.querySelector('video').muted), true);
  // Where letters are no keys, m is none.
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  const letters = help.getByRole('checkbox', { name: 'Letters and signs work as keys' });
  await letters.uncheck();
  await help.getByRole('button', { name: 'Close' }).click();
  await help.waitFor({ state: 'detached' });
  await page.keyboard.press('m');
  assert.equal(await page.evaluate(() => document.querySelector('video').muted), true);
  await page.evaluate(() => localStorage.removeItem('revenge-shortcuts'));
  await page.evaluate(() => globalThis.dispatchEvent(new StorageEvent('storage')));
  await page.keyboard.press('m');
  assert.equal(await page.evaluate(() => document.querySelector('video').muted), false);
  await page.keyboard.press('k');
  await playing(
    page,
    'going on',
    (before) => !document.querySelector('video').paused && document.querySelector('video').currentTime > before,
    await page.evaluate(() => document.querySelector('video').currentTime)
  );
}

/** An administrator ends it, with a message. */
export async function ended({ page, shot }) {
  await page.evaluate(async () => {
    const ask = async (query, variables) => {
      const answer = await fetch('/graphql', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query, variables }) });
      return (await answer.json()).data;
    };
    const { playbackSessions } = await ask('{ playbackSessions { id item { __typename ... on Channel { name } } } }');
    const [session] = playbackSessions.filter((one) => one.item?.name === 'Harbour TV');
    await ask('mutation ($id: ID!) { endPlaybackSession(input: {sessionId: $id, message: "Bedtime"}) { userErrors { message } } }', { id: session.id });
  });
  await page.getByRole('alert').filter({ hasText: 'Bedtime' }).waitFor();
  await shot('live-ended');
  await page.getByRole('button', { name: 'Play again' }).click();
  await playing(page, 'playing again', () => document.querySelector('video')?.readyState >= 3 && !document.querySelector('video').paused);
}

export async function refused({ page, url, shot }) {
  await page.goto(`${url}/channels`);
  await page.getByTestId('channel').nth(1).click();
  await page.getByRole('alert').filter({ hasText: 'sends nothing now' }).waitFor({ timeout: 60_000 });
  await shot('live-refused');
}

export async function accessible(about) {
  const { page, url } = about;
  await page.goto(`${url}/channels`);
  const watchPage = await page.getByTestId('channel').first().getAttribute('href');
  return checkPages(about, [
    ['/channels', '[data-testid=channel]'],
    ['/channels?name=nothing+at+all', 'text=Nothing matches'],
    [watchPage.replace('/watch/', '/channels/'), 'main article'],
    ['/channels/channel_0000', 'text=There is nothing here'],
    [watchPage, 'video', async (one) => {
      await one.waitForFunction(() => document.querySelector('main[data-phase]')?.dataset.phase === 'playing', undefined, { timeout: 60_000 });
      await one.keyboard.press('k');
    }]
  ]);
}
