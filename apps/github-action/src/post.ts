import { createGithubHost } from "./github-host.ts";

createGithubHost(process.env).info("There is nothing to clean up.");
