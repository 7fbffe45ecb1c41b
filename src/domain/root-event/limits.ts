/** How much of a record is kept, in UTF-16 code units and in pieces: at most some 16 KB of an event of any size. */
export const LIMITS = {
  /** Event sources, names, Regions, error codes, services. */
  name: 128,
  id: 128,
  arn: 512,
  address: 128,
  userAgent: 256,
  message: 512,
  resources: 10,
  parameters: 20,
  parameterName: 128,
  parameterValue: 256,
  /** How deep request parameters are read. */
  depth: 4,
  /** How many members are looked at, kept or not. */
  looked: 500,
} as const;
