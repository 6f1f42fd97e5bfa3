import { redirect } from '@sveltejs/kit';
import { session } from '$lib/api/session';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url }) => {
  const { server, viewer } = await session();
  if (!server.setupRequired) redirect(307, viewer ? '/' : '/login');
  return { token: url.searchParams.get('token') ?? '' };
};
