import type { ChannelDefinition, Person, WorkspaceDefinition } from './workspace.ts';

/** The demo company's Slack. */
export const demoWorkspace: WorkspaceDefinition = {
  team: { id: 'T0CORP00001', name: 'Corp', domain: 'corp-example' },
  people: [
    person('U0MIA000001', 'mia', 'Mia Chen', 'Security engineer', 'Europe/Berlin'),
    person('U0OMAR00001', 'omar', 'Omar Diaz', 'Security lead', 'Europe/Madrid'),
    person('U0LENA00001', 'lena', 'Lena Fischer', 'Security engineer', 'Europe/Berlin'),
    person('U0RAVI00001', 'ravi', 'Ravi Patel', 'On-call SRE', 'Asia/Kolkata'),
    person('U0SAM000001', 'sam', 'Sam Reed', 'Software engineer', 'America/New_York'),
    {
      ...person('U0GUS000001', 'gus', 'Gus Moreau', 'Contractor', 'Europe/Paris'),
      standing: 'multi-channel guest',
    },
    {
      ...person('U0DORA00001', 'dora', 'Dora Novak', 'Left in 2025', 'Europe/Prague'),
      standing: 'deactivated',
    },
  ],
  channels: [
    withBot('C0SECURITY1', 'security', ['mia', 'omar', 'lena', 'ravi', 'sam', 'gus'], 'Security questions'),
    withBot(
      'C0APPROVALS',
      'root-approvals',
      ['mia', 'omar', 'lena', 'ravi', 'sam'],
      'Who needs root, and why',
    ),
    withBot('C0ALERTS001', 'root-alerts', ['mia', 'omar', 'lena', 'ravi'], 'What root did'),
    { ...withBot('C0GENERAL01', 'general', 'everyone', 'Company-wide'), hasBot: false },
    {
      ...withBot('C0PARTNER01', 'partner-acme', ['mia', 'omar', 'sam'], 'Shared with Acme'),
      isExternallyShared: true,
    },
    {
      ...withBot('C0SECPRIV01', 'sec-private', ['mia', 'omar'], 'Security team only'),
      isPrivate: true,
      hasBot: false,
    },
  ],
  userGroups: [
    {
      id: 'S0SECTEAM01',
      handle: 'security-team',
      name: 'Security team',
      members: ['mia', 'omar', 'lena', 'ravi'],
    },
  ],
};

function person(id: string, handle: string, name: string, title: string, timeZone: string): Person {
  return { id, handle, name, title, email: `${handle}@corp.example`, timeZone, standing: 'member' };
}

function withBot(
  id: string,
  name: string,
  members: ChannelDefinition['members'],
  topic: string,
): ChannelDefinition {
  return { id, name, members, topic, isPrivate: false, isExternallyShared: false, hasBot: true };
}
