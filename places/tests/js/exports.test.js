import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/** What it exports is for the console, the measurements and the tests in a browser. */
const FOR_ALL = "static/map/main.js";

const names = (list) =>
  list
    .split(",")
    .map((name) => name.trim().split(" as ")[0])
    .filter(Boolean);

/** What modules import of one another: paths from the root, and who wants what of them. */
function wanted(modules) {
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  for (const [file, text] of modules) {
    const add = (target, list) => {
      const module = path.join(path.dirname(file), target);
      found.set(module, new Set([...(found.get(module) ?? []), ...list]));
    };
    for (const [, list, target] of text.matchAll(/import\s*\{([^}]*)\}\s*from\s*"(\.[^"]+)"/g)) {
      add(target, names(list));
    }
    // What is imported on demand goes through hands: any word of the module may be a name of it.
    for (const [, target] of text.matchAll(/import\("(\.[^"]+)"\)/g)) {
      add(target, text.match(/\w+/g) ?? []);
    }
  }
  return found;
}

test("what a module exports is imported by another, or by a test", () => {
  const files = ["static", "places/tests/js"].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true })
      .filter((file) => file.endsWith(".js"))
      .map((file) => path.join(folder, file)),
  );
  const modules = files.map((file) => [file, readFileSync(path.join(ROOT, file), "utf8")]);
  const imported = wanted(modules);
  const idle = modules
    .filter(([file]) => file !== FOR_ALL)
    .flatMap(([file, text]) =>
      [...text.matchAll(/^export (?:async )?(?:function\*?|const|let|class) (\w+)/gm)]
        .filter(([, name]) => !imported.get(file)?.has(name))
        .map(([, name]) => `${file}: ${name}`),
    );
  assert.ok(imported.size > 100);
  assert.deepEqual(idle, []);
});
