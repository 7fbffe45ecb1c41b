/** The nth event of root in one of the accounts: reads for the most part, each with an eventID of its own. */
export function eventIn(accounts: readonly string[], n: number, at: number): Record<string, unknown> {
  const account = accounts[n % accounts.length] ?? '';
  const time = new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
  const isRead = Math.floor(n / accounts.length) % 4 !== 0;
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'Root',
      principalId: account,
      arn: `arn:aws:iam::${account}:root`,
      accountId: account,
      accessKeyId: 'ASIAROOT0EXAMPLE0001',
      sessionContext: { attributes: { creationDate: time, mfaAuthenticated: 'true' } },
    },
    eventTime: time,
    eventSource: 's3.amazonaws.com',
    eventName: isRead ? 'ListBuckets' : 'PutBucketVersioning',
    awsRegion: 'eu-central-1',
    sourceIPAddress: '203.0.113.7',
    userAgent: 'aws-cli/2.32.0',
    requestParameters: { bucketName: 'ledger', VersioningConfiguration: { Status: 'Enabled' } },
    responseElements: null,
    requestID: `request ${n} of ${at}`,
    eventID: `event ${n} of ${at}`,
    readOnly: isRead,
    resources: [{ accountId: account, type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::ledger' }],
    eventType: 'AwsApiCall',
    recipientAccountId: account,
  };
}
