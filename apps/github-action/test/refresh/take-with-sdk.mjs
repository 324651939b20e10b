// A program of a job that goes on for hours: for each line on stdin, one client of the AWS SDK for JavaScript says who it is.
import { createInterface } from "node:readline";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { fromIni } from "@aws-sdk/credential-provider-ini";

const profile = process.argv[2];
const client = new STSClient(profile === undefined ? {} : { profile, credentials: fromIni({ profile }) });
for await (const _ of createInterface({ input: process.stdin })) {
  try {
    const { Arn } = await client.send(new GetCallerIdentityCommand({}));
    const { accessKeyId } = await client.config.credentials();
    console.log(JSON.stringify({ arn: Arn, accessKeyId }));
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
  }
}
