import type { PagePerson, PageState } from '../../slack/page-types.ts';
import { Menu } from '../elements/menu.tsx';
import { Avatar } from '../messages/avatar.tsx';

/** Who the page is. The workspace shows each person their own. */
export function PersonSwitcher({ state, become }: { state: PageState; become(handle: string): void }) {
  const items = state.people
    .filter((person) => person.standing !== 'deactivated')
    .map((person) => ({
      key: person.handle,
      isChosen: person.id === state.me.id,
      content: <PersonLine person={person} />,
    }));
  const face = (
    <>
      <Avatar name={state.me.name} kind="person" />
      <span class="me">
        <span class="me-label">You are:</span>
        <span class="me-name">{state.me.name}</span>
      </span>
      <span aria-hidden="true">⇅</span>
    </>
  );
  return (
    <Menu
      label={`You are: ${state.me.name}. Switch person`}
      class="switcher"
      face={face}
      items={items}
      onPick={become}
    />
  );
}

function PersonLine({ person }: { person: PagePerson }) {
  const guest = person.standing === 'member' ? '' : ` · ${person.standing}`;
  return (
    <span class="person">
      <Avatar name={person.name} kind="person" />
      <span>
        <span class="choice-text">{person.name}</span>
        <span class="choice-description">
          {person.title}
          {guest}
        </span>
      </span>
    </span>
  );
}
