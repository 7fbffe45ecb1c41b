/** A network that people of the organization are known to come from. */
export interface KnownNetwork {
  /** What people call it. */
  readonly name: string;
  /** IPv4 and IPv6 networks: `198.51.100.0/24`. */
  readonly ranges: readonly string[];
}
