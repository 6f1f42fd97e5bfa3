// Walks a running server in Chromium: npm run e2e -- watch, stream, administer, places or live, told by the environment
//   REVENGE_URL           where it serves
//   REVENGE_SETUP_TOKEN   the token it printed; nobody has set it up yet
//   REVENGE_NAME          instead of a token: who logs in
//   REVENGE_PASSWORD      with which password
//   REVENGE_FILM          a part of the title of the film to play (the first one when empty)
//   REVENGE_SPARE         for administer: the folder of a library to make
//   REVENGE_MUSIC         for places: a folder of music
//   REVENGE_LIST, REVENGE_GUIDE   for live: a list of channels and its guide
//   REVENGE_SHOTS         a folder for screenshots (none are made when empty)
//   CHROMIUM              the browser (/usr/bin/chromium)
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import * as administer from './administer.mjs';
import * as everybody from './everybody.mjs';
import * as live from './live.mjs';
import * as places from './places.mjs';
import * as player from './player.mjs';
import * as sessions from './sessions.mjs';
import * as steps from './steps.mjs';
import * as stream from './stream.mjs';
import * as ways from './ways.mjs';

const {
  REVENGE_URL: url,
  REVENGE_SETUP_TOKEN: token,
  REVENGE_FILM: film,
  REVENGE_SPARE: spare,
  REVENGE_MUSIC: music,
  REVENGE_SHOTS: shots,
  REVENGE_NAME: name = 'captain',
  REVENGE_PASSWORD: password = 'under the black flag'
} = process.env;
if (!url || !(token || process.env.REVENGE_NAME)) throw new Error('REVENGE_URL and REVENGE_SETUP_TOKEN must be set');

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--autoplay-policy=no-user-gesture-required'
  ]
});
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
// A machine may be busy with other tests.
context.setDefaultTimeout(60_000);
const page = await context.newPage();
const wrong = [];
page.on('pageerror', (error) => wrong.push(`uncaught: ${error.stack ?? error.message}`));
page.on('console', (message) => {
  if (/Content Security Policy|Refused to/.test(message.text())) wrong.push(message.text());
});

const shot = async (name, of = page) => {
  if (!shots) return;
  await mkdir(shots, { recursive: true });
  await of.screenshot({ path: join(shots, `${name}.png`) });
};
const about = {
  page, browser, shot, token, film, spare, music, wrong,
  url: url.replace(/\/$/, ''),
  name,
  password
};

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

const walks = {
  async watch() {
    await step('sets the server up', () => steps.setUp(about));
    await step('logs out and in', () => steps.logIn(about));
    await step('sees the scans end', () => steps.scanEnds(about));
    await step('browses, filters and searches', () => steps.browse(about));
    await step('looks at a series', () => steps.showSeries(about));
    about.filmUrl = await step('opens a film', () => steps.openFilm(about));
    await step('plays it', () => steps.play(about));
    await step('seeks by keys and by the bar', () => steps.seek(about));
    await step('finds the progress kept', () => steps.progressIsKept(about));
    await step('walks from grid to player by keyboard', () => steps.keyboardOnly(about));
    await step('chooses speed and quality', () => player.menus(about));
    await step('is told when the server stops it', () => player.stoppedByServer(about));
    await step('is told why something cannot be played', () => player.refusal(about));
    await step('goes on with the next episode', () => player.nextEpisode(about));
  },
  async stream() {
    await step('enters', () => steps.enter(about));
    const seen = await step('plays on through seeks, qualities, sounds and subtitles', () => stream.playsOnThroughAll(about));
    console.log(`     ${stream.inWords(seen)}`);
    console.log(`figures ${JSON.stringify(seen)}`);
  },
  async sessions() {
    await step('enters', () => steps.enter(about));
    await step('sees small pictures while it seeks', () => sessions.thumbnails(about));
    await step('reads how something would be played', () => sessions.plans(about));
    await step('ends a session with a message', () => sessions.watchedAndEnded(about));
    await step('plays what is preferred', () => sessions.preferences(about));
  },
  async live() {
    await step('sets the server up', () => steps.setUp(about));
    await step('makes a library of channels by keyboard', () => live.makeLibrary(about));
    await step('browses channels and their guide', () => live.browse(about));
    await step('watches a channel by keyboard', () => live.watch(about));
    await step('is told when an administrator ends it', () => live.ended(about));
    await step('is told when a channel is away', () => live.refused(about));
    await step('is accessible on each page', () => live.accessible(about));
  },
  async places() {
    // Whoever walks from page to page meets with no error, not even one that is told to developers alone.
    await step('sets the server up', () => steps.enter(about));
    page.on('console', (message) => message.type() === 'error' && wrong.push(`${message.text()} at ${page.url()}`));
    await step('makes a library of music', () => places.library(about));
    for (const [width, size] of Object.entries(places.widths)) {
      await page.setViewportSize(size);
      about.width = width;
      await step(`finds films on a ${width}`, () => places.films(about));
      await step(`finds series and episodes on a ${width}`, () => places.series(about));
      await step(`finds music on a ${width}`, () => places.music(about));
      await step(`searches on a ${width}`, () => places.search(about));
      await step(`edits by keyboard on a ${width}`, () => places.edits(about));
    }
    await step('orders a playlist by keyboard', () => places.order(about));
    await page.setViewportSize(places.widths.desk);
    about.width = 'desk';
    await step('finds labels by name', () => places.finding(about));
    await step('keeps a filter', () => places.saved(about));
    await step('takes marks back', () => places.marks(about));
    await step('edits several at once', () => places.many(about));
    await step('asks for what files have', () => places.rules(about));
    await step('narrows lists by text and choice at once', () => ways.atOnce(about));
    await step('opens a filter in another random order each time', () => ways.shuffled(about));
    await step('is led on from what is not there', () => ways.nowhere(about));
    await step('plays by the picture and reads by the title', () => ways.goingOn(about));
    await step('sees that rows go on', () => ways.rows(about));
    await step('takes lyrics out by keyboard', () => ways.lyrics(about));
    await step('switches keys off and on', () => ways.keys(about));
    await step('is shut out of what administrators do', () => places.outsiders(about));
  },
  async administer() {
    await step('is accessible to the first visitor', () => everybody.newcomers(about));
    await step('sets the server up', () => steps.setUp(about));
    await step('makes a library by keyboard', () => administer.makeLibrary(about));
    await step('watches its scan, and cancels it', () => administer.watchScan(about));
    await step('reads what failed', () => administer.readProblems(about));
    await step('resumes a scan that paused', () => administer.pauseAndResume(about));
    await step('approves a scan that misses much', () => administer.approve(about));
    await step('edits and removes the library', () => administer.editLibrary(about));
    await step('makes, limits, disables and removes an account', () => administer.accounts(about));
    await step('makes and revokes an API key', () => administer.apiKeys(about));
    await step('is accessible on each page', () => everybody.members(about));
    await step('logs out everywhere', () => administer.logins(about));
    await step('is accessible to strangers', () => everybody.strangers(about));
  }
};

try {
  await walks[process.argv[2] ?? 'watch']();
  await step('broke nothing on the way', () => {
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
  });
} catch {
  for (const line of wrong) console.log(`     ${line}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
