import { canonicalJson } from '../audit-chain/canonical.ts';
import type { Digest } from '../audit-chain/entry.ts';
import type { ApprovalPolicy } from './policy.ts';

/** SHA-256 of the policy's RFC 8785 JSON, in hex: equal policies have equal hashes, whoever computes them. */
export function policyHash(policy: ApprovalPolicy, digest: Digest): string {
  return digest(canonicalJson(policy));
}

/** As people see it: `9f3c`. */
export function shortHash(hash: string): string {
  return hash.slice(0, 4);
}
