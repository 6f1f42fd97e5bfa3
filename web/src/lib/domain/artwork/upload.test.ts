import { afterEach, expect, it, vi } from 'vitest';
import { moment, upload } from './upload';

vi.mock('$lib/api/client', () => ({ refresh: () => Promise.resolve(true) }));
afterEach(() => vi.unstubAllGlobals());

it.each([['90', 90_000], ['1:30', 90_000], [' 0:01:30.5 ', 90_500], ['x', null], ['1:2:3:4', null], ['', null], ['-1', null]])('reads %j', (text, ms) =>
  expect(moment(text)).toBe(ms)
);

it('sends the picture and refreshes an ended login once', async () => {
  const sent: [string, RequestInit][] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    sent.push([url, init]);
    return Promise.resolve(new Response('', { status: sent.length === 1 ? 401 : 201 }));
  });
  await upload('movie_1', 'POSTER', new Blob(['x'], { type: 'image/png' }));
  expect(sent).toHaveLength(2);
  expect(sent[1]![0]).toBe('/artworks?item=movie_1&role=POSTER&choose=true');
  expect(sent[1]![1].headers).toEqual({ 'content-type': 'image/png' });
});

it('throws what the server says', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('the picture has more than 10 MB\n', { status: 413 })));
  await expect(upload('movie_1', 'POSTER', new Blob(['x']))).rejects.toThrow('the picture has more than 10 MB');
});
