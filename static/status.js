// Says what was done, to eyes and to screen readers.
import { make } from "./words.js";

const status = make("p", { className: "toast", role: "status" });
document.body.append(status);

let clearing;

// Puts a text into the clipboard, and says so; nothing where that is forbidden.
export async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = done;
    clearTimeout(clearing);
    clearing = setTimeout(() => (status.textContent = ""), 3000);
  } catch {}
}
