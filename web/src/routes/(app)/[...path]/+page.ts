import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

// An address that nothing has is answered here, where the menu leads on.
export const load: PageLoad = () => error(404, { code: 'NOT_FOUND', message: '' });
