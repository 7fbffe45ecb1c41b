/** An expectation of a scenario that does not hold: the scenario ends there. */
export class BrokenExpectation extends Error {
  override readonly name = 'BrokenExpectation';
}
