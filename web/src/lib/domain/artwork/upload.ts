import { refresh } from '$lib/api/client';
import type { ArtworkRole } from '$lib/api/generated/graphql';
import { ApiError } from '$lib/api/request';

/** Uploads a picture and makes the item show it; an ended login is refreshed once. The server's sentence is thrown. */
export async function upload(itemId: string, role: ArtworkRole, file: Blob): Promise<void> {
  const send = () =>
    fetch(`/artworks?${new URLSearchParams({ item: itemId, role, choose: 'true' })}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': file.type.startsWith('image/') ? file.type : 'application/octet-stream' },
      body: file
    });
  let response: Response;
  try {
    response = await send();
    if (response.status === 401 && (await refresh())) response = await send();
  } catch {
    throw new ApiError('OFFLINE', '');
  }
  if (!response.ok) throw new Error((await response.text()).trim());
}

/** Reads a moment as 90, 1:30 or 0:01:30; null where it is none. */
export function moment(text: string): number | null {
  if (!/^\d+(:\d{1,2}){0,2}(\.\d{1,3})?$/.test(text.trim())) return null;
  return Math.round(text.trim().split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000);
}
