import { error, redirect } from '@sveltejs/kit';
import { LogOutDocument, SessionDocument, type SessionQuery } from './generated/graphql';
import { refresh, request } from './client';
import { hangUp } from './live';
import { queryClient } from './queries';
import { ApiError } from './request';

export type Viewer = NonNullable<SessionQuery['viewer']>;

async function ask(): Promise<SessionQuery> {
  try {
    return await request(SessionDocument);
  } catch (problem) {
    if (problem instanceof ApiError) error(503, { code: problem.code, message: problem.message });
    throw problem;
  }
}

/** Who is asking, after a refresh where only the refresh cookie is left. */
export async function session(): Promise<SessionQuery> {
  const first = await ask();
  if (first.viewer || first.server.setupRequired) return first;
  return (await refresh()) ? ask() : first;
}

/** The viewer, or a redirect to where one becomes one. */
export async function requireViewer(url: URL): Promise<Viewer> {
  const { server, viewer } = await session();
  if (server.setupRequired) redirect(307, '/setup');
  if (!viewer) redirect(307, `/login?next=${encodeURIComponent(url.pathname + url.search)}`);
  return viewer;
}

/** Where to go after login: a path of this app, never another site. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}

export async function logOut() {
  await request(LogOutDocument);
  hangUp();
  queryClient.clear();
}
