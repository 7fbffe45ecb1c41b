import type { RequestPreview } from '../../../src/domain/window/outcomes.ts';
import type { RequestForm } from '../../../src/slack/requests/request-form.ts';
import { EMPTY_FORM } from '../../../src/slack/requests/request-form.ts';
import { anAccount } from './account.ts';
import { NOW } from './time.ts';
import { aPolicy } from './window.ts';
import { ANA, MIA, OMAR, ZOE } from './window-people.ts';

/** Names of the people of most tests. */
export const NAMES: ReadonlyMap<string, string> = new Map(
  [MIA, OMAR, ANA, ZOE].map(({ id, name }) => [id, name]),
);

/** One account, which Omar and Ana may approve together. */
export function aPreview(overrides: Partial<RequestPreview> = {}): RequestPreview {
  return {
    policy: aPolicy(),
    pool: { kind: 'enough', people: [ANA.id, OMAR.id], quorum: 2, leftOut: [] },
    custody: [],
    need: { kind: 'yes' },
    ungoverned: [],
    accounts: [anAccount()],
    mayBreakGlass: false,
    names: NAMES,
    ...overrides,
  };
}

/** Mia's form, in which nothing is filled in yet. */
export function aForm(overrides: Partial<RequestForm> = {}): RequestForm {
  return { requesterId: MIA.id, values: EMPTY_FORM, now: NOW, ...overrides };
}
