/** How many days an API key may live; empty for ever. */
export const lifetimes = ['', '30', '90', '365'] as const;

/** The moment at which a key that is made now ends; undefined for never. */
export function expiryOf(days: string, now: Date): string | undefined {
  return days ? new Date(now.getTime() + Number(days) * 86_400_000).toISOString() : undefined;
}
