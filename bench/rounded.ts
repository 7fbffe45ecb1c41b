/** A figure as it is printed: with two decimals. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
