/**
 * Says of each id whether it is new. The last `most` are remembered: Slack delivers an envelope again within minutes, or
 * not at all.
 */
export function createOnce(most: number): (id: string) => boolean {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return false;
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > most && oldest !== undefined) seen.delete(oldest);
    return true;
  };
}
