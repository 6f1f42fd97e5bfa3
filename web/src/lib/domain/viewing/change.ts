import { attempt } from '$lib/api/attempt';
import type { TypedDocumentString } from '$lib/api/generated/graphql';
import { mutate } from '$lib/api/mutate';
import { queryClient } from '$lib/api/queries';

/** Changes something and reads again what is shown; a failure is told, and true is success. */
export const change = <T extends object, V>(document: TypedDocumentString<T, V>, variables: V): Promise<boolean> =>
  attempt(async () => {
    await mutate(document, variables);
    await queryClient.invalidateQueries();
  });
