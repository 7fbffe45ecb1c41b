import type { Directory } from './directory.ts';

/** How ids read on screen: `@Mia Chen`, `#security`, `@security-team`. */
export interface Names {
  person(id: string): string;
  channel(id: string): string;
  userGroup(id: string): string;
}

export function namesIn(directory: Directory): Names {
  return {
    person: (id) =>
      `@${id === directory.app.botUserId ? directory.app.name : (directory.person(id)?.name ?? id)}`,
    channel: (id) => directory.conversation(id)?.label ?? `#${id}`,
    userGroup: (id) => `@${directory.userGroup(id)?.handle ?? id}`,
  };
}
