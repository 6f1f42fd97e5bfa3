import type { PlaybackPlanQuery, PlaybackReason } from '$lib/api/generated/graphql';
import { en } from '$lib/i18n/en';
import { locale, t, type Key } from '$lib/i18n/i18n';

type Plan = NonNullable<PlaybackPlanQuery['playbackPlan']>;

// A newer server may give a reason that this app has no words for.
const wordsFor = (key: string, otherwise: string) => (key in en ? t(key as Key) : otherwise);

/** Why something is not played as it is. */
export const reasonOf = (reason: PlaybackReason) => wordsFor(`reason.${reason}`, reason);

/** Why something is not played now. */
export const refusalOf = ({ reason, message }: Pick<NonNullable<Plan['refusal']>, 'reason' | 'message'>) => wordsFor(`refusal.${reason}`, message);

/** A quality by the name of its rendition: `v0-720p`, or `v0-copy` for the original. */
export function qualityOf(rendition: string): string {
  const name = rendition.slice(rendition.indexOf('-') + 1);
  return name === 'copy' ? t('plan.original') : name;
}

/** How much work something is, in words. */
export function workOf(processors: number): string {
  if (processors < 0.005) return t('plan.noWork');
  return t('plan.processors', { share: (processors * 100).toLocaleString(locale, { maximumFractionDigits: 0 }) });
}

/** What speaks against a way to play, in words; empty where nothing does. */
export function againstOf({ fits, allowed, without }: Pick<Plan['alternatives'][number], 'fits' | 'allowed' | 'without'>): string {
  if (!allowed) return t('plan.notAllowed');
  if (!fits) return t('plan.noRoom');
  return without.map((wish) => wordsFor(`without.${wish}`, reasonOf(wish))).join(', ');
}
