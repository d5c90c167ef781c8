// What lies elsewhere is loaded when it is asked for.
import { clicked, make, words } from "./words.js";

function frameOf(url, start) {
  const { host, pathname, searchParams } = new URL(url);
  const site = host.replace(/^(www|m)\./, "");
  const last = pathname.split("/").filter(Boolean).pop();
  if (site === "youtube.com" || site === "youtu.be") {
    const id = searchParams.get("v") || last;
    return `https://www.youtube-nocookie.com/embed/${id}?autoplay=1&start=${start}`;
  }
  if (site === "open.spotify.com") return url.replace(/\.com\/(embed\/)?/, ".com/embed/");
  if (site === "podcasts.apple.com") return url.replace("//", "//embed.");
  if (site === "vimeo.com") return `https://player.vimeo.com/video/${last}?autoplay=1#t=${start}s`;
}

let player;
let address; // what plays in it
function open(url, start, title) {
  const source = frameOf(url, start);
  if (!source) return;
  address = url;
  player ??= make("aside", { className: "player", ariaLabel: words.player });
  const frame = make("iframe", {
    title,
    allow: "autoplay; encrypted-media; fullscreen; picture-in-picture",
    referrerPolicy: "strict-origin-when-cross-origin",
    src: source,
  });
  const close = make("button", { textContent: words.close });
  close.onclick = () => {
    player.remove();
    back?.focus();
  };
  player.replaceChildren(close, frame);
  document.body.append(player);
  return true;
}

const sound = document.querySelector(".sound audio");
if (sound) sound.onplay = () => sound.parentElement.classList.add("playing");

const seek = (start) => {
  sound.currentTime = start;
  sound.play();
};

// All of a host at once, in their links.
function reveal(asked) {
  for (const one of [...document.querySelectorAll("[data-picture]")].reverse()) {
    if (one.host !== asked.host) continue;
    const [picture] = one.firstChild.content.children;
    let link = one;
    while (link.dataset.picture) link = link.nextElementSibling;
    if (link === one) one.before(picture);
    else link.prepend(picture);
    if (one === asked) (link === one ? picture : link).focus();
    one.remove();
  }
}

let back; // where the reader was
addEventListener("click", (event) => {
  const link = clicked(event, "[data-picture], a.play, a[data-player], a.time, a.at");
  if (!link) return;
  const [time] = link.textContent.match(/(\d+:)?\d+:\d\d/) || ["0"];
  const start = time.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  if (link.matches(".time, .at")) {
    // What plays already goes there too.
    if (player?.isConnected) open(address, start, player.querySelector("iframe").title);
    else if (sound && !sound.paused) seek(start);
    return;
  }
  if ("picture" in link.dataset) reveal(link);
  else if (sound?.src === link.href.replace(/#.*/, "")) seek(start);
  else if (open(link.href, start, link.textContent)) back = link;
  else return;
  event.preventDefault();
});
