import { centralRootAccess } from '../../../src/domain/checks/central-root-access.ts';
import { unknown } from '../../../src/domain/fact.ts';
import { anOrganization, features } from '../../support/builders/subject.ts';

test.each([
  ['on', features(), 'pass'],
  ['on without root sessions', features({ rootSessions: false }), 'pass'],
  ['off', features({ rootCredentialsManagement: false }), 'fail'],
  ['unread', unknown('the features could not be read (AccessDenied)'), 'unknown'],
] as const)('central root access %s', (_, read, status) => {
  expect(centralRootAccess.evaluate(anOrganization({ features: read })).status).toBe(status);
});
