import { readFile } from "node:fs/promises";
import { findProgram, requireTool, toolOf } from "@aws-temp/testkit";
import { type Browser, chromium } from "playwright-core";
import { afterAll, describe, expect, it, type TestContext } from "vitest";
import { jsonOf, openCliWorld } from "../cli-world.ts";
import { sixtyAccounts } from "./sixty-accounts.ts";

const role = (account: number, name: string) => `arn:aws:iam::${account}:role/${name}`;

/** A file of some two hundred profiles, with what goes wrong in such files. */
const manyProfiles = [
  "[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-central-1\n",
  ...Array.from(
    { length: 150 },
    (_, n) => `[profile account-${n}]\nsso_session = acme\nsso_account_id = ${100_000_000_000 + n}\nsso_role_name = ReadOnly\n`,
  ),
  ...Array.from(
    { length: 30 },
    (_, n) =>
      `[profile role-${n}]\nrole_arn = ${role(200_000_000_000 + n, "Deploy")}\nsource_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/maria\n`,
  ),
  ...Array.from(
    { length: 6 },
    (_, n) =>
      `[profile chain-${n}]\nrole_arn = ${role(200_000_000_000 + n, "Chain")}\nsource_profile = ${n === 0 ? "account-1" : `chain-${n - 1}`}\nduration_seconds = ${900 * (n + 1)}\n`,
  ),
  ...Array.from({ length: 10 }, (_, n) => `[profile tool-${n}]\ncredential_process = /opt/tool --password canary-${n}\n`),
  `[profile loop-a]\nrole_arn = ${role(200_000_000_000, "A")}\nsource_profile = loop-b\n`,
  `[profile loop-b]\nrole_arn = ${role(200_000_000_000, "B")}\nsource_profile = loop-a\n`,
  `[profile orphan]\nrole_arn = ${role(200_000_000_000, "O")}\nsource_profile = gone\n`,
  `[profile "<script>alert(1)</script> & 日本語のとても長いプロファイル名はここで切れます"]\nrole_arn = ${role(200_000_000_000, "<b>x</b>")}\ncredential_source = EcsContainer\n`,
].join("\n");
const credentials = "[base]\naws_access_key_id = AKIACANARYKEYID\naws_secret_access_key = canary/secret\n";

let opening: Promise<Browser> | undefined;
afterAll(async () => await (await opening)?.close());

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a browser makes of an image: places of boxes, texts in them and beside them, and what it ran or loaded. */
async function looked(svg: string, colorScheme: "light" | "dark", context: TestContext) {
  const executablePath = requireTool(toolOf("Chromium", await findProgram("chromium"), ["linux"]), context);
  opening ??= chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const page = await (await opening).newPage({ colorScheme });
  const requested: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  // As a document of its own: the parser of XML refuses what is not well formed.
  await page.route("http://picture.example/**", (route) => route.fulfill({ contentType: "image/svg+xml", body: svg }));
  await page.goto("http://picture.example/picture.svg");
  const seen = await page.evaluate(`(() => {
    const area = (element) => { const { x, y, width, height } = element.getBBox(); return { x, y, width, height }; };
    const all = (selector) => [...document.querySelectorAll(selector)];
    const luminance = (colour) => {
      const [r, g, b] = colour.match(/\\d+/g).map((part) => { const c = part / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (text, ground) => {
      const [low, high] = [luminance(getComputedStyle(text).fill), luminance(getComputedStyle(ground).fill)].toSorted((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    };
    return {
      root: document.documentElement.localName,
      broken: all("parsererror").length,
      scripts: all("script, foreignObject, image, a, [href], [onload]").length,
      picture: { x: 0, y: 0, width: document.documentElement.width.baseVal.value, height: document.documentElement.height.baseVal.value },
      boxes: all("g.box").map((box) => ({
        ...area(box.querySelector("rect")),
        texts: [...box.querySelectorAll("text")].map((text) => ({ ...area(text), contrast: contrast(text, box.querySelector("rect")) })),
        title: box.querySelector("title").textContent.split("\\n")[0],
        name: box.querySelector(".name").textContent,
      })),
      ground: luminance(getComputedStyle(document.querySelector(".back")).fill),
      labels: all(".cover").map(area),
      loose: all("text.heading, text.label").map((text) => ({ ...area(text), contrast: contrast(text, document.querySelector(".back")) })),
    };
  })()`);
  await page.close();
  type Text = Rectangle & { readonly contrast: number };
  type Box = Rectangle & { readonly texts: readonly Text[]; readonly title: string; readonly name: string };
  const picture = seen as {
    readonly root: string;
    readonly broken: number;
    readonly scripts: number;
    readonly picture: Rectangle;
    readonly boxes: readonly Box[];
    readonly ground: number;
    readonly labels: readonly Rectangle[];
    readonly loose: readonly Text[];
  };
  return { ...picture, requested };
}

function contains(outer: Rectangle, inner: Rectangle): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe("in a real browser", () => {
  it.for([
    { name: "a plan with MFA and a chain", args: ["explain", "prod-deploy"], boxes: 4 },
    { name: "a plan of IAM Identity Center", args: ["explain", "sso-deploy"], boxes: 3 },
    { name: "a plan of one step for eight hours", args: ["explain", "prod-admin", "--duration", "8h"], boxes: 2 },
    { name: "a file of fifteen profiles", args: ["profiles", "--graph"], boxes: 20 },
    { name: "a file of two hundred", args: ["profiles", "--graph"], many: true, boxes: 204 },
    { name: "sixty accounts with four roles each", args: ["profiles", "--graph"], config: sixtyAccounts, boxes: 241 },
  ])("$name: nothing overlaps, is cut off, hard to read, or active", async ({ args, many = false, config, boxes }, context) => {
    const chosen = many ? { config: manyProfiles, credentials } : config === undefined ? undefined : { config, credentials: "" };
    await using world = await openCliWorld(chosen === undefined ? {} : { files: chosen });
    const { status, stdout, stderr } = await world.run([...args, "--format", "svg"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).not.toMatch(/canary/i);
    for (const scheme of ["light", "dark"] as const) {
      const seen = await looked(stdout, scheme, context);
      expect(seen).toMatchObject({ root: "svg", broken: 0, scripts: 0 });
      expect(seen.requested).toEqual(["http://picture.example/picture.svg"]);
      expect(seen.boxes).toHaveLength(boxes);
      // On a light page it is light, on a dark one dark.
      expect(seen.ground > 0.5).toBe(scheme === "light");
      for (const box of seen.boxes) {
        expect(contains(seen.picture, box), box.title).toBe(true);
        for (const text of box.texts) expect(contains(box, text), box.title).toBe(true);
        const neighbours = seen.boxes.filter((other) => other !== box && overlap(box, other));
        expect(neighbours.map(({ title }) => title)).toEqual([]);
        expect(seen.labels.filter((label) => overlap(label, box))).toEqual([]);
      }
      for (const text of seen.loose) expect(contains(seen.picture, text)).toBe(true);
      for (const text of [...seen.loose, ...seen.boxes.flatMap(({ texts }) => texts)]) expect(text.contrast).toBeGreaterThan(4.5);
      if (many)
        expect(seen.boxes.map(({ title }) => title)).toContainEqual(
          expect.stringContaining("<script>alert(1)</script> & 日本語"),
        );
    }
  });
});

describe("the command line", () => {
  it("draws for Mermaid where no format is said", async () => {
    await using world = await openCliWorld();
    const drawn = await world.run(["profiles", "--graph"]);
    expect(drawn).toMatchObject({ status: 0, stderr: "", stdout: expect.stringMatching(/^flowchart LR\n/) });
    expect(await world.run(["profiles", "--graph", "--format", "mermaid"])).toMatchObject({ stdout: drawn.stdout });
    expect((await world.run(["explain", "dev", "--format", "mermaid"])).stdout).toMatch(/^flowchart LR\n/);
    expect(world.aws.calls()).toEqual([]);
  });

  it.each([
    { name: "a picture that is JSON", args: ["explain", "dev", "--format", "svg"] },
    { name: "a graph that is JSON", args: ["profiles", "--graph"] },
    { name: "a graph of problems", args: ["profiles", "--graph", "--problems"] },
    { name: "a format without a graph", args: ["profiles", "--format", "svg"] },
    { name: "a format that is none", args: ["explain", "dev", "--format", "png"] },
  ])("refuses $name", async ({ args }) => {
    await using world = await openCliWorld();
    const result = await world.run([...args, "--json"]);
    expect(result.status).toBe(2);
    expect(jsonOf(result)).toMatchObject({ error: { code: "USAGE" } });
  });
});

it.each([
  { file: "plan.svg", args: ["explain", "prod-deploy", "--format", "svg"] },
  { file: "profiles.svg", args: ["profiles", "--graph", "--format", "svg"] },
])("docs/pictures/$file is what the tool draws now", async ({ file, args }) => {
  await using world = await openCliWorld();
  const { stdout } = await world.run(args);
  const kept = await readFile(new URL(`../../../../docs/pictures/${file}`, import.meta.url), "utf8");
  expect(kept, `Draw it again: aws-temp ${args.join(" ")} > docs/pictures/${file}`).toBe(stdout);
});

it("docs/pictures.md shows what the tool draws for Mermaid now", async () => {
  await using world = await openCliWorld();
  const { stdout } = await world.run(["explain", "prod-deploy", "--format", "mermaid"]);
  const page = await readFile(new URL("../../../../docs/pictures.md", import.meta.url), "utf8");
  expect(/^```mermaid\n([\s\S]*?)^```$/m.exec(page)?.[1]).toBe(stdout);
});
