import { redirect } from '@sveltejs/kit';
import { safeNext, session } from '$lib/api/session';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url }) => {
  const { server, viewer } = await session();
  if (server.setupRequired) redirect(307, '/setup');
  if (viewer) redirect(307, safeNext(url.searchParams.get('next')));
  return { next: safeNext(url.searchParams.get('next')) };
};
