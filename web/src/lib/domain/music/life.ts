/** When an artist began and ended, as far as it is known: `1967–2001`. */
export function lifeOf({ beganYear, endedYear }: { beganYear?: number | null; endedYear?: number | null }): string {
  return beganYear || endedYear ? `${beganYear ?? ''}–${endedYear ?? ''}` : '';
}
