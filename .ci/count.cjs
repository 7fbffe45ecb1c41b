/** Prints "PASSED FAILED" of the jest result file named on the command line. A suite that could not run is a failure. */
const { readFileSync } = require('node:fs');

const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
  readFileSync(process.argv[2], 'utf8'),
);
process.stdout.write(`${numPassedTests} ${numFailedTests + numRuntimeErrorTestSuites}\n`);
