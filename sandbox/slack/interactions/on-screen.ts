import type { SectionBlock } from '@slack/types';
import type { StoredBlock } from '../block.ts';
import type { ClickTarget } from '../control.ts';
import { interactiveElements } from '../element.ts';
import { readMrkdwn, unescapeEntities } from '../mrkdwn.ts';
import type { Source } from '../payloads/common.ts';
import { plainTextOfBlocks } from '../plain-text.ts';
import { canSee } from '../post.ts';
import type { World } from '../world.ts';
import { blocksOf, messageSource, type Spot, valuesOf } from './locate.ts';

/**
 * Everything a person can press or fill, the most recently drawn first: the modal in front of them, or else messages
 * and home. `in` narrows to `modal`, `home`, `dm` or a channel, `on` to what stands at a text or after it.
 * Looked at one by one, since most that is pressed is new.
 */
export function spotsOnScreen(
  world: World,
  personId: string,
  { in: place, on }: Pick<ClickTarget, 'in' | 'on'>,
): Iterable<Spot> {
  const surfaces = surfacesOnScreen(world, personId, place);
  return {
    *[Symbol.iterator]() {
      for (const { open } of surfaces) yield* spotsIn(world, personId, open(), on);
    },
  };
}

/** The first that `read` makes something of. */
export function firstOf<T>(spots: Iterable<Spot>, read: (spot: Spot) => T | undefined): T | undefined {
  for (const spot of spots) {
    const found = read(spot);
    if (found !== undefined) return found;
  }
  return undefined;
}

function spotsIn(world: World, personId: string, source: Source, on: string | undefined): Spot[] {
  return blocksFrom(world, source, on).flatMap((block) =>
    interactiveElements(block).map((element) => ({ personId, source, block, element })),
  );
}

function blocksFrom(world: World, source: Source, on: string | undefined): readonly StoredBlock[] {
  const blocks = blocksOf(source);
  if (on === undefined) return blocks;
  const isThere = (block: StoredBlock) =>
    plainTextOfBlocks([block], world.names, valuesOf(source)).includes(on);
  const first = blocks.findIndex(isThere);
  return first === -1 ? [] : blocks.slice(first);
}

/** What a person calls a field: its block's label, its placeholder, or the text it stands beside. */
export function labelsOf(world: World, spot: Spot): string[] {
  const { block, element } = spot;
  const placeholder = 'placeholder' in element && element.placeholder ? [element.placeholder.text] : [];
  return [...labelOfBlock(world, block), ...placeholder].map(tidy);
}

/** Labels compare without case, outer blanks and a trailing colon. */
export function tidy(label: string): string {
  return unescapeEntities(label).replace(/\s+/g, ' ').replace(/:\s*$/, '').trim().toLowerCase();
}

function labelOfBlock(world: World, block: StoredBlock): string[] {
  if (block.type === 'input') return [block.label.text];
  return block.type === 'section' ? sectionText(world, block) : [];
}

function sectionText(world: World, block: SectionBlock): string[] {
  if (!block.text) return [];
  return [block.text.type === 'mrkdwn' ? readMrkdwn(block.text.text, world.names) : block.text.text];
}

/** A message or view, opened when somebody looks at it. */
interface Surface {
  /** When it was last drawn; the journal's number. */
  readonly shownAt: number;
  open(): Source;
}

function surfacesOnScreen(world: World, personId: string, place: string | undefined): Surface[] {
  const modal = world.views.stack(personId).at(-1);
  const inModal = modal ? [surface(Number.POSITIVE_INFINITY, { kind: 'view', view: modal })] : [];
  if (place === 'modal' || (place === undefined && modal)) return inModal;
  return [...homeOf(world, personId, place), ...messagesOf(world, personId, place)].sort(
    (a, b) => b.shownAt - a.shownAt,
  );
}

function homeOf(world: World, personId: string, place: string | undefined): Surface[] {
  const home = world.views.home(personId);
  if (!home || (place !== undefined && place !== 'home')) return [];
  return [surface(home.shownAt, { kind: 'view', view: home })];
}

function messagesOf(world: World, personId: string, place: string | undefined): Surface[] {
  if (place === 'home') return [];
  return world.messages
    .all()
    .filter((message) => canSee(world, personId, message) && isIn(world, message.channelId, place))
    .map((message) => ({
      shownAt: message.shownAt,
      open: () => messageSource(world, personId, message),
    }));
}

function surface(shownAt: number, source: Source): Surface {
  return { shownAt, open: () => source };
}

function isIn(world: World, channelId: string, place: string | undefined): boolean {
  if (place === undefined) return true;
  const label = world.directory.conversation(channelId)?.label;
  return label === place || label === `#${place}`;
}
