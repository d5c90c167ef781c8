// What a page does beyond being read: it works without any of this.

const status = document.createElement("p");
status.className = "toast";
status.setAttribute("role", "status");
document.body.append(status);

// A permalink, once followed, is in the clipboard as well.
let clearing;
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.permalink");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    return; // without the right to do so, it is a link like others
  }
  status.textContent = "Link copied";
  clearTimeout(clearing);
  clearing = setTimeout(() => (status.textContent = ""), 3000);
});

// Contents stand open where there is room beside the text, and say which part is being read.
const contents = document.querySelector(".contents details");
if (contents) {
  const wide = matchMedia("(min-width: 80rem)");
  const fold = () => (contents.open = wide.matches);
  wide.addEventListener("change", fold);
  fold();

  const parts = [...contents.querySelectorAll('a[href^="#"]')]
    .map((link) => ({ link, goal: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
    .filter((part) => part.goal);
  let current;
  const mark = () => {
    const line = innerHeight / 4;
    const now = parts.findLast((part) => part.goal.getBoundingClientRect().top < line);
    if (now === current) return;
    current?.link.removeAttribute("aria-current");
    now?.link.setAttribute("aria-current", "location");
    current = now;
    if (!now || !contents.open || contents.scrollHeight <= contents.clientHeight) return;
    contents.scrollTop = now.link.offsetTop - contents.clientHeight / 2;
  };
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  };
  addEventListener("scroll", soon, { passive: true });
  mark();
}
