import { withColleagues } from '../../../sandbox/slack/colleagues.ts';
import { demoWorkspace } from '../../../sandbox/slack/demo-workspace.ts';
import { slack } from './support/bolt.ts';
import { client } from './support/client.ts';

test('fifty colleagues more are in the security team and where its cards are', async () => {
  const running = await slack({ workspace: withColleagues(demoWorkspace, 50) });
  try {
    const web = client(running);
    const { users } = await web.usergroups.users.list({ usergroup: 'S0SECTEAM01' });
    await web.chat.postMessage({ channel: 'C0APPROVALS', text: 'a card' });

    expect(users).toHaveLength(54);
    expect(new Set(users).size).toBe(54);
    expect(running.control.view('colleague50', '#root-approvals').plainText).toBe('Rootkeeper:\na card');
    expect(running.control.view('colleague50', 'dm').plainText).toBe('');
  } finally {
    await running.close();
  }
});
