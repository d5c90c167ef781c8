// Recordings play on the page: a sound file by the browser itself, others in a frame that is not
// loaded before it is asked for. Without this, all of it is links.
import { words } from "./words.js";

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
function open(source, title) {
  player ??= document.createElement("aside");
  player.className = "player";
  player.setAttribute("aria-label", words.player);
  const frame = document.createElement("iframe");
  frame.title = title;
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.src = source;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = words.close;
  close.addEventListener("click", () => {
    player.remove();
    back?.focus();
  });
  player.replaceChildren(close, frame);
  document.body.append(player);
}

const sound = document.querySelector(".sound audio");
sound?.addEventListener("play", () => sound.parentElement.classList.add("playing"));

let back; // where the reader was
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.play, a.embed, .media a[data-player]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const start = Number(link.dataset.start || 0);
  if (sound && sound.src === link.href.replace(/#.*/, "")) {
    event.preventDefault();
    sound.currentTime = start;
    sound.play();
    return;
  }
  const source = frameOf(link.href, start);
  if (!source) return;
  event.preventDefault();
  back = link;
  open(source, link.textContent);
});
