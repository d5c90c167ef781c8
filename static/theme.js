// The switch for light, dark or as the system has it. parts/theme.html has set what was chosen.
import { make, words } from "./words.js";

const key = "alignsite-theme";
const kept = () => {
  try {
    return localStorage.getItem(key) || "";
  } catch {} // storage can be forbidden
  return "";
};
const show = (choice) => (document.documentElement.dataset.theme = choice);

const place = document.querySelector(".site-header");
if (place) {
  const select = make("select", { className: "theme", ariaLabel: words.colors });
  for (const [value, text] of [["", words.auto], ["light", words.light], ["dark", words.dark]]) {
    select.add(new Option(text, value));
  }
  const read = () => show((select.value = kept()));
  select.addEventListener("change", () => {
    show(select.value);
    try {
      localStorage.setItem(key, select.value);
    } catch {} // the choice then lasts as long as the page
  });
  addEventListener("storage", read);
  read();
  place.append(select);
}
