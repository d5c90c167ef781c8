// What a link within the site leads to. datasets/link_previews.py does the same sum.
import { make } from "./words.js";

const root = new URL("..", import.meta.url);
const box = make("div", { id: "preview--", role: "tooltip" });
box.append(make("b"), make("small"), make("p"));

const files = {};
const file = async (name) => (files[name] ??= (await fetch(new URL(`previews/${name}.json`, root))).json());

async function find(key) {
  const { files: count } = await file("index");
  let sum = 0;
  for (const letter of key) sum = (Math.imul(sum, 31) + letter.codePointAt()) >>> 0;
  return count && (await file(sum % count))[key];
}

let link; // what is rested on
let timer;

function hide() {
  clearTimeout(timer);
  link?.removeAttribute("aria-describedby");
  link = null;
  box.remove();
}

async function show(goal) {
  const path = decodeURI("/" + goal.pathname.slice(root.pathname.length));
  const said = (goal.hash && (await find(path + decodeURI(goal.hash)))) || (await find(path));
  if (!said || goal !== link) return;
  for (const at in said) box.children[at].textContent = said[at];
  goal.closest("main").append(box);
  goal.setAttribute("aria-describedby", box.id);
  const line = goal.getClientRects()[0];
  const above = line.top - box.offsetHeight - 2;
  const top = above > 0 && line.bottom + box.offsetHeight > innerHeight ? above : line.bottom + 2;
  box.style.top = `${scrollY + top}px`;
  box.style.left = `${Math.max(8, Math.min(line.left, document.body.clientWidth - box.offsetWidth - 8))}px`;
}

function rest({ type, target, pointerType }) {
  const goal = target.closest("main a[href]:not(nav a, .tags a)");
  if (box.contains(target) || (goal && goal === link)) {
    if (box.isConnected) clearTimeout(timer);
  } else if (goal?.origin === root.origin && goal.pathname !== location.pathname) {
    hide();
    if (pointerType === "touch" || matchMedia("(pointer: coarse)").matches) return;
    if (type === "focusin" && !goal.matches(":focus-visible")) return;
    link = goal;
    timer = setTimeout(() => show(goal).catch(hide), 500);
  } else if (link !== document.activeElement) {
    clearTimeout(timer);
    if (box.isConnected) timer = setTimeout(hide, 200); // time to come to it
    else hide();
  }
}
addEventListener("pointerover", rest);
addEventListener("focusin", rest);
for (const end of ["focusout", "click"]) addEventListener(end, hide);
addEventListener("keydown", (event) => event.key === "Escape" && hide());
