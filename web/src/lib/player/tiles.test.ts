import { describe, expect, it } from 'vitest';
import { tileAt } from './tiles';

const trickplay = { width: 320, height: 180, intervalMs: 10_000, columns: 3, rows: 2, count: 20, sheets: 2 };
const session = (change: object = {}) => ({ trickplayUrl: '/media/a.b/trickplay.vtt', trickplay: { ...trickplay, ...change } });

describe('tileAt', () => {
  it('finds a picture by its row and column on a sheet', () => {
    expect(tileAt(session(), 0)).toEqual({ url: '/media/a.b/trickplay/0.jpg', x: 0, y: 0, width: 320, height: 180, sheetWidth: 960 });
    expect(tileAt(session(), 49_999)).toMatchObject({ url: '/media/a.b/trickplay/0.jpg', x: 320, y: 180 });
    expect(tileAt(session(), 60_000)).toMatchObject({ url: '/media/a.b/trickplay/1.jpg', x: 0, y: 0 });
  });

  it('has none where the sheet is not there yet', () => expect(tileAt(session(), 120_000)).toBeNull());
  it('keeps to the pictures there are', () => expect(tileAt(session({ count: 4 }), 500_000)).toMatchObject({ x: 0, y: 180 }));
  it('has none without pictures', () => {
    expect(tileAt(session({ count: 0 }), 0)).toBeNull();
    expect(tileAt({ trickplayUrl: null, trickplay: null }, 0)).toBeNull();
    expect(tileAt(null, 0)).toBeNull();
  });
});
