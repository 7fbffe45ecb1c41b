/** Whether nothing but help was asked for, however people ask for it: `help`, `--help`, `-h`, `?`. */
export function isHelpAsked(typed: string): boolean {
  return /^(help|--?help|-h|\?)$/i.test(typed.trim());
}
