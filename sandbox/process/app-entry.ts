import { startRootkeeper } from '../../src/compose.ts';
import { runAsAppChild } from './app-child.ts';

runAsAppChild(startRootkeeper);
