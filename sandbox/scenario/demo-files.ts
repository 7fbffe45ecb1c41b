/** The demo company, from the repository's root. */
export const DEMO_ORGANIZATION = 'sandbox/demo/organization.yml';
export const DEMO_CONFIG = 'sandbox/demo/rootkeeper.yml';
