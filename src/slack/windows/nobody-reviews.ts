/** Of break-glass: it was let through, and its review has nobody to sign it. */
export const NOBODY_REVIEWS =
  'NOBODY CAN REVIEW IT: when it was opened, no approver but the requester and the operator was found. Do: have approvers added to its policy in rootkeeper.yml (windows); whoever is one then can sign.';
