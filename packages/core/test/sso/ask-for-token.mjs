// Asks for a session's access token and says what came: the other processes of processes.test.ts.
import { ssoAccessToken } from "../../dist/sso/token/access-token.js";

const { home, stateFolder, session, now } = JSON.parse(process.argv[2]);
const offset = now - Date.now();
const deps = {
  environment: {},
  home,
  stateFolder,
  clock: () => Date.now() + offset,
  logger: { warn: (message) => console.error(message), progress: () => undefined },
};
const { token, obtained } = await ssoAccessToken({ session, mode: "refresh" }, deps);
console.log(JSON.stringify({ obtained, token: token.reveal() }));
