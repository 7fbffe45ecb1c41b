import { startDynalite } from '../support/dynalite.ts';
import { runStoreContract } from './contract/run.ts';

describe('The store on dynalite', () => runStoreContract(startDynalite));
