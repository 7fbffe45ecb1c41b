const { default: Sequencer } = require('@jest/test-sequencer');

/** Files that take longest though they are small: begun last, one of them would keep a single worker busy at the end. */
const LONG = /[\\/]test[\\/](scenarios|windows|sandbox[\\/]cli|operations[\\/].*[\\/]killed\.test)/;

/** As jest orders the tests, but for the longest, which come first also where no run has told how long they take. */
module.exports = class LongFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    const isLong = ({ path }) => LONG.test(path);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
};
