import { redirect } from '@sveltejs/kit';
import { safeNext, session } from '$lib/api/session';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url }) => {
  const { setupRequired, viewer } = await session();
  if (setupRequired) redirect(307, '/setup');
  if (viewer) redirect(307, safeNext(url.searchParams.get('next')));
  return { next: safeNext(url.searchParams.get('next')) };
};
