/**
 * Who and what is in the local Slack workspace. Ids are stable, so that configuration files and scenarios can name them.
 */
export interface WorkspaceDefinition {
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly people: readonly Person[];
  readonly channels: readonly ChannelDefinition[];
  readonly userGroups: readonly UserGroup[];
}

export interface Person {
  /** `U…` */
  readonly id: string;
  /** What `as:` and `@mentions` call them: `mia`. */
  readonly handle: string;
  readonly name: string;
  /** Job title, shown on the page. */
  readonly title: string;
  readonly email: string;
  /** IANA name: `Europe/Berlin`. */
  readonly timeZone: string;
  readonly standing: Standing;
}

export const STANDINGS = ['member', 'multi-channel guest', 'single-channel guest', 'deactivated'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface ChannelDefinition {
  /** `C…` */
  readonly id: string;
  /** Without the `#`. */
  readonly name: string;
  readonly isPrivate: boolean;
  /** Shared with another organization (Slack Connect). */
  readonly isExternallyShared: boolean;
  readonly hasBot: boolean;
  /** Handles; `everyone` stands for every person who is an active full member. */
  readonly members: readonly string[] | 'everyone';
  readonly topic?: string;
}

export interface UserGroup {
  /** `S…` */
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  /** Handles. */
  readonly members: readonly string[];
}
