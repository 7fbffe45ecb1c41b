export const HELP = `npm run -s replay -- FILE… [--windows] [--json]
    tells what Rootkeeper would have alerted of, had it been there: a trial over past CloudTrail records

FILE is a file of CloudTrail records, a directory of such (and of directories), or - for standard input:
log files as CloudTrail writes them, event history as JSON, what aws cloudtrail lookup-events printed, one record,
records one a line, or what EventBridge delivered; packed with gzip or not, of any size.

--windows reads the root-access windows there were from the table, as the app does: rootkeeper.yml (or
    ROOTKEEPER_CONFIG), AWS_REGION and credentials for the table. Without it nothing but the files is read, nothing
    leaves this machine, and every use of root counts as in no window.
--json prints everything as one JSON object.
In the container: node dist/src/replay.js in place of npm run -s replay --

Exit codes: 0 all that was given was looked at, whatever was found; 1 something was not, and the end of the report says
what; 2 it could not be done.
See docs/replay.md.`;
