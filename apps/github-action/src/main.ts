import { createGithubHost } from "./github-host.ts";

const host = createGithubHost(process.env);
host.fail(`Input required and not supplied: ${host.input("aws-region") === "" ? "aws-region" : "role-to-assume"}`, "USAGE");
