import { toast } from 'svelte-sonner';
import { UndoEditDocument } from '$lib/api/generated/graphql';
import { change } from '$lib/domain/viewing/change';
import { t } from '$lib/i18n/i18n';

/** Says that something was edited, and offers to undo it where anything was. */
export function saved(text: string, batch: string | null | undefined): void {
  toast.success(text, batch ? { action: { label: t('edit.undo'), onClick: () => void change(UndoEditDocument, { input: { id: batch } }) } } : {});
}
