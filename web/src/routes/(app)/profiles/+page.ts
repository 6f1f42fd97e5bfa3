import { safeNext } from '$lib/api/session';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ url }) => ({ next: safeNext(url.searchParams.get('next')) });
