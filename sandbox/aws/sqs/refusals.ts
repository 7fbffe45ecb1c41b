import { type Refusal, refuse } from '../refusal.ts';

/** SQS API Reference: errors of its operations. */
export const noSuchQueue = () => refuse('QueueDoesNotExist', 400, 'The specified queue does not exist.');

export const missing = (parameter: string) =>
  refuse('MissingRequiredParameterException', 400, `The request must contain the parameter ${parameter}.`);

export const invalidValue = (parameter: string, value: unknown, reason: string) =>
  refuse(
    'InvalidParameterValueException',
    400,
    `Value ${String(value)} for parameter ${parameter} is invalid. Reason: ${reason}`,
  );

export const notTogether = (reason: string) =>
  refuse('InvalidParameterValueException', 400, `One or more parameters are invalid. Reason: ${reason}`);

export const wrongReceipt = (receipt: string) =>
  refuse(
    'ReceiptHandleIsInvalid',
    404,
    `The input receipt handle "${receipt}" is not a valid receipt handle.`,
  );

export const unsupported = (what: string) =>
  refuse('UnsupportedOperation', 400, `${what} is not simulated here.`);

/** A whole number within its limits, or AWS's refusal. */
export function within(
  parameter: string,
  value: number,
  [least, most]: readonly [number, number],
): Refusal | undefined {
  if (Number.isInteger(value) && value >= least && value <= most) return undefined;
  return invalidValue(parameter, value, `Must be between ${least} and ${most}, if provided.`);
}
