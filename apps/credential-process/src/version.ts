/** Put in by scripts/bundle.mjs, so that no file is read for it. */
declare const AWS_TEMP_VERSION: string;

export const version: string = AWS_TEMP_VERSION;
