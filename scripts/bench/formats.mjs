/** Reads each form that formats.py wrote, and says how long it took and how much code that needs. */

import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { decodeChunk, mergeChunks } from "../../static/map/decode.js";

const folder = process.argv[2];
const root = new URL("../../", import.meta.url);
const bytesOf = (name) => {
  const bytes = readFileSync(`${folder}/${name}`);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
};
const codeKb = (...names) =>
  names.reduce((sum, name) => sum + brotliCompressSync(readFileSync(new URL(name, root))).length, 0) / 1000;

const COLUMNS = 9;
const chunks = readdirSync(folder)
  .filter((name) => name.startsWith("wire."))
  .sort()
  .map(bytesOf);

const readers = {
  wire: { run: () => mergeChunks(chunks.map(decodeChunk)), code: ["static/map/decode.js", "static/map/columns.js"] },
  typed: {
    body: bytesOf("typed.bin"),
    run: (body) => Array.from({ length: COLUMNS }, (_, i) => new Int32Array(body, (i * body.byteLength) / COLUMNS, body.byteLength / COLUMNS / 4)),
  },
  planes: {
    body: bytesOf("planes.bin"),
    run(body) {
      const count = body.byteLength / COLUMNS / 4;
      const bytes = new Uint8Array(body);
      return Array.from({ length: COLUMNS }, (_, column) => {
        const out = new Int32Array(count);
        const at = column * count * 4;
        for (let i = 0; i < count; i += 1) {
          out[i] = bytes[at + i] | (bytes[at + count + i] << 8) | (bytes[at + 2 * count + i] << 16) | (bytes[at + 3 * count + i] << 24);
        }
        return out;
      });
    },
  },
  columns: {
    body: readFileSync(`${folder}/columns.json`),
    run: (body) => Object.values(JSON.parse(body.toString())).map((values) => Int32Array.from(values)),
  },
  geojson: {
    body: readFileSync(`${folder}/geojson.json`),
    run(body) {
      const { features } = JSON.parse(body.toString());
      return Int32Array.from(features, ({ properties }) => properties.latest);
    },
  },
  arrow: {
    body: readFileSync(`${folder}/arrow.arrow`),
    code: ["node_modules/apache-arrow/Arrow.es2015.min.js"],
    async prepare() {
      this.library = await import("apache-arrow");
    },
    run(body) {
      const table = this.library.tableFromIPC(body);
      return table.schema.fields.map(({ name }) => table.getChild(name).toArray());
    },
  },
  flat: {
    body: new Uint8Array(readFileSync(`${folder}/flat.fgb`)),
    code: ["node_modules/flatgeobuf/dist/flatgeobuf-geojson.min.js"],
    async prepare() {
      this.library = await import("flatgeobuf/lib/mjs/geojson.js");
    },
    async run(body) {
      const latest = [];
      for await (const { properties } of this.library.deserialize(body)) {
        latest.push(properties.latest);
      }
      return Int32Array.from(latest);
    },
  },
};

const found = {};
for (const [name, reader] of Object.entries(readers)) {
  await reader.prepare?.();
  const times = [];
  for (let i = 0; i < 3; i += 1) {
    const start = performance.now();
    await reader.run(reader.body);
    times.push(performance.now() - start);
  }
  found[name] = { ms: times.sort((a, b) => a - b)[1], code_kb: codeKb(...(reader.code ?? [])) };
}
process.stdout.write(JSON.stringify(found));
