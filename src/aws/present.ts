/** AWS answered, and left out what the answer is about. The name is shown as its code. */
export class IncompleteAnswer extends Error {
  constructor() {
    super('AWS answered without the part that was asked for');
    this.name = 'IncompleteAnswer';
  }
}

/**
 * `value`, which AWS's own model requires in every answer. Throws `IncompleteAnswer` where it is missing: the SDK reads
 * a body that was lost on the way as an answer with nothing in it, and nothing measured is never an empty measurement.
 */
export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new IncompleteAnswer();
  return value;
}
