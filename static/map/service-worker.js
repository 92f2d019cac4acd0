/**
 * Keeps the map for the time without a network. Served at the root with `self.MAPFRONT` before it
 * (places/publishing/offline.py).
 *
 * Pages come from the network whenever there is one, so that nobody reads an old page after a deployment.
 * Files that never change under their name are taken from the cache first. What only editors see
 * is never touched: their pages carry `no-store`, the admin and the desk's data are not answered here.
 */

const { version, languages, shell, absent, catalogues, files, static: statics, manifest } = self.MAPFRONT;

const CODE = `mapfront-code-${version}`;
const DATA = "mapfront-data";
const PAGES = "mapfront-pages";
/** The version before stays for pages that are still open. */
const CODE_KEPT = 2;
const MOST_PAGES = 60;
const MOST_PARTS = 600;
const AT_ONCE = 6;

const DATA_FOLDER = manifest.slice(0, manifest.lastIndexOf("/") + 1);
const HASHED_STATIC = /\.[0-9a-f]{12}\.\w+$/;
const HASHED_DATA = /\.[0-9a-f]{16}\.(\d+\.)?(json|bin)$/;
/** Parts that are fetched as a reader comes to need them; the manifest does not list each. */
const PART = /\/(titles|details)\.([0-9a-f]{16})\./;
const PAGE = /^\/((reports|events)\/[0-9a-f-]{36}|sources|about)\/$/;
const LANGUAGE = "/mapfront-language";

/** The page to keep: without the manifest that others come with, which may be an old one when it is needed. */
const shellOf = (language) => `${shell}?lang=${language}&kept=1`;
/** The page in place of one that is not kept. */
const absentOf = (language) => `${absent}?lang=${language}`;

/** Run over items, few at a time, so that a small server is not stormed. */
async function each(items, work) {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Fetch and keep; throws when the answer is no good one. As nobody: no cookie goes along. */
async function keep(cache, address, mode = "no-cache") {
  const response = await fetch(address, { credentials: "omit", cache: mode });
  if (!response.ok) {
    throw new Error(`${response.status}: ${address}`);
  }
  await cache.put(address, response);
}

async function install() {
  const cache = await caches.open(CODE);
  await each(files, async (address) => {
    const known = HASHED_STATIC.test(address) ? await caches.match(address) : undefined;
    await (known ? cache.put(address, known) : keep(cache, address));
  });
  const pages = [...languages.map(shellOf), ...languages.map(absentOf), ...Object.values(catalogues)];
  await each(pages, (address) => keep(cache, address));
  await self.skipWaiting();
}

async function activate() {
  const names = (await caches.keys()).filter((name) => name.startsWith("mapfront-code-"));
  const old = names.filter((name) => name !== CODE).slice(0, -(CODE_KEPT - 1));
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

const mayKeep = (response) =>
  response.ok &&
  response.type === "basic" &&
  !response.redirected &&
  !(response.headers.get("Cache-Control") ?? "").includes("no-store");

/** What the network says, or null where there is none; a gateway without its server counts as none. */
async function fromNetwork(request) {
  try {
    const response = await fetch(request);
    return [502, 503, 504].includes(response.status) ? null : response;
  } catch {
    return null;
  }
}

async function trim(cache, most, belongs = () => true) {
  const keys = (await cache.keys()).filter(belongs);
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
}

/** The language that a reader without a network is answered in: that of the address, the last one, the browser's. */
async function languageOf(url) {
  const wanted = url.searchParams.get("lang");
  if (languages.includes(wanted)) {
    return wanted;
  }
  const last = await (await (await caches.open(PAGES)).match(LANGUAGE))?.text();
  const own = languages.find((code) => self.navigator.language.startsWith(code));
  return languages.includes(last) ? last : (own ?? languages[0]);
}

async function remember(response) {
  const language = response.headers.get("Content-Language");
  if (languages.includes(language)) {
    await (await caches.open(PAGES)).put(LANGUAGE, new Response(language));
  }
}

async function mapPage(event, url) {
  const response = await fromNetwork(event.request);
  if (response) {
    event.waitUntil(remember(response));
    return response;
  }
  const language = await languageOf(url);
  await (await caches.open(PAGES)).put(LANGUAGE, new Response(language));
  return (await caches.match(shellOf(language))) ?? Response.error();
}

async function page(event, url) {
  const response = await fromNetwork(event.request);
  const cache = await caches.open(PAGES);
  if (response) {
    if (mayKeep(response)) {
      const copy = response.clone();
      const language = response.headers.get("Content-Language") ?? languages[0];
      event.waitUntil(
        cache.put(`${url.pathname}?lang=${language}`, copy).then(() => trim(cache, MOST_PAGES)),
      );
    }
    return response;
  }
  const language = await languageOf(url);
  return (
    (await cache.match(`${url.pathname}?lang=${language}`)) ??
    (await cache.match(url.pathname, { ignoreSearch: true })) ??
    (await caches.match(absentOf(language))) ??
    Response.error()
  );
}

/** Files whose name says what is in them: kept once, taken from there ever after. */
async function unchanging(event, name) {
  const known = await caches.match(event.request.url);
  if (known) {
    return known;
  }
  const response = await fetch(event.request);
  if (mayKeep(response)) {
    const copy = response.clone();
    event.waitUntil(store(event.request.url, copy, name));
  }
  return response;
}

async function store(address, response, name) {
  const cache = await caches.open(name);
  await cache.put(address, response);
  if (PART.test(address)) {
    await trim(cache, MOST_PARTS, ({ url }) => PART.test(url));
  }
}

/** Texts and files whose name says nothing: the network first. */
async function changing(event) {
  const response = await fromNetwork(event.request);
  return response ?? (await caches.match(event.request.url)) ?? Response.error();
}

async function tell(event, message) {
  const client = event.clientId ? await self.clients.get(event.clientId) : null;
  client?.postMessage(message);
}

async function edition(event) {
  const response = await fromNetwork(event.request);
  event.waitUntil(tell(event, { kind: response ? "online" : "offline" }));
  return response ?? (await (await caches.open(DATA)).match(manifest)) ?? Response.error();
}

/** Every file name within a manifest that says by its hash what is in it. */
function namesIn(value) {
  if (typeof value === "string") {
    return HASHED_DATA.test(value) && !/^details\./.test(value) ? [value] : [];
  }
  return value && typeof value === "object" ? Object.values(value).flatMap(namesIn) : [];
}

/**
 * Keep the edition that a page has just shown, whole: only then does its manifest take the place of the one
 * before, and what belongs to none of them goes. The browser's own cache still has most of it.
 */
async function keepEdition() {
  const cache = await caches.open(DATA);
  const response = await fetch(manifest, { cache: "no-cache" });
  if (!response.ok) {
    return;
  }
  const told = await response.clone().json();
  const wanted = new Set(namesIn(told).map((name) => new URL(DATA_FOLDER + name, self.location).href));
  await each(wanted, async (address) => {
    if (!(await cache.match(address))) {
      const file = await fetch(address);
      await (file.ok ? cache.put(address, file) : Promise.reject(new Error(address)));
    }
  });
  await cache.put(manifest, response);
  const key = told.details?.key;
  for (const request of await cache.keys()) {
    const part = PART.exec(request.url);
    const stays = part ? part[2] === key || !key : wanted.has(request.url) || request.url.endsWith(manifest);
    if (!stays) {
      await cache.delete(request);
    }
  }
}

/** What a page has used before we stood by: static files that the list did not name, titles and details. */
async function keepUsed(addresses) {
  const [code, data] = await Promise.all([caches.open(CODE), caches.open(DATA)]);
  await each(addresses, async (address) => {
    const { origin, pathname } = new URL(address, self.location);
    const part = PART.test(pathname);
    const cache = part ? data : code;
    const ours = origin === self.location.origin && (part || pathname.startsWith(statics));
    if (ours && !(await cache.match(address))) {
      await keep(cache, address, "default").catch(() => undefined);
    }
  });
}

function routeOf(request, { pathname }) {
  if (request.mode === "navigate") {
    return pathname === shell ? mapPage : PAGE.test(pathname) ? page : null;
  }
  if (pathname.startsWith(statics)) {
    return HASHED_STATIC.test(pathname) ? (event) => unchanging(event, CODE) : changing;
  }
  if (pathname === manifest) {
    return edition;
  }
  if (Object.values(catalogues).includes(pathname)) {
    return changing;
  }
  return pathname.startsWith(DATA_FOLDER) && HASHED_DATA.test(pathname)
    ? (event) => unchanging(event, DATA)
    : null;
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) {
    return;
  }
  const answer = routeOf(event.request, url);
  if (answer) {
    event.respondWith(answer(event, url));
  }
});
self.addEventListener("message", ({ data, source }) => {
  if (data?.kind === "keep") {
    const done = Promise.all([keepEdition(), keepUsed(data.used ?? [])]);
    done.then(
      () => source?.postMessage({ kind: "kept", version }),
      () => undefined, // what is not there now is kept at the next visit
    );
  }
});
