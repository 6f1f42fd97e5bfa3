import { error, redirect } from '@sveltejs/kit';
import { LogOutDocument, ServerDocument, SessionDocument, type SessionQuery } from './generated/graphql';
import { request } from './client';
import { hangUp } from './live';
import { queryClient } from './queries';
import { ApiError } from './request';

export type Viewer = NonNullable<SessionQuery['viewer']>;

export interface Session {
  setupRequired: boolean;
  viewer: Viewer | null;
}

/** Who is asking, and whether there is somebody to be. */
export async function session(): Promise<Session> {
  try {
    const { server } = await request(ServerDocument, {}, { quiet: true });
    if (server.setupRequired) return { setupRequired: true, viewer: null };
    const { viewer } = await request(SessionDocument, {}, { quiet: true });
    return { setupRequired: false, viewer: viewer ?? null };
  } catch (problem) {
    if (!(problem instanceof ApiError)) throw problem;
    if (problem.code === 'UNAUTHENTICATED') return { setupRequired: false, viewer: null };
    error(503, { code: problem.code, message: problem.message });
  }
}

/** The viewer, or a redirect to where one becomes one. */
export async function requireViewer(url: URL): Promise<Viewer> {
  const { setupRequired, viewer } = await session();
  if (setupRequired) redirect(307, '/setup');
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
