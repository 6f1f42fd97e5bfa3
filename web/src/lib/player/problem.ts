import { Mistakes } from '$lib/api/mutate';
import { ApiError } from '$lib/api/request';

/** Why nothing plays: the API's code, or MEDIA, NETWORK, STOPPED; and the server's sentence where it gave one. */
export interface Problem {
  code: string;
  message: string;
  requestId?: string;
}

export function problemOf(error: unknown): Problem {
  if (error instanceof Mistakes) return { code: error.list[0]?.code ?? 'INVALID', message: error.message };
  if (error instanceof ApiError) return { code: error.code, message: error.message, requestId: error.requestId };
  return { code: 'INTERNAL', message: error instanceof Error ? error.message : '' };
}
