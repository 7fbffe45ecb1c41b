import type { AlertId } from '../../domain/alert/alert.ts';
import type { AlertPostStore } from '../../operations/activity-store-ports.ts';
import type { ClaimedPost } from '../../operations/posting-ports.ts';
import type { Table } from '../table.ts';
import { claimPost, finishPost, intendPost } from '../windows/claimed-post.ts';
import type { PostItem } from '../windows/post-item.ts';
import { alertPostKey } from './alert-keys.ts';
import { expiring } from './keys.ts';

/** Posts of alerts in the table, each an item in its alert's partition, kept for 400 days. */
export function createAlertPostStore({ table }: { readonly table: Table }): AlertPostStore {
  return {
    intend: (id, post) => intendPost(table, newPost(id, post), post),
    claim: (id, seen, claim) => claimPost(table, postOf(id, seen.name), seen, claim),
    finish: (id, name, by, outcome) => finishPost(table, postOf(id, name), by, outcome),
  };
}

function postOf(id: AlertId, name: string): PostItem {
  return { what: `post of ${id}`, key: alertPostKey(id, name) };
}

function newPost(id: AlertId, { name, intendedAt }: ClaimedPost): PostItem {
  const post = postOf(id, name);
  return { ...post, expiry: expiring(post.key, intendedAt) };
}
