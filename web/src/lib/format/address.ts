/** The address of a page with what it is asked for; what is usual is not said. */
export function addressOf<K extends string>(path: string, asked: Record<K, string>, usual: Partial<Record<K, string>>): string {
  const said = (Object.entries(asked) as [K, string][]).filter(([name, value]) => value && value !== usual[name]);
  const text = new URLSearchParams(said).toString();
  return text ? `${path}?${text}` : path;
}
