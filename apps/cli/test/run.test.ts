import { EventEmitter } from "node:events";
import { CredentialError } from "@aws-temp/core";
import { asCredentialError } from "@aws-temp/core/internal";
import { describe, expect, it, vi } from "vitest";
import type { AppContext } from "../src/app-context.ts";
import { watchInterrupts } from "../src/interrupts.ts";
import { report } from "../src/program/run.ts";
import { createProgress } from "../src/render/progress.ts";

/** A stream that keeps what is written. */
function recorder(isTTY = false) {
  const written: string[] = [];
  const stream = { isTTY, columns: 80, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
  return { stream, text: () => written.join("") };
}

describe("a fault", () => {
  const reported = (environment: Record<string, string>, error: CredentialError) => {
    const stderr = recorder();
    const context = {
      environment,
      home: "/home/anna",
      stdout: recorder().stream,
      stderr: stderr.stream,
      progress: createProgress(stderr.stream),
    };
    return { status: report(error, [], context as unknown as AppContext), text: stderr.text() };
  };

  it("ends with 1, without a stack", () => {
    const { status, text } = reported({}, asCredentialError(new TypeError("x is not a function")));
    expect(status).toBe(1);
    expect(text).toContain("AWS_TEMP_DEBUG=1");
    expect(text).not.toContain("run.test.ts");
  });

  it("shows where it happened when asked to", () => {
    expect(reported({ AWS_TEMP_DEBUG: "1" }, asCredentialError(new TypeError("x is not a function"))).text).toContain(
      "run.test.ts",
    );
  });

  it("is not what an error of the user is called", () => {
    const { status, text } = reported({}, new CredentialError("USAGE", "No."));
    expect({ status, text }).toEqual({ status: 2, text: "Error: No.\n" });
  });
});

describe("an interrupt", () => {
  const settled = async (promise: Promise<never>) =>
    Promise.race([promise.catch(({ code }) => code), Promise.resolve("not yet")]);

  it("rejects at once", async () => {
    const signals = new EventEmitter();
    const { interrupted } = watchInterrupts(signals, vi.fn());
    expect(await settled(interrupted)).toBe("not yet");
    signals.emit("SIGINT");
    await expect(interrupted).rejects.toMatchObject({ code: "INTERRUPTED" });
  });

  it("waits for what must not be cut in half", async () => {
    const signals = new EventEmitter();
    const { interrupted, shield } = watchInterrupts(signals, vi.fn());
    const work = Promise.withResolvers<string>();
    const shielded = shield(() => work.promise);
    signals.emit("SIGINT");
    expect(await settled(interrupted)).toBe("not yet");
    work.resolve("written");
    expect(await shielded).toBe("written");
    await expect(interrupted).rejects.toMatchObject({ code: "INTERRUPTED" });
  });

  it("ends the process when it comes twice", () => {
    const signals = new EventEmitter();
    const kill = vi.fn();
    watchInterrupts(signals, kill);
    signals.emit("SIGINT");
    expect(kill).not.toHaveBeenCalled();
    signals.emit("SIGINT");
    expect(kill).toHaveBeenCalledOnce();
  });
});

describe("progress", () => {
  it("is one line that goes away", () => {
    const { stream, text } = recorder(true);
    const progress = createProgress(stream);
    progress.show("Assuming");
    expect(text()).toContain("Assuming");
    progress.show(undefined);
    expect(text().endsWith("\r\u001b[2K")).toBe(true);
  });

  it("makes way for a question and comes back", async () => {
    const { stream, text } = recorder(true);
    const progress = createProgress(stream);
    progress.show("Assuming");
    await progress.aside(async () => {
      expect(text().endsWith("\r\u001b[2K")).toBe(true);
    });
    expect(text()).toMatch(/Assuming.*Assuming/s);
    progress.show(undefined);
  });

  it("is silent where no one watches", () => {
    const { stream, text } = recorder();
    createProgress(stream).show("Assuming");
    expect(text()).toBe("");
  });
});
