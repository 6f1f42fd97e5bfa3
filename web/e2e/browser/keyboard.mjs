import assert from 'node:assert/strict';

/** What has the focus, as a screen reader names it, and whether it can be seen to have it. */
const focused = (page) =>
  page.evaluate(async () => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    // Some grow when they have it.
    await Promise.all(e.getAnimations().map((one) => one.finished.catch(() => {})));
    const label =
      e.getAttribute('aria-label') ??
      (e.labels?.length ? (e.labels[0].querySelector('span span, span')?.textContent ?? e.labels[0].textContent) : e.textContent);
    const box = e.getBoundingClientRect();
    const style = getComputedStyle(e);
    return {
      name: (label ?? '').trim().replace(/\s+/g, ' '),
      href: e.getAttribute('href'),
      path: `${e.tagName.toLowerCase()}${e.id ? `#${e.id}` : ''}`,
      seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
      marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
    };
  });

const fits = (wanted, name) => (typeof wanted === 'string' ? name === wanted : wanted.test(name));

/** Presses Tab until something of that name has the focus. */
export async function pressTo(page, wanted) {
  const passed = [];
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (at && fits(wanted, at.name)) return;
    passed.push(at?.name);
  }
  assert.fail(`60 presses of Tab did not reach ${wanted}: ${passed.join(' | ')}`);
}

/** Walks a page by Tab: each stop has a name, is on the screen and shows that it has the focus, and none is a trap. */
export async function walkByTab(page, most = 60) {
  const stops = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (!at) break;
    assert.ok(at.name, `${at.path} ${at.href ?? ''} has no name at ${page.url()}`);
    assert.ok(at.seen, `“${at.name}” has the focus off the screen at ${page.url()}`);
    assert.ok(at.marked, `“${at.name}” does not show its focus at ${page.url()}`);
    stops.push(at.name);
  }
  assert.ok(new Set(stops).size > 1, `the keyboard reaches ${stops.length} things at ${page.url()}`);
  return stops;
}
