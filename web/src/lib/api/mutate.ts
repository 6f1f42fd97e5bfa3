import type { MistakeFragment, TypedDocumentString } from './generated/graphql';
import { request } from './client';

/** What a mutation refused, each with the input field at fault. */
export class Mistakes extends Error {
  constructor(readonly list: MistakeFragment[]) {
    super(list.map((mistake) => mistake.message).join(' '));
  }

  /** The sentences about one input field; those about none have the path ''. */
  for(field: string): string | undefined {
    const found = this.list.filter((mistake) => (mistake.path.at(-1) ?? '') === field || mistake.path.includes(field));
    return found.length > 0 ? found.map((mistake) => mistake.message).join(' ') : undefined;
  }
}

/** Sends a mutation and throws its user errors as Mistakes. */
export async function mutate<T extends object, V>(document: TypedDocumentString<T, V>, variables: V): Promise<T> {
  const answer = await request(document, variables);
  for (const payload of Object.values(answer) as { userErrors?: MistakeFragment[] }[]) {
    if (payload?.userErrors?.length) throw new Mistakes(payload.userErrors);
  }
  return answer;
}
