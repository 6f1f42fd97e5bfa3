import type { CreditInput, CreditRole } from '$lib/api/generated/graphql';
import { t } from '$lib/i18n/i18n';

/** Somebody's part, as it is written in a form. */
export interface Part {
  role: CreditRole;
  name: string;
  character: string;
}

export const creditRoles: CreditRole[] = ['ACTOR', 'GUEST', 'DIRECTOR', 'WRITER', 'CREATOR', 'PRODUCER', 'COMPOSER', 'OTHER'];

/** The parts that lines of text name, as `FieldOrigin.values` has them. */
export function partsOf(lines: readonly string[]): Part[] {
  return lines.flatMap((line) => {
    const [role = '', name = '', ...character] = line.split('|').map((piece) => piece.trim());
    const known = creditRoles.find((one) => one === role);
    return known && name ? [{ role: known, name, character: character.join('|') }] : [];
  });
}

/** A part as a line of text. */
export const lineOf = ({ role, name, character }: Part) =>
  [role, name.replaceAll('|', '/').trim(), character.replace(/\s+/g, ' ').trim()].filter((piece, i) => i < 2 || piece).join(' | ');

/** What the mutation takes. */
export const creditInputs = (lines: readonly string[]): CreditInput[] =>
  partsOf(lines).map(({ role, name, character }) => ({ role, name, character: character || null }));

/** A part in words. */
export const spoken = ({ role, name, character }: Part) => `${name} (${[t(`credit.${role}`), character].filter(Boolean).join(': ')})`;

/** The list with one of its members in another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const out = [...list];
  const [one] = out.splice(from, 1);
  if (one !== undefined) out.splice(Math.max(0, Math.min(to, out.length)), 0, one);
  return out;
}
