import { error } from '@sveltejs/kit';
import { mayAdminister } from '$lib/domain/account/rights';
import type { LayoutLoad } from './$types';

// The server refuses what is asked here; this says so at once, in place of a page that cannot fill.
export const load: LayoutLoad = async ({ parent, url }) => {
  const { viewer } = await parent();
  if (!mayAdminister(viewer, url.pathname)) error(403, { code: 'FORBIDDEN', message: '' });
};
