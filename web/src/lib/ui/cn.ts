import { twMerge } from 'tailwind-merge';

/** Joins class names; later ones win over earlier ones of the same kind. */
export const cn = (...parts: (string | false | null | undefined)[]) => twMerge(parts.filter(Boolean).join(' '));
