// Walks a running server in Chromium: npm run e2e, told by the environment
//   REVENGE_URL           where it serves
//   REVENGE_SETUP_TOKEN   the token it printed; nobody has set it up yet
//   REVENGE_FILM          a part of the title of the film to play (the first one when empty)
//   REVENGE_SHOTS         a folder for screenshots (none are made when empty)
//   CHROMIUM              the browser (/usr/bin/chromium)
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import * as steps from './steps.mjs';

const { REVENGE_URL: url, REVENGE_SETUP_TOKEN: token, REVENGE_FILM: film, REVENGE_SHOTS: shots } = process.env;
if (!url || !token) throw new Error('REVENGE_URL and REVENGE_SETUP_TOKEN must be set');

const profile = await mkdtemp(join(tmpdir(), 'revenge-browser-'));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  viewport: { width: 1440, height: 900 },
  locale: 'en-US',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required']
});
const page = context.pages()[0] ?? (await context.newPage());
const wrong = [];
page.on('pageerror', (error) => wrong.push(`uncaught: ${error.stack ?? error.message}`));
page.on('console', (message) => {
  if (/Content Security Policy|Refused to/.test(message.text())) wrong.push(message.text());
});

const shot = async (name) => {
  if (!shots) return;
  await mkdir(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`) });
};
const about = { page, url: url.replace(/\/$/, ''), token, film, shot, name: 'captain', password: 'under the black flag' };

async function step(name, run) {
  const begin = Date.now();
  try {
    const said = await run();
    console.log(`ok   ${name}${typeof said === 'string' ? ` (${said})` : ''} ${Date.now() - begin} ms`);
    return said;
  } catch (error) {
    await shot('failed');
    console.log(`FAIL ${name}\n     at ${page.url()}\n     ${error.stack}`);
    throw error;
  }
}

try {
  await step('sets the server up', () => steps.setUp(about));
  await step('logs out and in', () => steps.logIn(about));
  await step('sees the scans end', () => steps.scanEnds(about));
  await step('browses, filters and searches', () => steps.browse(about));
  await step('looks at a series', () => steps.showSeries(about));
  const filmUrl = await step('opens a film', () => steps.openFilm(about));
  await step('plays it', () => steps.play(about));
  await step('seeks by keys and by the bar', () => steps.seek(about));
  await step('finds the progress kept', () => steps.progressIsKept({ ...about, filmUrl }));
  await step('walks from grid to player by keyboard', () => steps.keyboardOnly(about));
  await step('broke nothing on the way', () => {
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
  });
} catch {
  for (const line of wrong) console.log(`     ${line}`);
  process.exitCode = 1;
} finally {
  await context.close();
  await rm(profile, { recursive: true, force: true });
}
