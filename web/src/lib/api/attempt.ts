import { toast } from 'svelte-sonner';
import { t } from '$lib/i18n/i18n';
import { ApiError } from './request';

/** What is said of a failure. */
export function told(error: unknown, otherwise = t('state.failed')): string {
  if (error instanceof ApiError && error.code === 'OFFLINE') return t('state.offline');
  return error instanceof Error && error.message ? error.message : otherwise;
}

/** Does something that may fail; a failure is told, and true is success. */
export async function attempt(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    toast.error(told(error));
    return false;
  }
}
