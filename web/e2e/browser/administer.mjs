// What administrators do: libraries and their scans, accounts, API keys, logins. The library's folder is REVENGE_SPARE:
// many short films, one that is broken, and nothing that watches it.
import assert from 'node:assert/strict';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pressTo } from './keyboard.mjs';

const library = 'Spare';
const card = (page) => page.getByRole('article', { name: library });
const scanIs = (page, state) => card(page).locator(`[data-scan="${state}"]`).waitFor({ timeout: 180_000 });
const press = (page, name) => card(page).getByRole('button', { name, exact: true }).click();

/** Makes the library with the keyboard alone, first with a folder that is not there. */
export async function makeLibrary({ page, url, spare, shot }) {
  await page.goto(`${url}/admin/libraries`);
  await page.getByRole('heading', { name: 'New library' }).waitFor();
  await page.getByRole('textbox', { name: 'Name' }).focus();
  await page.keyboard.type(library);
  await pressTo(page, 'Folders on the server, one per line');
  await page.keyboard.type(`${spare}/nowhere`);
  await pressTo(page, 'Watch the folders for changes');
  await page.keyboard.press(' ');
  await pressTo(page, 'Create and scan');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'does not exist' }).waitFor();
  const folders = page.getByLabel('Folders on the server, one per line');
  assert.equal(await folders.getAttribute('aria-invalid'), 'true');
  await shot('library-refused');
  await folders.fill(spare);
  await pressTo(page, 'Create and scan');
  await page.keyboard.press('Enter');
}

/** Cancels the first scan at once, and watches the second, which goes on with what is left. */
export async function watchScan({ page, shot }) {
  await card(page).getByRole('button', { name: 'Cancel' }).focus();
  await page.keyboard.press('Enter');
  await scanIs(page, 'CANCELLED');
  await page.evaluate((name) => {
    const article = document.querySelector(`article[aria-label="${name}"]`);
    const text = (id) => article.querySelector(`[data-scan="RUNNING"] [data-testid="${id}"]`)?.textContent ?? '';
    globalThis.seen = { items: 0, rates: 0 };
    new MutationObserver(() => {
      if (text('scan-item').endsWith('.mkv')) globalThis.seen.items++;
      if (/a second.*\d of [\d,]+/s.test(text('scan-rate'))) globalThis.seen.rates++;
    }).observe(article, { subtree: true, childList: true, characterData: true });
  }, library);
  await press(page, 'Scan now');
  await page.waitForFunction(() => globalThis.seen.items > 0 && globalThis.seen.rates > 0, undefined, { polling: 50 });
  await shot('scan-running');
  await scanIs(page, 'COMPLETED');
}

export async function readProblems({ page, url, shot }) {
  await card(page).getByRole('link', { name: '1 file failed' }).click();
  await page.waitForURL('**/admin/libraries/*#problems');
  const row = page.getByRole('listitem').filter({ hasText: 'Broken (2020).mkv' });
  await row.getByText('Reading', { exact: true }).waitFor();
  assert.match(await row.textContent(), /CORRUPT/);
  await shot('library-problems');
  await page.goto(`${url}/admin/libraries`);
}

export async function pauseAndResume({ page, spare, shot }) {
  await rename(spare, `${spare}.away`);
  await press(page, 'Scan now');
  await scanIs(page, 'PAUSED');
  const reason = await card(page).getByTestId('scan-reason').textContent();
  assert.ok(reason.length > 20, `a reason: ${reason}`);
  await shot('scan-paused');
  await rename(`${spare}.away`, spare);
  await press(page, 'Try again');
  await scanIs(page, 'COMPLETED');
}

export async function approve({ page, spare, shot }) {
  const films = (await readdir(spare)).filter((name) => name.startsWith('Film')).sort();
  const gone = films.slice(0, Math.ceil(films.length / 3));
  for (const name of gone) await rm(join(spare, name));
  await press(page, 'Scan now');
  await scanIs(page, 'WAITING_FOR_APPROVAL');
  assert.match(await card(page).getByTestId('scan-reason').textContent(), new RegExp(String(gone.length)));
  await shot('scan-approval');
  await press(page, 'Mark as missing');
  await scanIs(page, 'COMPLETED');
  await card(page).getByText('missing').waitFor();
}

export async function editLibrary({ page, url }) {
  await card(page).getByRole('link', { name: library }).click();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await page.getByLabel('Name').fill(`${library} films`);
  await page.getByRole('checkbox', { name: /^Make small pictures/ }).uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: `${library} films` }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  assert.equal(await page.getByRole('checkbox', { name: /^Make small pictures/ }).isChecked(), false);
  await page.getByRole('button', { name: 'Remove library' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await page.waitForURL(`${url}/admin/libraries`);
  await page.getByRole('article', { name: 'Films' }).waitFor();
  assert.equal(await page.getByRole('article', { name: `${library} films` }).count(), 0);
}

const ben = { name: 'ben', shown: 'Ben Hornigold', password: 'a quiet harbour' };

async function logInAs(browser, url, { name, password }) {
  const context = await browser.newContext({ locale: 'en-US' });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(`${url}/login`);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  return page;
}

export async function accounts({ page, url, browser, shot }) {
  await page.goto(`${url}/admin/users`);
  const form = page.getByRole('region', { name: 'New user' });
  await form.getByLabel('Name to log in with').focus();
  await page.keyboard.type(ben.name);
  await pressTo(page, 'Name to show');
  await page.keyboard.type(ben.shown);
  await pressTo(page, 'Password');
  await page.keyboard.type(ben.password);
  await pressTo(page, 'Films');
  await page.keyboard.press(' ');
  await pressTo(page, 'Create user');
  await page.keyboard.press('Enter');
  const row = page.locator(`[data-user="${ben.name}"]`);
  await row.getByText(/^Films · /).waitFor();
  await shot('users');

  const his = await logInAs(browser, url, ben);
  await his.getByRole('heading', { name: 'New in Films' }).waitFor();
  assert.equal(await his.getByRole('heading', { name: 'New in Series' }).count(), 0, 'series were not granted');
  await his.goto(`${url}/admin/users`);
  await his.getByRole('heading', { name: 'This is for administrators' }).waitFor();

  await row.locator('summary').focus();
  await page.keyboard.press('Enter');
  await row.getByRole('button', { name: 'Save' }).waitFor();
  await pressTo(page, 'Series');
  await page.keyboard.press(' ');
  await row.getByRole('button', { name: 'Save' }).click();
  await row.getByText(/^Films, Series · /).waitFor();
  await his.goto(url);
  await his.getByRole('heading', { name: 'New in Series' }).waitFor();

  await row.locator('summary').click();
  await row.getByRole('checkbox', { name: /^May log in/ }).uncheck();
  await row.getByRole('button', { name: 'Save' }).click();
  await row.getByText('Disabled', { exact: true }).waitFor();
  await his.goto(`${url}/movies`);
  await his.waitForURL('**/login?next=*');

  await row.locator('summary').click();
  await row.getByRole('checkbox', { name: /^May log in/ }).check();
  await row.getByLabel('New password').fill('another harbour');
  await row.getByLabel('Role').selectOption('ADMIN');
  await row.getByRole('button', { name: 'Save' }).click();
  await row.getByText('Administrator', { exact: true }).first().waitFor();
  const again = await logInAs(browser, url, { ...ben, password: 'another harbour' });
  await again.getByRole('link', { name: 'Users' }).waitFor();

  await row.locator('summary').click();
  await row.getByRole('button', { name: 'Remove user' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await row.waitFor({ state: 'detached' });
}

export async function apiKeys({ page, url, shot }) {
  await page.goto(`${url}/account`);
  await page.getByLabel('What it is for').focus();
  await page.keyboard.type('Bosun');
  await pressTo(page, 'Ends');
  await page.keyboard.press('ArrowDown');
  await pressTo(page, /^Play(?!list)/);
  await page.keyboard.press(' ');
  await pressTo(page, 'Create key');
  await page.keyboard.press('Enter');
  const secret = await page.getByTestId('secret').textContent();
  const row = page.locator('[data-key="Bosun"]');
  await row.getByText('Play', { exact: true }).waitFor();
  await row.getByText(/ends /).waitFor();
  await shot('account');
  const ask = async () => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ query: '{ viewer { scopes } }' })
    });
    return (await answer.json()).data?.viewer?.scopes;
  };
  assert.deepEqual((await ask())?.toSorted(), ['PLAY', 'READ']);
  await row.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await row.waitFor({ state: 'detached' });
  assert.equal(await ask(), undefined, 'a revoked key opens nothing');
}

export async function logins({ page, url, browser, name, password }) {
  const other = await logInAs(browser, url, { name, password });
  await other.getByRole('navigation', { name: 'Main' }).waitFor();
  await page.goto(`${url}/account`);
  const rows = page.getByRole('region', { name: 'Where you are logged in' }).getByRole('listitem');
  await rows.filter({ hasText: 'This browser' }).waitFor();
  await page.getByRole('button', { name: 'Log out everywhere else' }).click();
  await page.waitForFunction(() => document.querySelectorAll('[data-current]').length === 1);
  await other.goto(`${url}/series`);
  await other.waitForURL('**/login?next=*');
  await page.getByRole('button', { name: 'Log out everywhere', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Log out' }).click();
  await page.waitForURL('**/login');
  await page.goto(`${url}/movies`);
  await page.waitForURL('**/login?next=%2Fmovies');
}
