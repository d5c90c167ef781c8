// The page of search: what is typed, chosen and found. What finds it is one of two engines with the
// same function, `search(query, filters)` → { total, facets, load(from, to) }; see builtin.js.
const told = JSON.parse(document.getElementById("search--").textContent);
const form = document.querySelector(".search-form");
const field = form.elements.q;
const choices = form.querySelector(".choices");
const selects = [...choices.querySelectorAll("select")];
const status = document.getElementById("found--");
const list = document.getElementById("results--");
const more = document.querySelector(".more:has(> button)");
const ways = document.querySelector(".ways");
const PAGE = 10;
document.querySelector(".unscripted").hidden = true;

let engine; // a promise: asked for when the reader turns to the field
const start = () =>
  (engine ??= (async () => {
    if (told.fullText) {
      try {
        return await (await import("./fulltext.js")).open(told);
      } catch (error) {
        console.info("all words cannot be searched here", error);
      }
    }
    return (await import("./builtin.js")).open(told);
  })());

const make = (name, className, ...inside) => {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...inside.filter(Boolean));
  return node;
};
// Text as [text, is it what was looked for?].
const marked = (parts) => parts.map(([text, hit]) => (hit ? make("mark", "", text) : text));
const link = (url, inside) => {
  const node = make("a", "", ...inside);
  node.href = told.base + url.replace(/^\//, "");
  return node;
};
const day = (date) => {
  const part = (name) => new Date(date).toLocaleDateString(told.language, { [name]: name === "month" ? "long" : "numeric", timeZone: "UTC" });
  const node = make("time", "", told.date.replace("{day}", Number(date.slice(8, 10))).replace("{month}", part("month")).replace("{year}", part("year")));
  node.dateTime = date;
  return node;
};
const place = ({ url, label, text }) =>
  make("li", "", link(url, marked(label)), text.length && make("p", "", ...marked(text)));

function row({ url, title, kind, date, series, text, places }) {
  const facts = [series || told.kinds[kind], date && day(date)].filter(Boolean);
  return make(
    "li",
    "",
    make("h2", "", link(url, marked(title))),
    make("ul", "facts", ...facts.map((one) => make("li", "", one))),
    text.length && make("p", "", ...marked(text)),
    places.length && make("ul", "places", ...places.map(place)),
  );
}

const filters = () => Object.fromEntries(selects.filter((one) => one.value).map((one) => [one.name, one.value]));

// What can be chosen, with how many there are of it among what was found.
function offer(facets) {
  choices.hidden = false;
  for (const select of selects) {
    const chosen = select.value;
    const found = Object.entries(facets[select.name] || {}).filter(([name, count]) => count || name === chosen);
    const names = select.name === "kind" ? told.kinds : {};
    found.sort(([a], [b]) => (select.name === "year" ? b.localeCompare(a) : a.localeCompare(b, told.language)));
    if (chosen && !found.some(([name]) => name === chosen)) found.unshift([chosen, 0]);
    select.length = 1;
    for (const [name, count] of found) select.add(new Option(`${names[name] || name} (${count})`, name, false, name === chosen));
    select.parentElement.hidden = !found.length;
  }
}

let found; // what the engine answered last
let shown = 0;
let turn = 0; // of two answers the later question's counts

async function show(mine, from) {
  const rows = await found.load(from, from + PAGE);
  if (mine !== turn) return;
  list.append(...rows.map(row));
  shown = from + PAGE;
  more.hidden = shown >= found.total;
}

async function run() {
  const mine = ++turn;
  const query = field.value.trim();
  const chosen = filters();
  const asked = new URLSearchParams({ ...(query && { q: query }), ...chosen });
  history.replaceState(null, "", asked.size ? `?${asked}` : location.pathname);
  try {
    const waiting = setTimeout(() => (status.textContent = told.searching), 400);
    const answer = await (await start()).search(query, chosen);
    clearTimeout(waiting);
    if (mine !== turn) return;
    found = answer;
    offer(found.facets);
    list.replaceChildren();
    const idle = !asked.size;
    ways.hidden = !idle;
    more.hidden = true;
    const [one, many] = told.found;
    status.textContent = idle ? "" : !found.total ? told.none : found.total === 1 ? one : many.replace("{n}", found.total.toLocaleString(told.language));
    if (!idle) await show(mine, 0);
  } catch (error) {
    console.info(error);
    if (mine === turn) status.textContent = told.failed;
    engine = undefined;
  }
}

let typing;
const soon = () => {
  clearTimeout(typing);
  typing = setTimeout(run, 150);
};
field.addEventListener("focus", () => start().catch(() => {}), { once: true });
field.addEventListener("input", soon);
for (const select of selects) select.addEventListener("change", run);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typing);
  run();
});
more.addEventListener("click", async () => {
  const first = list.children.length;
  await show(turn, shown);
  list.children[first]?.querySelector("a").focus();
});

// Arrows go through what was found and back to the field, Escape goes back at once.
form.parentElement.addEventListener("keydown", (event) => {
  const links = [...list.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  if (event.target !== field && at < 0) return;
  if (event.key === "ArrowDown" && links[at + 1]) links[at + 1].focus();
  else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] || field).focus();
  else if (event.key === "Escape" && at >= 0) field.focus();
  else return;
  event.preventDefault();
});

// What the address says, or what a browser that goes back has filled in again.
const asked = new URLSearchParams(location.search);
field.value = asked.get("q") ?? field.value;
for (const select of selects) {
  const value = asked.get(select.name);
  if (value) select.add(new Option(value, value, false, true));
}
if (field.value || Object.keys(filters()).length) run();
