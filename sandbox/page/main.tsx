import { render } from 'preact';
import { api } from './api.ts';
import { App } from './app.tsx';
import './styles/main.css';

const RETRY = 1_000;

/** Draws the page as soon as the sandbox says who lives in the workspace. */
async function start(root: HTMLElement): Promise<void> {
  try {
    const { people } = await api.people();
    const first = people.find((person) => person.standing === 'member');
    if (!first) throw new Error('Nobody lives in this workspace.');
    render(<App firstPerson={first.handle} />, root);
  } catch (error) {
    root.textContent = `${error instanceof Error ? error.message : String(error)} Trying again…`;
    window.setTimeout(start, RETRY, root);
  }
}

const root = document.querySelector<HTMLElement>('#page');
if (root) void start(root);
