/** Where the SDK finds endpoints and the app's own credentials: the environment, as in production. */
export interface SdkEnvironment {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Every AWS client made from now on goes there. Returns the way back. */
export function pointSdkAt({ endpoint, accessKeyId, secretAccessKey }: SdkEnvironment): () => void {
  return setEnvironment({
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  });
}

/** Sets these variables of the process. Returns the way back. */
export function setEnvironment(variables: Readonly<Record<string, string>>): () => void {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}
