import type { WindowId } from '../../domain/window/id.ts';
import type { PostStore } from '../../operations/window-ports.ts';
import type { Table } from '../table.ts';
import { claimPost, finishPost, intendPost } from './claimed-post.ts';
import { postKey } from './keys.ts';
import type { PostItem } from './post-item.ts';

/** Posts in the table, each an item in its window's partition. */
export function createPostStore({ table }: { readonly table: Table }): PostStore {
  return {
    intend: (id, post) => intendPost(table, postOf(id, post.name), post),
    claim: (id, seen, claim) => claimPost(table, postOf(id, seen.name), seen, claim),
    finish: (id, name, by, outcome) => finishPost(table, postOf(id, name), by, outcome),
  };
}

function postOf(id: WindowId, name: string): PostItem {
  return { what: `post of ${id}`, key: postKey(id, name) };
}
