// Copies links that are followed; places and selected words as quotes.
import { copy } from "./status.js";
import { clicked, make, words } from "./words.js";

const PLACES = ".turn[id], .item[id], .prose";
const button = make("button", { className: "copy-quote", textContent: words.quote });

let place; // what the button stands in
let picked = ""; // the words selected there

const clean = (text) => text.replace(/\s+/g, " ").trim();
const quoted = (text) => words.marks.replace("{text}", () => clean(text));

// Browsers that know `:~:text=first words,last words` show the very words.
function address() {
  const words = picked.split(" ");
  const ends = words.length > 8 ? [words.slice(0, 4), words.slice(-4)] : [words];
  const text = ends.map((some) => encodeURIComponent(some.join(" ")).replace(/-/g, "%2D"));
  return `${location.href.replace(/#.*/, "")}#${place.id}${picked && `:~:text=${text}`}`;
}

function quote() {
  const all = [...place.querySelectorAll(".said, :scope > p:not(.source, .who)")].map((one) => one.innerText);
  let named = place; // who goes on speaking is named above
  while (named.matches(".same")) named = named.previousElementSibling;
  const by = named.querySelector(".who b") || document.querySelector(".byline");
  const who = place.dataset.who || by?.textContent || "";
  const when = place.querySelector(".play")?.textContent.match(/\d[\d:]+/)[0] || "";
  const about = place.matches(".item") ? quoted(place.querySelector("h2, h3").innerText) : "";
  const where = quoted(document.querySelector("h1").innerText);
  const day = document.querySelector(".record-header .facts time")?.textContent || "";
  const source = [clean(who), when, about, where, day].filter(Boolean).join(", ");
  return `${quoted(picked || all.join(" "))}\n— ${source}, ${address()}`;
}

addEventListener("click", (event) => {
  if (event.target === button) {
    copy(quote(), words.quoted);
    button.remove();
    return;
  }
  const link = clicked(event, "a.permalink");
  if (!link) return;
  copy(link.href, words.copied);
  picked = "";
  button.classList.remove("floating");
  place = link.closest(PLACES);
  // The keyboard is at the link: the button comes next.
  if (place?.matches(".turn")) place.querySelector(".who a").before(button);
  else if (place) link.after(button);
});

let waiting;
document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const selection = getSelection();
    const text = clean(String(selection));
    const node = selection.rangeCount && selection.getRangeAt(0).commonAncestorContainer;
    const where = text.includes(" ") && (node.closest ? node : node.parentElement)?.closest(PLACES);
    if (where) {
      const box = selection.getRangeAt(0).getBoundingClientRect();
      picked = text;
      button.classList.add("floating");
      button.style.left = `${Math.max(8, Math.min(box.left + scrollX, innerWidth - 160))}px`;
      button.style.top = `${box.bottom + scrollY + 8}px`;
      place = where;
      document.body.append(button);
    } else if (button.matches(".floating") && document.activeElement !== button) {
      button.remove();
    }
  }, 200);
});
// Pressing the button must not undo the selection.
button.addEventListener("pointerdown", (event) => event.preventDefault());
