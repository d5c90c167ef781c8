/* The preview's part in the browser: hears of new builds, brings the page up to date in place, and
   shows what is wrong. Put into pages on their way out; a published site has none of it. */
(() => {
  "use strict";
  const RESERVED = "/-/alignsite/";
  const NAME = "alignsite-preview";
  const tag = document.currentScript;
  const session = tag.dataset.session;
  const placeholder = document.documentElement.hasAttribute("data-alignsite-placeholder");
  let seen = Number(tag.dataset.version);
  tag.remove();

  /* Patching. `base` is the page as the server sent it, `live` leads from its nodes to those on
     the screen. A new version is compared with `base`, and only what differs is done to the
     screen: what the page's own scripts and its reader did there stays. */

  const live = new WeakMap();
  let base = document.documentElement.cloneNode(true);
  pair(base, document.documentElement);
  blank(base);

  function pair(copy, node) {
    live.set(copy, node);
    for (let a = copy.firstChild, b = node.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) {
      pair(a, b);
    }
  }

  /* Inside noscript a page with scripts has text where a parsed one has elements. */
  function blank(root) {
    for (const one of root.querySelectorAll("noscript")) one.textContent = "";
  }

  function adopt(old, next) {
    live.set(next, live.get(old));
    for (let a = old.firstChild, b = next.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) {
      adopt(a, b);
    }
  }

  function same(a, b) {
    if (!a.isEqualNode(b)) return false;
    return a.nodeType !== Node.ELEMENT_NODE || !a.querySelector("template") || a.outerHTML === b.outerHTML;
  }

  function key(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) return `${node.nodeType} ${node.nodeValue}`;
    return node.id ? `#${node.id}` : node.outerHTML;
  }

  function patch(old, next) {
    const node = live.get(old);
    live.set(next, node);
    if (next.nodeType !== Node.ELEMENT_NODE) {
      node.nodeValue = next.nodeValue;
      return;
    }
    if (node !== document.documentElement) { // whose attributes early scripts set: theme, "js"
      for (const { name, value } of next.attributes) {
        if (old.getAttribute(name) !== value) node.setAttribute(name, value);
      }
      for (const { name } of old.attributes) {
        if (!next.hasAttribute(name)) node.removeAttribute(name);
      }
    }
    patchChildren([...old.childNodes], [...next.childNodes], node);
  }

  /* Which old child each new one comes of: first those with the same id or all the same, in
     order; then, between them, those of the same kind. */
  function partners(old, next) {
    const found = new Array(next.length).fill(-1);
    const places = new Map();
    old.forEach((one, i) => {
      const k = key(one);
      if (!places.has(k)) places.set(k, []);
      places.get(k).push(i);
    });
    let last = -1;
    next.forEach((one, j) => {
      const among = places.get(key(one));
      while (among && among.length && among[0] <= last) among.shift();
      if (among && among.length && old[among[0]].nodeName === one.nodeName) {
        last = found[j] = among.shift();
      }
    });
    const ends = new Array(next.length);
    for (let j = next.length - 1, end = old.length; j >= 0; j -= 1) {
      ends[j] = end;
      if (found[j] >= 0) end = found[j];
    }
    let i = 0;
    next.forEach((one, j) => {
      if (found[j] >= 0) {
        i = found[j] + 1;
        return;
      }
      const end = ends[j];
      for (let k = i; k < end; k += 1) {
        if (old[k].nodeName === one.nodeName && !old[k].id && !one.id) {
          found[j] = k;
          i = k + 1;
          break;
        }
      }
    });
    return found;
  }

  function patchChildren(old, next, parent) {
    let start = 0;
    while (start < old.length && start < next.length && same(old[start], next[start])) {
      adopt(old[start], next[start]);
      start += 1;
    }
    let tail = 0;
    while (
      tail < old.length - start && tail < next.length - start
      && same(old[old.length - 1 - tail], next[next.length - 1 - tail])
    ) {
      adopt(old[old.length - 1 - tail], next[next.length - 1 - tail]);
      tail += 1;
    }
    const was = old.slice(start, old.length - tail);
    const will = next.slice(start, next.length - tail);
    const found = partners(was, will);
    const kept = new Set(found);
    was.forEach((one, i) => {
      if (!kept.has(i)) live.get(one).remove();
    });
    let after = tail ? live.get(old[old.length - tail]) : null;
    for (let j = will.length - 1; j >= 0; j -= 1) {
      const one = will[j];
      let node;
      if (found[j] >= 0) {
        const from = was[found[j]];
        node = live.get(from);
        if (node.parentNode !== parent) throw new Error("a script has moved this part of the page");
        if (same(from, one)) adopt(from, one);
        else patch(from, one);
      } else {
        node = document.importNode(one, true);
        pair(one, node);
        parent.insertBefore(node, after);
      }
      after = node;
    }
  }

  /* The scripts a page runs, as text: they have run already, so another set needs a real reload. */
  function scripts(root) {
    return [...root.querySelectorAll("script")]
      .filter((one) => /^(|module|importmap|text\/javascript|application\/javascript)$/i.test(one.type))
      .map((one) => one.outerHTML)
      .join("\n");
  }

  async function refresh() {
    const answer = await fetch(location.href, { cache: "no-store", headers: { Accept: "text/html" } });
    const type = answer.headers.get("Content-Type") || "";
    if (answer.redirected || !type.startsWith("text/html")) {
      location.reload();
      return;
    }
    const text = await answer.text();
    try {
      const next = new DOMParser().parseFromString(text, "text/html").documentElement;
      blank(next);
      if (next.hasAttribute("data-alignsite-placeholder") || scripts(base) !== scripts(next)) {
        location.reload();
        return;
      }
      patch(base, next);
      base = next;
      document.dispatchEvent(new CustomEvent("alignsite:patched"));
    } catch (error) {
      console.warn("alignsite: loading the page anew:", error);
      location.reload();
    }
  }

  /* Swap style sheets. The old one goes when the new one is there, so nothing flashes. */
  function restyle(paths, version) {
    const sheets = [...base.querySelectorAll('link[rel~="stylesheet"][href]')].filter((one) => {
      const node = live.get(one);
      return node && new URL(node.href).origin === location.origin;
    });
    const named = sheets.filter((one) => paths.includes(decodeURI(new URL(live.get(one).href).pathname)));
    for (const one of named.length ? named : sheets) { // none is named: one of them may import it
      const old = live.get(one);
      const fresh = old.cloneNode();
      const url = new URL(old.href);
      url.searchParams.set("v", version);
      fresh.href = url.href;
      fresh.onload = () => old.remove();
      fresh.onerror = () => old.remove();
      live.set(one, fresh);
      old.after(fresh);
    }
  }

  /* Problems. They are shown in a shadow root beside the body, out of reach of styles and patches. */

  let shown = "";
  let host, dialog, badge, style;
  let forced = false; // the dialog is open because of errors, not because its reader asked

  function closed(digest) {
    try {
      if (digest !== undefined) sessionStorage.setItem(NAME, digest);
      return sessionStorage.getItem(NAME);
    } catch {
      return null;
    }
  }

  async function stylesheet() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await (await fetch(`${RESERVED}overlay.css`)).text());
    return sheet;
  }

  async function report(state) {
    if (placeholder || state.problems === shown) return;
    if (!state.problems) {
      shown = "";
      forced = false;
      closed("");
      host.remove();
      host = undefined;
      return;
    }
    style ??= await stylesheet();
    const html = await (await fetch(`${RESERVED}problems`, { cache: "no-store" })).text();
    shown = state.problems;
    if (!host) raise();
    const failed = state.errors > 0;
    dialog.querySelector(".list").innerHTML = html; // escaped by the server
    dialog.className = badge.className = failed ? "failed" : "";
    badge.classList.add("badge");
    badge.textContent = words(state);
    if (failed && closed() !== shown) {
      forced = !dialog.open || forced;
      open();
    } else if (!failed && forced) {
      dialog.close();
    }
  }

  function words({ errors, warnings }) {
    const word = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
    return [errors && word(errors, "error"), warnings && word(warnings, "warning")].filter(Boolean).join(", ");
  }

  function raise() {
    host = document.createElement(NAME);
    const root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
    root.innerHTML = '<button type="button" class="badge"></button>'
      + '<dialog aria-labelledby="title"><div class="bar"><button type="button" autofocus>Dismiss</button></div>'
      + '<div class="list"></div></dialog>';
    dialog = root.querySelector("dialog");
    badge = root.querySelector(".badge");
    badge.addEventListener("click", open);
    dialog.querySelector(".bar button").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      forced = false;
      closed(shown);
    });
    document.documentElement.append(host);
  }

  function open() {
    if (!dialog.open) dialog.showModal();
  }

  /* Hearing of builds: one tab of a browser holds the event stream and tells the others, because
     a browser opens only six connections to a server. Without locks the tabs ask by themselves. */

  let work = Promise.resolve();

  function take(state) {
    work = work.then(() => apply(state)).catch(() => {}); // the server has gone: the next one tells
  }

  async function apply(state) {
    if (state.session !== session || state.assets > seen || (placeholder && state.version > seen)) {
      location.reload();
      return;
    }
    const styles = Object.entries(state.styles).filter(([, version]) => version > seen).map(([path]) => path);
    const pages = state.pages > seen;
    if (state.version > seen) seen = state.version;
    if (pages) await refresh();
    if (styles.length) restyle(styles, state.version);
    await report(state);
  }

  async function ask() {
    try {
      const answer = await fetch(`${RESERVED}state`, { cache: "no-store" });
      if (answer.ok) take(await answer.json());
    } catch {
      /* the server has gone */
    }
  }

  function listen(channel) {
    const stream = new EventSource(`${RESERVED}events`);
    stream.onmessage = (event) => {
      const state = JSON.parse(event.data);
      channel.postMessage(state);
      take(state);
    };
    stream.onerror = () => {
      if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 2000, channel);
    };
  }

  if (navigator.locks && "BroadcastChannel" in window && "EventSource" in window) {
    const channel = new BroadcastChannel(NAME);
    channel.onmessage = (event) => take(event.data);
    navigator.locks.request(NAME, () => {
      listen(channel);
      return new Promise(() => {}); // held for as long as this tab lives
    });
  } else {
    let asked = 0;
    setInterval(() => {
      if (!document.hidden || Date.now() - asked > 5000) {
        asked = Date.now();
        ask();
      }
    }, 1000);
  }
  ask();
  addEventListener("pageshow", (event) => event.persisted && ask());
  document.addEventListener("visibilitychange", () => document.hidden || ask());
})();
