import { afterEach, expect, it, vi } from 'vitest';
import { post } from './post';

const { refresh } = vi.hoisted(() => ({ refresh: vi.fn(() => Promise.resolve(true)) }));
vi.mock('./client', () => ({ refresh }));
afterEach(() => vi.unstubAllGlobals());

it('sends the bytes as they are, and refreshes an ended login once', async () => {
  const sent: [string, RequestInit][] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    sent.push([url, init]);
    return Promise.resolve(new Response('{}', { status: sent.length === 1 ? 401 : 201 }));
  });
  const body = new Blob(['#EXTM3U']);
  await post('/playlists', { name: 'A & B' }, 'audio/x-mpegurl', body);
  expect(sent.map(([url]) => url)).toEqual(['/playlists?name=A+%26+B', '/playlists?name=A+%26+B']);
  expect(sent[1]![1]).toMatchObject({ method: 'POST', body, headers: { 'content-type': 'audio/x-mpegurl' } });
  expect(refresh).toHaveBeenCalledOnce();
});

it('throws what the server says, and that nobody answers', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('the list has more than 2 MiB\n', { status: 413 })));
  await expect(post('/playlists', {}, 'audio/x-mpegurl', new Blob([]))).rejects.toThrow('the list has more than 2 MiB');
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('away')));
  await expect(post('/playlists', {}, 'audio/x-mpegurl', new Blob([]))).rejects.toMatchObject({ code: 'OFFLINE' });
});
