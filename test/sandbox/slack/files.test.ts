import { FILE_PROCESSING } from '../../../sandbox/slack/files.ts';
import { eventually } from './support/bolt.ts';
import { client, explanations, refusal } from './support/client.ts';
import { useWorkspace } from './support/workspace.ts';

const workspace = useWorkspace();
const api = () => client(workspace.running);

test('an uploaded file is seen in the channel, with how it begins and its bytes', async () => {
  await api().files.uploadV2({
    channel_id: 'C0SECURITY1',
    filename: 'report.csv',
    title: 'Credential report',
    initial_comment: '3 accounts',
    content: 'user,arn\n<root_account>,é',
  });

  expect(workspace.read()).toEqual(['posted 3 accounts\n[file: report.csv]\nuser,arn\n<root_account>,é']);
  const [file] = workspace.control.files();
  expect(file).toMatchObject({ name: 'report.csv', title: 'Credential report', mimeType: 'text/csv' });
  expect(Buffer.from(file?.content ?? []).toString()).toBe('user,arn\n<root_account>,é');
});

test('an image cannot be shown until it is processed', async () => {
  const upload = await api().files.uploadV2({ filename: 'trend.png', file: Buffer.from('not really a png') });
  const uploadedAt = performance.now();
  const id = workspace.control.files()[0]?.id ?? '';
  const blocks = [{ type: 'image', slack_file: { id }, alt_text: 'Failing accounts fell from 31 to 4' }];
  const post = () => api().chat.postMessage({ channel: 'C0SECURITY1', text: 'trend', blocks });

  expect(upload.ok).toBe(true);
  expect(await refusal(post())).toBe('invalid_blocks');
  expect(await explanations(post())).toEqual([
    '[ERROR] invalid slack file [json-pointer:/blocks/0/slack_file]',
  ]);
  await eventually(() => performance.now() - uploadedAt > FILE_PROCESSING + 50);
  expect(await refusal(post())).toBe('accepted');
  expect(workspace.read()).toEqual(['posted [image: Failing accounts fell from 31 to 4]']);
});

test('bytes that are not as many as announced are refused', async () => {
  const { upload_url = '' } = await api().files.getUploadURLExternal({ filename: 'a.txt', length: 10 });

  const response = await fetch(upload_url, { method: 'POST', body: 'four' });

  expect([response.status, await response.text()]).toEqual([400, 'expected 10 bytes and got 4']);
});

test('a description of more than 1,000 characters is refused', async () => {
  const describedIn = (length: number) =>
    api().files.getUploadURLExternal({ filename: 'a.png', length: 10, alt_text: 'x'.repeat(length) });

  expect(await refusal(describedIn(1_000))).toBe('accepted');
  expect(await refusal(describedIn(1_001))).toBe('alt_txt_too_large');
});

test('a file nobody uploaded cannot be completed', async () => {
  const { file_id = '' } = await api().files.getUploadURLExternal({ filename: 'a.txt', length: 10 });

  const call = api().files.completeUploadExternal({ files: [{ id: file_id }] });

  expect(await refusal(call)).toBe('file_not_found');
});

test('a file is not shared where the bot is not', async () => {
  const call = api().files.uploadV2({ channel_id: 'C0GENERAL01', filename: 'a.txt', content: 'abc' });

  expect(await refusal(call)).toBe('not_in_channel');
});
