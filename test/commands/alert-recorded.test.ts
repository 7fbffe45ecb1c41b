import { whatIsRecorded } from '../../commands/alert-press.ts';
import { answer } from '../../src/slack/answer.ts';
import { anAlert } from '../support/builders/alert.ts';
import { anAlertView } from '../support/builders/alert-scenes.ts';
import { aConsoleLogin } from '../support/builders/cloudtrail.ts';
import { recordingLog } from '../support/fakes/log.ts';

const alert = anAlert();
const told = () => answer('Recorded: you are on it.', []);

test('a step that is recorded is told as such though its alert cannot be shown, and that is logged', async () => {
  const log = recordingLog();
  const failing = { alertView: () => Promise.reject(new Error('no store')) };
  const message = await whatIsRecorded(alert, { log }, failing, told);
  expect(message.text).toBe(`Recorded in alert ${alert.id}.`);
  expect(log.lines).toEqual([expect.objectContaining({ level: 'warn' })]);
});

test('else it is told in its own words', async () => {
  const view = anAlertView([aConsoleLogin()]);
  const message = await whatIsRecorded(alert, { log: recordingLog() }, { alertView: async () => view }, told);
  expect(message.text).toBe('Recorded: you are on it.');
});
