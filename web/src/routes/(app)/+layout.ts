import { requireViewer } from '$lib/api/session';
import { untrack } from 'svelte';
import type { LayoutLoad } from './$types';

// The address is needed for the way back only; a change of it is no reason to ask again.
export const load: LayoutLoad = async ({ url }) => ({ viewer: await requireViewer(untrack(() => url)) });
