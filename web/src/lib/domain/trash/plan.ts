import { DeleteFilesDocument, PlanDeletionDocument, type DeleteFilesMutation, type PlanDeletionMutation } from '$lib/api/generated/graphql';
import { request } from '$lib/api/client';
import { mutate } from '$lib/api/mutate';

/** The most files of one plan. */
const atOnce = 500;

type Part = NonNullable<PlanDeletionMutation['planDeletion']['plan']>;

/** What a deletion would do: files that are there go into the trash, of those that are missing only what is left is removed. */
export interface Deletion extends Pick<Part, 'bytes' | 'playsKept' | 'restorableUntil' | 'vanishing'> {
  there: Part['files'];
  missing: Part['files'];
  sidecars: string[];
  /** What confirms it, for at most 500 files each. */
  parts: { fileIds: string[]; token: string }[];
}

const ask = async (fileIds: string[]) => (await mutate(PlanDeletionDocument, { input: { fileIds } })).planDeletion.plan;

/** Plans to delete files, however many; null where there is nothing to delete. */
export async function planned(ids: string[], read: (fileIds: string[]) => Promise<Part | null | undefined> = ask): Promise<Deletion | null> {
  const parts: (Part & { fileIds: string[] })[] = [];
  for (let at = 0; at < ids.length; at += atOnce) {
    const fileIds = ids.slice(at, at + atOnce);
    const plan = await read(fileIds);
    if (plan) parts.push({ ...plan, fileIds });
  }
  const [first] = parts;
  if (!first) return null;
  const files = parts.flatMap((part) => part.files);
  const sum = (of: (part: Part) => number) => parts.reduce((all, part) => all + of(part), 0);
  return {
    there: files.filter(({ missing }) => !missing),
    missing: files.filter(({ missing }) => missing),
    sidecars: files.flatMap(({ sidecars }) => sidecars),
    vanishing: parts.flatMap(({ vanishing }) => vanishing),
    bytes: sum(({ bytes }) => bytes),
    playsKept: sum(({ playsKept }) => playsKept),
    restorableUntil: first.restorableUntil,
    parts: parts.map(({ fileIds, token }) => ({ fileIds, token }))
  };
}

/** What a deletion did, and what of it could not be done. */
export interface Deleted {
  moved: number;
  forgotten: number;
  problems: string[];
}

type Did = DeleteFilesMutation['deleteFiles'];
const remove = async (fileIds: string[], confirm: string) => (await request(DeleteFilesDocument, { input: { fileIds, confirm } })).deleteFiles;

/** Does what was planned. What is done before something fails is told too. */
export async function deleted({ parts }: Pick<Deletion, 'parts'>, send: (fileIds: string[], confirm: string) => Promise<Did> = remove): Promise<Deleted> {
  const did: Deleted = { moved: 0, forgotten: 0, problems: [] };
  try {
    for (const { fileIds, token } of parts) {
      const { items, forgotten, userErrors } = await send(fileIds, token);
      did.moved += items.length;
      did.forgotten += forgotten;
      did.problems.push(...userErrors.map(({ message }) => message));
    }
  } catch (error) {
    did.problems.push(error instanceof Error ? error.message : '');
  }
  return did;
}
