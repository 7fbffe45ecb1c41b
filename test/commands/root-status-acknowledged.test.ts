import '../support/fakes/errors-of-node.ts';
import { parseAccountId } from '../../src/domain/account.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import { type Reader, readerOf, startWithDigest } from '../support/fakes/digest-app.ts';
import { eventually } from '../support/fakes/eventually.ts';
import { whileBroken } from '../support/fakes/faults.ts';
import { anOrganizationOf, MEMBER, OTHER } from '../support/fakes/organization.ts';
import type { WholeApp } from '../support/fakes/rootkeeper.ts';

const CONTACT = { name: 'Security', email: 'security@corp.example' };
const rootUsed = (ago: string) => ({ password: { lastUsed: ago }, mfa: ['fido'] });

/** Payments' root user was used three days ago; search has no contact. */
function organizationOf(used: string) {
  const members = {
    [MEMBER]: { name: 'payments-prod', root: rootUsed(used), securityContact: CONTACT },
    [OTHER]: { name: 'search-prod' },
  };
  return anOrganizationOf({ members, management: { securityContact: CONTACT } });
}

const FAILURES = ['root used recently', 'root password kept', 'root actions not denied by an SCP'];

let whole: WholeApp;
let mia: Reader;

beforeAll(async () => {
  whole = await startWithDigest({ organization: organizationOf('3d ago') });
  mia = readerOf(whole, 'mia');
  await mia.ask('/root-digest now');
});

afterAll(() => whole.close());

const inDays = (days: number) => new Date(whole.clock.now() + days * DAY).toISOString().slice(0, 10);
const linesOf = (text: string) => text.split('\n');

async function acknowledge(finding: string, days: number): Promise<void> {
  await mia.ask('/root-status prod');
  await mia.press('Acknowledge…', 'root users');
  await mia.submit({ Finding: finding });
  await mia.reads('You answer for it until then');
  await mia.submit({ Why: 'Mended with the move', Until: inDays(days) });
  await mia.reads('Recorded: ');
  while (mia.modal() !== '') await mia.close();
}

test('what is acknowledged is counted and listed apart, for everybody, on every page and in details', async () => {
  expect(linesOf(await mia.ask('/root-status prod'))[0]).toBe('prod: 2 of 2 root users need attention');
  for (const failure of FAILURES) await acknowledge(`payments-prod ${MEMBER}: ${failure}`, 30);

  const omar = readerOf(whole, 'omar');
  const status = await omar.ask('/root-status prod');
  expect(linesOf(status)[0]).toBe('prod: 1 of 2 root users needs attention, 1 acknowledged');
  expect(status).toMatch(/ACKNOWLEDGED {2}payments-prod/);
  expect(status).toMatch(/Acknowledged by Mia Chen until \d+ \w{3}( \d{4})?: “Mended with the move”\./);
  expect(await omar.ask('/root-status payments-prod')).toContain('ACKNOWLEDGED, ');
});

test('a result that was drawn before shows it as soon as it is drawn again, and so does what is shared', async () => {
  const omar = readerOf(whole, 'omar');
  await omar.ask('/root-status prod');
  await acknowledge(`search-prod ${OTHER}: no security contact`, 30);

  await omar.press('Share', 'root users');
  const shared = await eventually('it is shared', () => omar.posted('prod: ')[0]);
  expect(linesOf(shared)[0]).toBe('prod: no root user needs attention, 2 of 2 acknowledged');
  expect(shared).not.toContain('[Acknowledge…]');
});

test('a status says so where it cannot be read what is acknowledged, and counts nothing as such', async () => {
  await mia.ask('/root-status prod');
  const shown = await whileBroken(whole.faults, 'dynamodb:Query', 'error', () =>
    mia.ask('/root-status prod'),
  );

  expect(linesOf(shown)[0]).toBe('prod: 2 of 2 root users need attention');
  expect(shown).toContain('Acknowledgements could not be read');
});

test('a finding that got worse comes back at once, before any sweep', async () => {
  whole.clock.moveTo(whole.clock.now() + 5 * HOUR);
  const id = parseAccountId(MEMBER);
  const used = organizationOf('1h ago').accounts.find((each) => each.id === id)?.root;
  if (id === undefined || used === undefined) throw new Error('there is no such account');
  whole.aws.setRootUser(id, used);
  const status = await mia.ask('/root-status prod fresh');

  expect(linesOf(status)[0]).toBe('prod: 1 of 2 root users needs attention, 1 acknowledged');
  expect(status).toMatch(/MEDIUM {2}payments-prod/);
});

test('an account that cannot be measured says when it last was', async () => {
  const status = await whileBroken(whole.faults, 'sts:AssumeRo*', 'error', () =>
    mia.ask('/root-status payments-prod fresh'),
  );

  expect(status).toContain('NOT MEASURED');
  expect(status).toMatch(/Last measured \d+ \w{3}( \d{4})?\./);
});
