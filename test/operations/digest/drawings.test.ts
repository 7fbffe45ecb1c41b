import { HOUR } from '../../../src/domain/time.ts';
import { createDrawings, type DrawingsDeps } from '../../../src/operations/digest/drawings.ts';
import type { TakenHead } from '../../../src/operations/windows/audit/heads.ts';
import { aDigest, manyAccounts } from '../../support/builders/digest.ts';
import { aWindow } from '../../support/builders/window.ts';
import { standingClock } from '../../support/fakes/clock.ts';
import { recordingLog } from '../../support/fakes/log.ts';

const DAYS = [{ accounts: manyAccounts(2) }, { accounts: manyAccounts(2) }];
const [yesterday, today] = [aDigest(DAYS.slice(0, 1)), aDigest(DAYS)];
const DIGEST = aDigest(DAYS, { history: [{ date: yesterday.date, counts: yesterday.counts }] });
const OTHER = { ...DIGEST, date: yesterday.date };
const REPORT = { windows: 1, entries: 1, findings: [], keyFits: true };
const ID = aWindow().id;

/** Everything works, unless overridden; counted. */
function setting(overrides: Partial<DrawingsDeps> = {}, { withWindows = true } = {}) {
  const clock = standingClock();
  const log = recordingLog();
  const made = { pictures: 0, heads: 0 };
  const takeHead = async () => {
    made.heads += 1;
    return { report: REPORT, text: 'a head' };
  };
  const drawings = createDrawings({
    painter: {
      paint: async (trend) => ({ png: new Uint8Array(), width: 1, height: 1, alternative: trend.text }),
    },
    pictures: {
      upload: async (_, filename) => {
        made.pictures += 1;
        return `F-${filename}`;
      },
    },
    ...(withWindows && { takeHead }),
    ...{ clock, log },
    ...overrides,
  });
  const draw = (digest = DIGEST) => drawings(digest, new AbortController().signal);
  const said = () => log.lines.map(({ level, message }) => `${level}: ${message}`);
  return { clock, made, draw, said };
}

test('a digest is drawn with its trend as an uploaded picture and the head of the record', async () => {
  const { draw, said } = setting();

  expect(await draw()).toEqual({
    picture: { slackFileId: `F-root-digest-${today.date}.png`, alternative: DIGEST.trend.text },
    auditHead: 'a head',
  });
  expect(said()).toEqual([]);
});

test('the first day has no picture: a trend needs two days', async () => {
  const { draw } = setting();

  expect(await draw(yesterday)).toEqual({ auditHead: 'a head' });
});

test('without windows there is no head', async () => {
  const { draw, said } = setting({}, { withWindows: false });

  expect(await draw()).not.toHaveProperty('auditHead');
  expect(said()).toEqual([]);
});

describe('what cannot be made keeps no digest back:', () => {
  const fails = () => Promise.reject(new Error('it fails'));

  test.each([
    ['painting', { painter: { paint: fails } }],
    ['uploading', { pictures: { upload: fails } }],
  ])('%s the picture', async (_, overrides) => {
    const { draw, said } = setting(overrides);

    expect(await draw()).toEqual({ auditHead: 'a head' });
    expect(said()).toEqual(['warn: the digest is posted without the picture of its trend']);
  });

  test('taking the head', async () => {
    const { draw, said } = setting({ takeHead: fails });

    expect(await draw()).not.toHaveProperty('auditHead');
    expect(said()).toEqual(['error: no head of the audit chain could be taken for the digest']);
  });

  test('a key that is not the record’s', async () => {
    const takeHead = async (): Promise<TakenHead> => ({ report: { ...REPORT, keyFits: false } });
    const { draw, said } = setting({ takeHead });

    expect(await draw()).not.toHaveProperty('auditHead');
    expect(said()[0]).toContain('the key is not the one');
  });
});

test('a record that was changed is counted by its windows, and told in the log', async () => {
  const findings = [
    { kind: 'missing', id: ID },
    { kind: 'damaged', id: ID, why: 'it is' },
  ] as const;
  const { draw, said } = setting({
    takeHead: async () => ({ report: { ...REPORT, findings }, text: 'a head' }),
  });

  expect(await draw()).toMatchObject({ auditHead: 'a head', auditFindings: 1 });
  expect(said()).toEqual(['error: the record of windows is not as it was sealed']);
});

test('what cannot be checked for want of a key is not called changed', async () => {
  const findings = [{ kind: 'baseline', id: ID, verdict: { unknownKey: 'fc8ba069' } }] as const;
  const { draw } = setting({
    takeHead: async () => ({ report: { ...REPORT, findings }, text: 'a head' }),
  });

  expect(await draw()).not.toHaveProperty('auditFindings');
});

describe('a digest that is tried again', () => {
  test('has the picture and the head that were made, for an hour', async () => {
    const { clock, made, draw } = setting();
    await draw();
    clock.move(HOUR - 1);
    await draw();
    expect(made).toEqual({ pictures: 1, heads: 1 });

    clock.move(1);
    await draw();
    expect(made).toEqual({ pictures: 2, heads: 2 });
  });

  test('of another day has its own', async () => {
    const { made, draw } = setting();
    await draw();
    await draw(OTHER);

    expect(made).toEqual({ pictures: 2, heads: 2 });
  });

  test('has the head that could not be taken before, at the next try', async () => {
    let isUp = false;
    const { draw } = setting({
      takeHead: async () => {
        if (!isUp) throw new Error('the store is away');
        return { report: REPORT, text: 'a head' };
      },
    });
    expect(await draw()).not.toHaveProperty('auditHead');
    isUp = true;

    expect(await draw()).toMatchObject({ auditHead: 'a head' });
  });

  test('has the picture that could not be made before', async () => {
    let isUp = false;
    const upload = () => (isUp ? Promise.resolve('F1') : Promise.reject(new Error('it fails')));
    const { made, draw } = setting({ pictures: { upload } });
    await draw();
    isUp = true;

    expect(await draw()).toMatchObject({ picture: { slackFileId: 'F1' } });
    expect(made.heads).toBe(1);
  });
});
