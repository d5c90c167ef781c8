// Old addresses may have spaces where ids have hyphens.
if (/%20/.test(location.hash)) location.replace(location.hash.replace(/(%20)+/g, "-"));

// Contents are open where there is room, and mark the part being read.
const contents = document.querySelector(".contents details");
if (contents) {
  const wide = matchMedia("(min-width: 80rem)");
  const fold = () => (contents.open = wide.matches);
  wide.addEventListener("change", fold);
  fold();
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a") && !wide.matches) contents.open = false;
  });

  const parts = [...contents.querySelectorAll('a[href^="#"]')]
    .map((link) => ({ link, goal: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
    .filter((part) => part.goal);
  let current;
  const mark = () => {
    const line = innerHeight / 4;
    const now = parts.findLast((part) => part.goal.getBoundingClientRect().top < line);
    if (now === current) return;
    if (current) current.link.ariaCurrent = null;
    if (now) now.link.ariaCurrent = "location";
    current = now;
    if (!now || !contents.open || contents.scrollHeight <= contents.clientHeight) return;
    contents.scrollTop = now.link.offsetTop - contents.clientHeight / 2;
  };
  addEventListener("scroll", mark); // at most once a frame
  mark();
}
