import type { Interception } from '../../../sandbox/interception.ts';
import { createRateLimits, passingTime } from '../../../sandbox/slack/rate-limits.ts';
import { slack } from './support/bolt.ts';
import { client } from './support/client.ts';

type Verdict = Awaited<ReturnType<Interception['before']>>;

describe('rate limits', () => {
  test('a burst goes through, then one call as often as the tier says', () => {
    let now = 0;
    const limits = createRateLimits(() => now);
    const take = () => limits.take('chat.postMessage C1', 60, 3);

    expect([take(), take(), take(), take()]).toEqual([0, 0, 0, 1]);
    now += 1_000;
    expect([take(), take()]).toEqual([0, 1]);
    expect(limits.take('chat.postMessage C2', 60, 3)).toBe(0);
  });

  test('refill with the time that passes, and with what the clock is moved by', () => {
    let real = 0;
    let shown = 1_000_000;
    const passed = passingTime(() => real, { now: () => shown });

    real += 500;
    shown += 500;
    expect(passed()).toBe(500);
    real += 10;
    shown += 8 * 3_600_000;
    expect(passed()).toBe(500 + 8 * 3_600_000);
    shown -= 60_000;
    expect(passed()).toBe(500 + 8 * 3_600_000);
  });

  test('of a slow tier say how long to wait', () => {
    const limits = createRateLimits(() => 0);
    const take = () => limits.take('usergroups.users.list', 20, 20);

    for (let i = 0; i < 20; i += 1) expect(take()).toBe(0);
    expect(take()).toBe(3);
  });

  test('are answered with HTTP 429 and Retry-After, a channel at a time', async () => {
    const running = await slack({ rateLimits: true });
    const post = (channel: string) => client(running).chat.postMessage({ channel, text: 'x' });
    try {
      for (let i = 0; i < 5; i += 1) await post('C0SECURITY1');

      await expect(post('C0SECURITY1')).rejects.toMatchObject({
        code: 'slack_webapi_rate_limited_error',
        retryAfter: 1,
      });
      await expect(post('C0ALERTS001')).resolves.toMatchObject({ ok: true });
    } finally {
      await running.close();
    }
  });
});

describe('faults', () => {
  /** A workspace where the next call named `call` meets `verdict`. */
  async function faulty(call: string, before: Verdict, after: 'answer' | 'drop' = 'answer') {
    const calls: string[] = [];
    const running = await slack({
      interception: {
        before: async (name) => {
          calls.push(name);
          return name === call ? before : 'proceed';
        },
        after: async (name) => (name === call ? after : 'answer'),
      },
    });
    return {
      running,
      calls,
      post: () => client(running).chat.postMessage({ channel: 'C0SECURITY1', text: 'x' }),
    };
  }

  test.each([
    ['error', { code: 'slack_webapi_http_error', statusCode: 503 }],
    ['throttle', { code: 'slack_webapi_rate_limited_error', retryAfter: 1 }],
    ['denied', { code: 'slack_webapi_platform_error', data: { ok: false, error: 'restricted_action' } }],
    ['garbage', { code: 'slack_webapi_platform_error' }],
    ['drop', { code: 'slack_webapi_request_error' }],
  ] as const)('a call that meets “%s” fails in the client and changes nothing', async (verdict, expected) => {
    const { running, calls, post } = await faulty('slack:chat.postMessage', verdict);
    try {
      await expect(post()).rejects.toMatchObject(expected);
      expect(calls).toEqual(['slack:chat.postMessage']);
      expect(running.control.seen('mia', 0)).toEqual([]);
    } finally {
      await running.close();
    }
  });

  test('a call can be applied and not answered', async () => {
    const { running, post } = await faulty('slack:chat.postMessage', 'proceed', 'drop');
    try {
      await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
      expect(running.control.seen('mia', 0)).toHaveLength(1);
    } finally {
      await running.close();
    }
  });

  test('what was sent with a call is told, so that a fault can be about some of them', async () => {
    const told: string[] = [];
    const running = await slack({
      interception: {
        before: async (_, content) => {
          told.push(content?.() ?? 'nothing');
          return 'proceed';
        },
        after: async () => 'answer',
      },
    });
    try {
      await client(running).chat.postMessage({ channel: 'C0SECURITY1', text: 'RW-7F3K2M waits' });
      expect(told).toEqual([expect.stringContaining('RW-7F3K2M waits')]);
    } finally {
      await running.close();
    }
  });

  test('a call that hangs is never answered', async () => {
    const { running } = await faulty('slack:auth.test', 'hang');
    try {
      const call = fetch(`${running.apiUrl}auth.test`, { method: 'POST', signal: AbortSignal.timeout(300) });
      await expect(call).rejects.toMatchObject({ name: 'TimeoutError' });
    } finally {
      await running.close();
    }
  });
});
