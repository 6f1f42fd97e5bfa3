import { error, redirect } from '@sveltejs/kit';
import { LogOutDocument, ServerDocument, SessionDocument, type SessionQuery } from './generated/graphql';
import { speak } from '$lib/i18n/i18n';
import { refresh, request } from './client';
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
    const { server } = await request(ServerDocument);
    if (server.setupRequired) return { setupRequired: true, viewer: null };
    const ask = async () => (await request(SessionDocument)).viewer ?? null;
    // An access cookie that has run out makes a stranger, not an error; the refresh cookie may still be good.
    return { setupRequired: false, viewer: (await ask()) ?? ((await refresh()) ? await ask() : null) };
  } catch (problem) {
    if (!(problem instanceof ApiError)) throw problem;
    error(503, { code: problem.code, message: problem.message });
  }
}

/** The viewer, or a redirect to where one becomes one. */
export async function requireViewer(url: URL): Promise<Viewer> {
  const { setupRequired, viewer } = await session();
  if (setupRequired) redirect(307, '/setup');
  if (!viewer) redirect(307, `/login?next=${encodeURIComponent(url.pathname + url.search)}`);
  if (speak(viewer.profile.language)) location.reload(); // every text was chosen when the app began
  return viewer;
}

/** Where somebody who has just logged in says who is watching; straight on where there is only one to be. */
export async function afterLogin(next: string): Promise<string> {
  const { viewer } = await session();
  return viewer && viewer.profiles.length > 1 ? `/profiles?next=${encodeURIComponent(next)}` : next;
}

/** Where to go after login: a path of this app, never another site. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}

/** Lets go of all that was read as this viewer. */
export function forget() {
  hangUp();
  queryClient.clear();
}

export async function logOut() {
  await request(LogOutDocument);
  forget();
}
