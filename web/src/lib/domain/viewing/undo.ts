import { toast } from 'svelte-sonner';
import { UndoMarksDocument } from '$lib/api/generated/graphql';
import { t } from '$lib/i18n/i18n';
import { change } from './change';

/** The server undoes so many marks at once. */
const most = 100;

/** Says that something was marked, and offers to undo it where the server can. */
export function offerUndo(text: string, markIds: readonly string[]): void {
  if (markIds.length === 0) return void toast.success(text);
  toast.success(text, { duration: 12_000, action: { label: t('own.undo'), onClick: () => void undo(markIds) } });
}

/** Undoes marks, the last ones first. */
export async function undo(markIds: readonly string[]): Promise<boolean> {
  for (let end = markIds.length; end > 0; end -= most) {
    if (!(await change(UndoMarksDocument, { input: { markIds: markIds.slice(Math.max(0, end - most), end) } }))) return false;
  }
  toast.success(t('own.undone'));
  return true;
}
