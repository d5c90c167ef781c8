// The search of all words, by Pagefind's index. Its results are pages; what is shown of each is the
// places in it, the turns, items and headings that the words stand in: every element with an id of
// its own, of which Pagefind tells where in the text it begins.
const HEADING = /^h[1-6]$/;
const PLACE = /^(h[1-6]|div|article)$/; // a heading, a turn, an item
const MOST = 3; // places of a page
const BEFORE = 8; // words of an excerpt before what was found, and after it
const AFTER = 22;

function excerpt(words, hits, from, to) {
  const first = hits[0] ?? from;
  const start = Math.max(from, first - BEFORE);
  const end = Math.min(to, first + AFTER);
  const parts = [[start > from ? "… " : "", false]];
  const looked = new Set(hits);
  for (let at = start; at < end; at++) parts.push([words[at], looked.has(at)], [" ", false]);
  if (end < to) parts.push(["…", false]);
  return parts;
}

// A turn begins with who says it, if it is not who spoke before.
function speaker(words, from, people) {
  const start = words.slice(from, from + 8).join(" ");
  return people.filter((one) => start.startsWith(`${one} `)).sort((a, b) => b.length - a.length)[0];
}

function places(data) {
  const words = data.raw_content.split(/\s+/);
  const anchors = data.anchors.filter((one) => PLACE.test(one.element) && one.id);
  anchors.sort((a, b) => a.location - b.location);
  const people = data.filters.person || [];
  const found = new Map(); // the last anchor before a word → the words found after it, and their worth
  for (const { location, balanced_score: score } of data.weighted_locations) {
    const at = anchors.findLastIndex((one) => one.location <= location);
    if (!found.has(at)) found.set(at, { at, hits: [], score: 0 });
    found.get(at).hits.push(location);
    found.get(at).score += score;
  }
  const best = [...found.values()].sort((a, b) => b.score - a.score || a.at - b.at).slice(0, MOST);
  return best.map(({ at, hits }) => {
    hits.sort((a, b) => a - b);
    let from = anchors[at]?.location ?? data.meta.title.trim().split(/\s+/).length;
    const to = anchors[at + 1]?.location ?? words.length;
    // An item's heading has an id too, and begins where the item does.
    let goal = anchors[at];
    const around = goal && anchors.find((one) => one.element === "article" && goal.id === `${one.id}--title`);
    const heading = anchors.slice(0, at + 1).findLast((one) => HEADING.test(one.element) && one.text);
    let label = [[heading?.text || data.meta.title, false]];
    if (goal?.element === "div") {
      let said;
      for (let one = at; one >= 0 && anchors[one].element === "div" && !said; one--) said = speaker(words, anchors[one].location, people);
      if (said && words.slice(from, from + 8).join(" ").startsWith(said)) from += said.split(/\s+/).length;
      if (said) label = [[heading && heading.id !== "transcript" ? `${said} · ${heading.text}` : said, false]];
    } else if (goal && goal === heading) {
      const own = heading.text.trim().split(/\s+/);
      label = own.flatMap((word, index) => [[word, hits.includes(from + index)], [" ", false]]);
      from += own.length;
    }
    if (around) goal = around;
    return {
      id: goal?.id, // none before the first of them
      url: `${data.raw_url}#${goal?.id}`,
      label,
      text: from < to ? excerpt(words, hits.filter((one) => one >= from), from, to) : [],
    };
  });
}

export async function open({ base }) {
  const pagefind = await import(`${base}pagefind/pagefind.js`);
  await pagefind.options({ baseUrl: "/", excerptLength: 1 });
  await pagefind.init();
  const all = await pagefind.filters();
  return {
    async search(query, filters) {
      const answer = await pagefind.search(query || null, { filters });
      const load = async (from, to) => {
        const pages = await Promise.all(answer.results.slice(from, to).map((one) => one.data()));
        const found = pages.map((data) => [data, query ? places(data) : []]);
        return found.map(([data, inside]) => ({
          url: data.raw_url,
          title: [[data.meta.title, false]],
          kind: data.filters.kind?.[0],
          date: data.meta.date,
          series: data.meta.series,
          text: inside.find((one) => !one.id)?.text || [],
          places: inside.filter((one) => one.id),
        }));
      };
      return { total: answer.results.length, facets: query || Object.keys(filters).length ? answer.filters : all, load };
    },
  };
}
