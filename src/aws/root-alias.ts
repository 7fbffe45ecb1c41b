import { z } from 'zod';

const rootSignIn = z.object({
  userIdentity: z.object({ type: z.literal('Root'), userName: z.string().min(1).max(128) }),
});

/** The names other than `root` by which root users signed in, in these records: JSON texts, not trusted. */
export function aliasesIn(records: readonly string[]): readonly string[] {
  return records.flatMap((record) => {
    const signIn = rootSignIn.safeParse(parsed(record));
    const name = signIn.success ? signIn.data.userIdentity.userName : 'root';
    return name === 'root' ? [] : [name];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Whoever takes the record finds that out too, and tells.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
