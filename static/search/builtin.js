// The built-in search: titles, people, tags, series and summaries, from one small file.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const WEIGHTS = { title: 10, place: 6, people: 5, tags: 4, series: 3, text: 2 };

// How well a text answers a word: at the start of a word of its own better than within one.
const worth = (text, word) => {
  const at = text.indexOf(word);
  return at < 0 ? 0 : at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1]) || text.includes(` ${word}`) ? 2 : 1;
};

// [text, is it one of the words?]; letters with marks count as one, as in `plain`.
function mark(text, words) {
  const letters = [...text];
  const flat = letters.map((one) => plain(one));
  const whole = flat.join("");
  const hits = new Set();
  for (const word of words) {
    for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + 1)) {
      for (let one = at; one < at + word.length; one++) hits.add(one);
    }
  }
  const parts = [];
  let position = 0;
  letters.forEach((letter, index) => {
    const hit = hits.has(position) && !!flat[index];
    position += flat[index].length;
    if (parts.at(-1)?.[1] === hit) parts.at(-1)[0] += letter;
    else parts.push([letter, hit]);
  });
  return parts;
}

function read({ people, tags, series, rows }) {
  return rows.map(([url, title, kind, date, text, inSeries, who, carries, items]) => {
    const row = { url, title, kind, date, text, series: series[inSeries] || "" };
    row.people = who.map((one) => people[one]);
    row.tags = carries.map((one) => tags[one]);
    row.facets = { kind: [kind], person: row.people, tag: row.tags, year: date ? [date.slice(0, 4)] : [] };
    row.places = items.map(([id, label, by, tag]) => ({ url: `${url}#${id}`, label, by: by.map((one) => people[one]), tag: tags[tag] || "" }));
    row.plain = {
      title: plain(title), series: plain(row.series), text: plain(text),
      people: plain(row.people.join(" · ")), tags: plain(row.tags.join(" · ")),
    };
    for (const one of row.places) one.plain = plain([one.label, one.by.join(" "), one.tag].join(" · "));
    return row;
  });
}

// The row's answer to all of the words, or nothing. Places are those that answer all of them too.
function answer(row, words, filters) {
  for (const [name, value] of Object.entries(filters)) if (!row.facets[name].includes(value)) return;
  let score = 0;
  for (const word of words) {
    let best = 0;
    for (const [name, text] of Object.entries(row.plain)) best = Math.max(best, worth(text, word) * WEIGHTS[name]);
    for (const one of row.places) best = Math.max(best, worth(one.plain, word) * WEIGHTS.place);
    if (!best) return;
    score += best;
  }
  const fits = (one) => (!filters.person || one.by.includes(filters.person)) && (!filters.tag || one.tag === filters.tag);
  const narrow = filters.person || filters.tag || words.length;
  const places = narrow ? row.places.filter((one) => fits(one) && words.every((word) => one.plain.includes(word))) : [];
  return { row, score, places };
}

export async function open({ index }) {
  const response = await fetch(index);
  if (!response.ok) throw new Error(`${index}: ${response.status}`);
  const rows = read(await response.json());
  return {
    async search(query, filters) {
      const words = plain(query).split(/\s+/).filter(Boolean);
      const found = rows.map((row) => answer(row, words, filters)).filter(Boolean);
      found.sort((a, b) => b.score - a.score); // of equals the newer, which stands first
      const facets = { kind: {}, person: {}, tag: {}, year: {} };
      for (const { row } of found) {
        for (const [name, values] of Object.entries(row.facets)) {
          for (const value of values) facets[name][value] = (facets[name][value] || 0) + 1;
        }
      }
      const load = async (from, to) =>
        found.slice(from, to).map(({ row, places }) => ({
          ...row,
          title: mark(row.title, words),
          text: mark(row.text, words),
          places: places.slice(0, 5).map(({ url, label }) => ({ url, label: mark(label, words), text: [] })),
        }));
      return { total: found.length, facets, load };
    },
  };
}
