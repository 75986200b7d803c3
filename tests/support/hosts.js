/**
 * Names that lead to the other origin's server in every engine, with its port: three sites of one ministry, and one of
 * another below the same public suffix, `gov.az`. Nothing is asked of the network.
 */
export const HOSTS = [
  'ministry.gov.az',
  'transport.ministry.gov.az',
  'health.ministry.gov.az',
  'agency.gov.az',
];
