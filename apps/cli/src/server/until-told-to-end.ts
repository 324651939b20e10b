const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Resolves when someone ends this process in the usual way: Ctrl-C, `kill`, a terminal that goes away. */
export function untilToldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      for (const signal of signals) process.off(signal, end);
      resolve();
    };
    for (const signal of signals) process.on(signal, end);
  });
}
