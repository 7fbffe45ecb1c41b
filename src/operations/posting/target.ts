/** Whether a message's target is a person. */
export function isDirect(target: string): boolean {
  return /^[UW]/.test(target);
}
