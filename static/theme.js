// The switch for light, dark or as the system has it.
import { make, words } from "./words.js";

const key = "alignsite-theme";
const { dataset } = document.documentElement;
const select = make("select", { className: "theme", ariaLabel: words.colors });
for (const [value, text] of [["", words.auto], ["light", words.light], ["dark", words.dark]]) {
  select.add(new Option(text, value));
}
const show = (choice) => (select.value = dataset.theme = choice || "");
select.addEventListener("change", () => {
  show(select.value);
  try {
    localStorage.setItem(key, select.value);
  } catch {} // storage can be forbidden
});
addEventListener("storage", (event) => event.key === key && show(event.newValue));
try {
  show(localStorage.getItem(key));
} catch {}
document.querySelector(".site-header")?.append(select);
