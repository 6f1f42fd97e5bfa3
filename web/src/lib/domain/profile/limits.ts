import type { AgeRatingsQuery, LimitNameFragment, LimitsFragment, RestrictionsInput } from '$lib/api/generated/graphql';

/** What may be seen, as a form holds it. */
export interface Limits {
  limited: boolean;
  /** -1 is any age. */
  maxAge: number;
  unrated: boolean;
  onlyAllowed: boolean;
  allowed: Named[];
  denied: Named[];
}

export interface Named {
  id: string;
  label: string;
}

export const anyAge = -1;

const labelOf = (one: LimitNameFragment) => ('title' in one ? one.title : 'name' in one ? one.name : '');
const named = (list: LimitNameFragment[]): Named[] => list.map((one) => ({ id: one.id, label: labelOf(one) }));

export function limitsOf(from: LimitsFragment | null | undefined): Limits {
  if (!from) return { limited: false, maxAge: 12, unrated: false, onlyAllowed: false, allowed: [], denied: [] };
  return { ...from, limited: true, maxAge: from.maxAge ?? anyAge, allowed: named(from.allowed), denied: named(from.denied) };
}

/** Null for no limits. */
export function inputOf({ limited, maxAge, unrated, onlyAllowed, allowed, denied }: Limits): RestrictionsInput | null {
  if (!limited) return null;
  const ids = (list: Named[]) => list.map(({ id }) => id);
  return { maxAge: maxAge === anyAge ? null : maxAge, unrated, onlyAllowed, allowedIds: ids(allowed), deniedIds: ids(denied) };
}

type Rating = AgeRatingsQuery['ageRatings'][number];

/** The countries whose ratings have names, in their order. */
export const countriesOf = (ratings: Rating[]) => [...new Set(ratings.map(({ country }) => country))];

/** The highest ratings of a country that an age lets through: one of each system. */
export function namesAt(ratings: Rating[], country: string, age: number): string[] {
  const best = new Map<string, Rating>();
  for (const rating of ratings) {
    if (rating.country !== country || (rating.minimumAge ?? 99) > age) continue;
    const before = best.get(rating.system);
    if (!before || (before.minimumAge ?? 0) <= (rating.minimumAge ?? 0)) best.set(rating.system, rating);
  }
  return [...best.values()].map(({ system, rating }) => `${system} ${rating}`);
}
