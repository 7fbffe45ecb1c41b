import type { z } from 'zod';

/**
 * The issues with those of a union replaced by the ones of its only branch that has the right form: "this key of the
 * mapping is wrong" says more than "neither text nor this mapping".
 */
export function withinUnions(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union') return [issue];
    const [branch, ...others] = issue.errors.filter(hasRightForm);
    if (branch === undefined || others.length > 0) return [issue];
    return withinUnions(branch.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })));
  });
}

/** Wrong somewhere inside, or by a key too many, but not as a whole. */
function hasRightForm(branch: readonly z.core.$ZodIssue[]): boolean {
  return branch.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys');
}
