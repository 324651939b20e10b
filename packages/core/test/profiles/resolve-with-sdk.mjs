// Tells which source the SDK for JavaScript takes. In: [{ AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE }]. Out: for each what profile
// a gives.
import { text } from "node:stream/consumers";
import { STSClient } from "@aws-sdk/client-sts";

async function resolve(environment) {
  Object.assign(process.env, environment);
  try {
    const keys = await new STSClient({ region: "eu-west-1", profile: "a" }).config.credentials();
    return { key: keys.accessKeyId, token: keys.sessionToken ?? null };
  } catch (error) {
    return { error: `${error} ${error.code} ${error.cause}` };
  }
}

const answers = [];
for (const environment of JSON.parse(await text(process.stdin))) answers.push(await resolve(environment));
process.stdout.write(JSON.stringify(answers));
