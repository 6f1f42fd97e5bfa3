import { toast } from 'svelte-sonner';
import type { TypedDocumentString } from '$lib/api/generated/graphql';
import { mutate } from '$lib/api/mutate';
import { queryClient } from '$lib/api/queries';
import { t } from '$lib/i18n/i18n';

/** Changes what is the viewer's own and reads again what is shown; a failure is told, and true is success. */
export async function change<T extends object, V>(document: TypedDocumentString<T, V>, variables: V): Promise<boolean> {
  try {
    await mutate(document, variables);
    await queryClient.invalidateQueries();
    return true;
  } catch (error) {
    toast.error(error instanceof Error && error.message ? error.message : t('state.failed'));
    return false;
  }
}
