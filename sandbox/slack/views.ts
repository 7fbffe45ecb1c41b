import type { StoredBlock } from './block.ts';
import type { FormValues } from './control.ts';

interface StoredViewBase {
  readonly id: string;
  /** Changes with every update. */
  readonly hash: string;
  readonly personId: string;
  readonly callbackId: string;
  readonly privateMetadata: string;
  readonly externalId: string;
  readonly blocks: readonly StoredBlock[];
  readonly values: FormValues;
}

export interface StoredModal extends StoredViewBase {
  readonly type: 'modal';
  readonly title: string;
  readonly submit?: string;
  readonly close?: string;
  readonly clearOnClose: boolean;
  readonly notifyOnClose: boolean;
  readonly rootViewId: string;
  readonly previousViewId?: string;
  readonly errors: Readonly<Record<string, string>>;
}

export interface StoredHome extends StoredViewBase {
  readonly type: 'home';
  /** The journal's number of its latest publication. */
  readonly shownAt: number;
}

export type StoredView = StoredModal | StoredHome;

/** Modals and homes, by person. */
export interface ViewStore {
  /** A person's open modals, the one in front last. */
  stack(personId: string): readonly StoredModal[];
  setStack(personId: string, stack: readonly StoredModal[]): void;
  home(personId: string): StoredHome | undefined;
  setHome(home: StoredHome): void;
  /** By view id or external id, among what is open. */
  find(id: string): StoredView | undefined;
  /** Puts a changed view in the place of the one with its id. */
  replace(view: StoredView): void;
}

export function createViews(): ViewStore {
  const stacks = new Map<string, readonly StoredModal[]>();
  const homes = new Map<string, StoredHome>();
  const stack = (personId: string) => stacks.get(personId) ?? [];
  return {
    stack,
    setStack: (personId, views) => void stacks.set(personId, views),
    home: (personId) => homes.get(personId),
    setHome: (home) => void homes.set(home.personId, home),
    find: (id) =>
      [...[...stacks.values()].flat(), ...homes.values()].find(
        (view) => view.id === id || (view.externalId !== '' && view.externalId === id),
      ),
    replace(view) {
      if (view.type === 'home') homes.set(view.personId, view);
      else
        stacks.set(
          view.personId,
          stack(view.personId).map((open) => (open.id === view.id ? view : open)),
        );
    },
  };
}
