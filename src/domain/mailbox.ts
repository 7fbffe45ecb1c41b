import type { Account } from './account.ts';

/** An e-mail address taken apart, in lower case. */
export interface Mailbox {
  /** The address without its `+tag`: where the mail arrives. */
  readonly base: string;
  readonly domain: string;
  /** The part after `+`; absent where there is none. */
  readonly tag?: string;
}

/** The mailbox behind an address, or `undefined` where the text is no address. */
export function mailboxOf(address: string): Mailbox | undefined {
  const parts = /^([^@\s]+)@([^@\s]+)$/.exec(address.trim().toLowerCase());
  const [local, domain] = [parts?.[1], parts?.[2]];
  if (local === undefined || domain === undefined) return undefined;
  const plus = local.indexOf('+');
  if (plus <= 0) return { base: `${local}@${domain}`, domain };
  return { base: `${local.slice(0, plus)}@${domain}`, domain, tag: local.slice(plus + 1) };
}

/** Which accounts' root e-mail arrives in each mailbox: base address → account ids. */
export function mailboxesOf(accounts: readonly Account[]): ReadonlyMap<string, readonly string[]> {
  const mailboxes = new Map<string, string[]>();
  for (const account of accounts) {
    const base = mailboxOf(account.email)?.base;
    if (base === undefined) continue;
    const ids = mailboxes.get(base);
    if (ids === undefined) mailboxes.set(base, [account.id]);
    else ids.push(account.id);
  }
  return mailboxes;
}
