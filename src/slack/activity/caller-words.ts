import type { Caller } from '../../domain/root-event/caller.ts';
import { harmlessLabel } from '../text/harmless.ts';

/** Who made a call: `mia@corp.example (role Admin, account 999900001111)`. CloudTrail's words, safe to show. */
export function callerInWords(by: Caller, most: number): string {
  const { type, accountId, name, roleArn, invokedBy } = by;
  const service = invokedBy === undefined ? [] : [`through ${harmlessLabel(invokedBy, most)}`];
  const account = accountId === undefined ? [] : [`account ${accountId}`];
  if (type === 'Root') return described(callerName(by, most), [...account, ...service]);
  const role = roleArn === undefined ? [] : [`role ${harmlessLabel(lastPart(roleArn), most)}`];
  const user = type === 'IAMUser' ? ['IAM user'] : [];
  return described(callerName(by, most), [
    ...user,
    ...role,
    ...account,
    ...(name === undefined ? [] : service),
  ]);
}

/** The same without where from: `mia@corp.example`. */
export function callerName({ type, name, arn, invokedBy }: Caller, most: number): string {
  if (type === 'Root') return 'a root user, which names nobody';
  const who = name ?? arn ?? invokedBy;
  return who === undefined ? 'NOT KNOWN' : harmlessLabel(who, most);
}

function described(who: string, rest: readonly string[]): string {
  return rest.length === 0 ? who : `${who} (${rest.join(', ')})`;
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
