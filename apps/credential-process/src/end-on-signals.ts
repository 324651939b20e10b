const statuses = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Ends the process in order when it is told to end: locks and half-written files go, the terminal becomes what it was. */
export function endOnSignals(): void {
  for (const [signal, status] of Object.entries(statuses)) {
    process.once(signal, () => process.exit(status));
  }
}
