// A film of two sizes, two sounds and two subtitles, played as hls.js plays it: seeks forth and back into what is not made
// yet, other qualities, sounds and subtitles, leaving and coming back. Everything must play on, and no part may fail;
// how long anything took is printed and left to the benchmarks.
import assert from 'node:assert/strict';
import { filmOf } from './ask.mjs';

const spots = [0.7, 0.1, 0.9, 0.3, 0.55, 0.05, 0.8, 0.2, 0.62, 0.4];

/** Watches the video from inside the page: the longest wait while it should play, and how long each seek took. */
const probe = () => {
  const video = document.querySelector('video');
  const seen = { longestMs: 0, seeksMs: [], waits: 0 };
  // A wait counts from the first picture on: before it, the viewer waits for the seek.
  let at = video.currentTime;
  let since = performance.now();
  let armed = true;
  let asked = false;
  let sought = null;
  let waiting = false;
  const rest = () => {
    at = video.currentTime;
    since = performance.now();
    waiting = false;
  };
  globalThis.probe = seen;
  // hls.js seeks by itself to get over gaps; for the viewer that is waiting.
  document.addEventListener('change', () => (asked = true), true);
  video.addEventListener('seeking', () => {
    if (!asked) return;
    asked = armed = false;
    sought = performance.now();
  });
  setInterval(() => {
    if (video.paused || video.ended || (video.seeking && !armed) || video.readyState === 0) return rest();
    if (video.currentTime === at) {
      if (!armed) return;
      const waited = performance.now() - since;
      if (waited > 250 && !waiting) seen.waits++;
      waiting ||= waited > 250;
      seen.longestMs = Math.max(seen.longestMs, waited);
      return;
    }
    if (sought !== null) seen.seeksMs.push(Math.round(performance.now() - sought));
    sought = null;
    armed = true;
    rest();
  }, 40);
};

const video = (page) => page.evaluate(() => {
  const v = document.querySelector('video');
  return { at: v.currentTime, duration: v.duration, height: v.videoHeight };
});

/** Waits until so many seconds were played from a place on. */
async function playsOn(page, from, seconds, what) {
  try {
    await page.waitForFunction(([start, more]) => {
      const v = document.querySelector('video');
      return v && !v.seeking && v.currentTime >= start - 0.5 && v.currentTime >= start + more;
    }, [from, seconds], { polling: 50, timeout: 60_000 });
  } catch {
    assert.fail(`${what} does not play on: ${JSON.stringify(await video(page))}, wanted ${from} and ${seconds} s more`);
  }
}

async function seekTo(page, share) {
  const { duration } = await video(page);
  await page.mouse.move(700, 400);
  const bar = page.getByRole('slider', { name: 'Position' });
  const box = await bar.boundingBox();
  await bar.click({ position: { x: box.width * share, y: box.height / 2 } });
  await playsOn(page, duration * share, 1, `a seek to ${Math.round(duration * share)} s`);
}

/** Chooses in a menu of the player with the keyboard. */
async function choose(page, menu, option) {
  await page.mouse.move(700, 300);
  await page.getByRole('button', { name: menu }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemradio', { name: option }).click();
  await page.getByRole('menu').waitFor({ state: 'detached' });
}

export function watchRequests(page) {
  const parts = { failed: [], later: 0, renditions: new Set() };
  const isPart = (address) => new URL(address).pathname.startsWith('/media/');
  page.on('response', (response) => {
    if (!isPart(response.url())) return;
    const path = new URL(response.url()).pathname;
    parts.renditions.add(path.split('/')[3]);
    // A server that is busy says when to ask again.
    if (response.status() === 503) parts.later++;
    else if (response.status() >= 400) parts.failed.push(`${response.status()} ${path}`);
  });
  page.on('requestfailed', (request) => {
    // What is not wanted any more after a seek is given up.
    if (isPart(request.url()) && request.failure()?.errorText !== 'net::ERR_ABORTED') parts.failed.push(`${request.failure()?.errorText} ${request.url()}`);
  });
  return parts;
}

async function leave(page) {
  const stopped = page.waitForResponse((r) => (r.request().postData() ?? '').includes('stopPlayback') && r.ok());
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await stopped;
}

/** Plays all of it and says how it went. */
export async function playsOnThroughAll({ page, url, shot, film }) {
  const parts = watchRequests(page);
  await page.goto(`${url}/movies`);
  await page.goto(`${url}/play/${await filmOf(page, film)}?from=0`);
  await playsOn(page, 0, 0.5, 'the beginning');
  await page.evaluate(probe);
  for (const spot of spots.slice(0, 5)) await seekTo(page, spot);

  await choose(page, 'Quality and speed', /^360p/);
  await page.waitForFunction(() => document.querySelector('video').videoHeight === 360, undefined, { timeout: 60_000 });
  for (const spot of spots.slice(5)) await seekTo(page, spot);
  assert.equal((await video(page)).height, 360, 'the chosen size stays');
  assert.equal((await page.evaluate(() => globalThis.probe.seeksMs)).length, spots.length, 'every seek came to a picture');

  const sounds = [...parts.renditions].filter((name) => /^a\d/.test(name)).length;
  await choose(page, 'Audio', /^German/);
  let { at } = await video(page);
  await playsOn(page, at, 2, 'another sound');
  assert.equal([...parts.renditions].filter((name) => /^a\d/.test(name)).length, sounds + 1, `the other sound is fetched: ${[...parts.renditions]}`);

  await choose(page, 'Subtitles', /^German/);
  await page.waitForFunction(
    () => [...document.querySelector('video').textTracks].some((track) => track.mode === 'showing' && track.language === 'de' && track.cues?.length > 0),
    undefined,
    { timeout: 60_000 }
  );
  await choose(page, 'Subtitles', /^English/);
  await page.waitForFunction(
    () =>
      [...document.querySelector('video').textTracks]
        .filter((track) => track.mode === 'showing')
        .every((track) => track.language === 'en' && track.cues?.length > 0),
    undefined,
    { timeout: 60_000 }
  );
  ({ at } = await video(page));
  await playsOn(page, at, 1, 'subtitles');
  await shot('stream');
  const seen = await page.evaluate(() => globalThis.probe);

  const left = (await video(page)).at;
  await leave(page);
  await page.getByRole('link', { name: /^Resume at/ }).click();
  await playsOn(page, left, 1, 'what was left');
  assert.ok((await video(page)).at < left + 20, 'it goes on where it was left');
  await leave(page);
  assert.deepEqual(parts.failed, [], 'no part failed');
  return { ...seen, later: parts.later };
}

/** The same in words. */
export function inWords({ longestMs, seeksMs, waits, later }) {
  const slowest = Math.max(...seeksMs);
  return `longest wait ${Math.round(longestMs)} ms in ${waits} waits, slowest seek ${slowest} ms, ${later} parts later`;
}
