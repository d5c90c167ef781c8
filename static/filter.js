// Long indexes are filtered by typing, issues by section.
import { clicked, make, words } from "./words.js";

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

for (const list of document.querySelectorAll("[data-filter]")) {
  const entries = [...list.querySelectorAll(".index li")].map((row) => [row, plain(row.textContent)]);
  const field = make("input", { type: "search", className: "filter", placeholder: words.find, ariaLabel: words.find });
  const told = make("output", { className: "count" });
  const run = () => {
    const wanted = plain(field.value).split(/\s+/);
    let shown = 0;
    for (const [row, text] of entries) shown += !(row.hidden = !wanted.every((one) => text.includes(one)));
    told.textContent = field.value && words.shown.replace("{n}", shown).replace("{total}", entries.length);
  };
  field.addEventListener("input", run);
  list.prepend(field, told);
  if (field.value) run(); // going back filled it in
}

// A click on the link to an issue's section shows it alone, another all.
const sections = document.querySelector(".sections");
const topics = [...document.querySelectorAll(".topic")];
const only = (link) => {
  const name = link && decodeURIComponent(link.hash.slice(1));
  for (const topic of topics) topic.hidden = !!name && topic.dataset.section !== name;
  for (const one of sections.querySelectorAll("a")) one.ariaCurrent = one === link || null;
};
addEventListener("click", (event) => {
  const link = clicked(event, 'a[href^="#"]');
  if (!link) return;
  if (sections?.contains(link)) {
    event.preventDefault();
    only(link.ariaCurrent ? null : link);
  } else if (document.getElementById(decodeURIComponent(link.hash.slice(1)))?.closest(".topic[hidden]")) {
    only(null); // a link to what is hidden shows all
  }
});
