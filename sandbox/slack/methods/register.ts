import { appMethods } from './app.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import type { Method } from './method.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';

/** Every Web API method this workspace serves; Slack answers others with `unknown_method`. */
export const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...appMethods,
    ...chatMethods,
    ...conversationMethods,
    ...fileMethods,
    ...userMethods,
    ...viewMethods,
  }),
);
