import type { CustodyEntry } from '../../domain/approval-policy/custody.ts';
import type { PolicyBook } from '../../domain/approval-policy/governing.ts';
import type { Digest, Seal } from '../../domain/audit-chain/entry.ts';
import type { Seals } from '../../domain/audit-chain/seal.ts';
import type { NamedScopes } from '../../domain/scope.ts';
import type { WindowId } from '../../domain/window/id.ts';

/** How the audit chain is sealed, with the current key, and verified, with that and the former. */
export interface Chain {
  readonly seal: Seal;
  readonly seals: Seals;
  readonly digest: Digest;
}

/** What of the configuration decides who may have root. */
export interface WindowRules {
  readonly book: PolicyBook;
  readonly custody: readonly CustodyEntry[];
  readonly scopes: NamedScopes;
}

/** Does everything that follows from a stored window, in the background (`tend.ts`). */
export interface Follows {
  soon(id: WindowId): void;
}
