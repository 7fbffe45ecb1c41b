import type { OrganizationAddress } from './organization-process.ts';

/** Makes every SDK client of this process speak to the sandbox organization. */
export function pointSdkAt({ url, credentials }: OrganizationAddress): void {
  process.env.AWS_REGION = 'eu-central-1';
  process.env.AWS_ACCESS_KEY_ID = credentials.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = credentials.secretAccessKey;
  for (const service of ['IAM', 'STS', 'ORGANIZATIONS', 'ACCOUNT'])
    process.env[`AWS_ENDPOINT_URL_${service}`] = url;
}
