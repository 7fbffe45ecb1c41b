export const HELP = `npm run -s audit-log -- --since DATE [--until DATE] [--format jsonl|csv] [--out FILE] [--refused]
    exports every entry of every window from DATE on, and what root did in it, in time order
npm run -s audit-log -- --verify [--head HEAD]
    verifies every window's chain; with a head, that no window is missing or has gone back since
npm run -s audit-log -- --head
    takes a head over all windows, stores its marks and prints its text: keep that outside AWS
npm run -s audit-log -- --record FILE [--check]
    takes in what stood on paper; --check looks at everything and stores nothing

DATE is 2026-11-20 (from the beginning of that day, UTC) or 2026-11-20T09:00Z; --until ends before it.
It reads rootkeeper.yml (or ROOTKEEPER_CONFIG) and the environment: AWS_REGION, credentials for the table, and
ROOTKEEPER_AUDIT_KEY, which an export does not need; ROOTKEEPER_AUDIT_KEYS_FORMER has the keys of before,
separated by commas. It needs no token of Slack.
In the container: node dist/src/audit-log.js in place of npm run -s audit-log --

Exit codes: 0 all is well; 1 something is wrong: a finding, or an export that lacks a window; 2 it could not be done.
See docs/audit-log.md and docs/break-glass.md.`;
