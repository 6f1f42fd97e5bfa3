/** When an artist began and ended, as far as it is known: `1967–2001`, `1967–` where no end is known. */
export function lifeOf(artist: { born?: string | null; formed?: string | null; died?: string | null; disbanded?: string | null }): string {
  const year = (text?: string | null) => text?.match(/\d{4}/)?.[0] ?? text ?? '';
  const [from, until] = [year(artist.born ?? artist.formed), year(artist.died ?? artist.disbanded)];
  return from || until ? `${from}–${until}` : '';
}
