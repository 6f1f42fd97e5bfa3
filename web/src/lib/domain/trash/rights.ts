import type { Viewer } from '$lib/api/session';

/** Whether somebody may delete files, where a library allows it. */
export const mayDelete = (viewer: Viewer | undefined): boolean => viewer?.role === 'ADMIN' || viewer?.user?.mayDelete === true;
