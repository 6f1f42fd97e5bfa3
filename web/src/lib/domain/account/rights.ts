import type { Viewer } from '$lib/api/session';

type Ranked = Pick<Viewer, 'role'> | null | undefined;
type Somebody = (Pick<Viewer, 'role'> & { user: Pick<Viewer['user'], 'mayDelete'> }) | null | undefined;

/** Whether somebody looks after this server. */
export const isAdmin = (viewer: Ranked): boolean => viewer?.role === 'ADMIN';

/** Whether somebody may delete files, where a library allows it. */
export const mayDelete = (viewer: Somebody): boolean => isAdmin(viewer) || viewer?.user.mayDelete === true;

/** Whether a page of administrators is for somebody: what is in the trash is for all who put something there. */
export const mayAdminister = (viewer: Somebody, path: string): boolean => (path === '/admin/trash' ? mayDelete(viewer) : isAdmin(viewer));
