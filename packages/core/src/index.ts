export { Secret } from "./model/secret.ts";
