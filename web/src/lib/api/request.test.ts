import { describe, expect, it, vi } from 'vitest';
import { SessionDocument } from './generated/graphql';
import { ApiError, Requester } from './request';

const ended = { errors: [{ message: 'log in again', extensions: { code: 'UNAUTHENTICATED' } }] };
const fine = { data: { server: { name: 'Revenge' } } };
const refreshed = { data: { refreshLogin: { tokens: { accessExpiresAt: '' }, userErrors: [] } } };
const refused = { data: { refreshLogin: { tokens: null, userErrors: [{ code: 'INVALID' }] } } };

/** A server whose login has ended until it is refreshed. */
function server(answerToRefresh: object) {
  let known = false;
  const seen: string[] = [];
  const fetcher = vi.fn(async (_: unknown, init?: RequestInit) => {
    const { query } = JSON.parse(String(init?.body)) as { query: string };
    const refreshing = query.includes('refreshLogin');
    seen.push(refreshing ? 'refresh' : 'ask');
    await Promise.resolve();
    if (refreshing) known = answerToRefresh === refreshed;
    return new Response(JSON.stringify(refreshing ? answerToRefresh : known ? fine : ended));
  });
  return { fetcher: fetcher as unknown as typeof fetch, seen };
}

describe('Requester', () => {
  it('refreshes once for all who wait, and repeats each request', async () => {
    const { fetcher, seen } = server(refreshed);
    const loggedOut = vi.fn();
    const { request } = new Requester(fetcher, loggedOut);
    const answers = await Promise.all([request(SessionDocument), request(SessionDocument), request(SessionDocument)]);
    expect(answers).toEqual([fine.data, fine.data, fine.data]);
    expect(seen.filter((what) => what === 'refresh')).toHaveLength(1);
    expect(loggedOut).not.toHaveBeenCalled();
  });

  it('says so when the refresh is refused, and asks no second time', async () => {
    const { fetcher, seen } = server(refused);
    const loggedOut = vi.fn();
    await expect(new Requester(fetcher, loggedOut).request(SessionDocument)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(seen).toEqual(['ask', 'refresh']);
    expect(loggedOut).toHaveBeenCalledOnce();
  });

  it('keeps the login when the server is away', async () => {
    const loggedOut = vi.fn();
    const away = (() => Promise.reject(new TypeError('failed'))) as unknown as typeof fetch;
    await expect(new Requester(away, loggedOut).request(SessionDocument)).rejects.toMatchObject({ code: 'OFFLINE' });
    expect(loggedOut).not.toHaveBeenCalled();
  });

  it('carries code, sentence and request id', async () => {
    const answer = { errors: [{ message: 'too many', extensions: { code: 'RATE_LIMITED', requestId: 'r1' } }] };
    const fetcher = (async () => new Response(JSON.stringify(answer))) as unknown as typeof fetch;
    const error = await new Requester(fetcher).request(SessionDocument).catch((problem: unknown) => problem);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 'RATE_LIMITED', message: 'too many', requestId: 'r1' });
  });

  it('takes a part of an answer where that is enough', async () => {
    const answer = { data: { server: null }, errors: [{ message: 'not there', extensions: { code: 'NOT_FOUND' } }] };
    const { request } = new Requester((async () => new Response(JSON.stringify(answer))) as unknown as typeof fetch);
    expect(await request(SessionDocument, undefined, { partial: true })).toEqual({ server: null });
    await expect(request(SessionDocument)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('sends JSON with cookies', async () => {
    const { fetcher } = server(refreshed);
    await new Requester(fetcher).request(SessionDocument);
    const [url, init] = vi.mocked(fetcher).mock.calls[0]!;
    expect(url).toBe('/graphql');
    expect(init).toMatchObject({ method: 'POST', credentials: 'same-origin' });
    expect(new Headers(init!.headers).get('content-type')).toBe('application/json');
  });
});
