import { post } from '$lib/api/post';
import type { ArtworkRole } from '$lib/api/generated/graphql';

/** Uploads a picture and makes the item show it, in a role where it has several. The server's sentence is thrown. */
export async function upload(itemId: string, role: ArtworkRole | null, file: Blob): Promise<void> {
  const type = file.type.startsWith('image/') ? file.type : 'application/octet-stream';
  await post('/artworks', role ? { item: itemId, role, choose: 'true' } : { item: itemId }, type, file);
}

/** Reads a moment as 90, 1:30 or 0:01:30; null where it is none. */
export function moment(text: string): number | null {
  if (!/^\d+(:\d{1,2}){0,2}(\.\d{1,3})?$/.test(text.trim())) return null;
  return Math.round(text.trim().split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000);
}
