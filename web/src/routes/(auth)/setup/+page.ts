import { redirect } from '@sveltejs/kit';
import { session } from '$lib/api/session';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url }) => {
  const { setupRequired, viewer } = await session();
  if (!setupRequired) redirect(307, viewer ? '/' : '/login');
  return { token: url.searchParams.get('token') ?? '' };
};
