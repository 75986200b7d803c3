/**
 * Host names that lead to the other origin's server in every engine, with its port. Three are sites of one ministry,
 * one is another ministry's site below the same public suffix, `gov.az`. No request leaves the machine.
 */
export const HOSTS = [
  'ministry.gov.az',
  'transport.ministry.gov.az',
  'health.ministry.gov.az',
  'agency.gov.az',
];
