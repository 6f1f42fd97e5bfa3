import { refresh } from './client';
import { ApiError } from './request';

/** Sends bytes to a door of their own; an ended login is refreshed once. What the server says against it is thrown. */
export async function post(path: string, query: Record<string, string>, type: string, body: Blob): Promise<Response> {
  const send = () => fetch(`${path}?${new URLSearchParams(query)}`, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': type }, body });
  let response: Response;
  try {
    response = await send();
    if (response.status === 401 && (await refresh())) response = await send();
  } catch {
    throw new ApiError('OFFLINE', '');
  }
  if (!response.ok) throw new Error((await response.text()).trim());
  return response;
}
