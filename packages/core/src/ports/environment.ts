/**
 * Environment variables as data, so that no function below the apps reads the process's own.
 *
 * @public
 */
export type Environment = Readonly<Record<string, string | undefined>>;
