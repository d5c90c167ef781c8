// What scripts say: parts/script_words.html writes it into the page.
export const words = JSON.parse(document.getElementById("words--")?.textContent || "{}");

// The link that a click follows in this window.
export const clicked = (event, selector) =>
  event.ctrlKey || event.metaKey || event.shiftKey ? null : event.target.closest(selector);

export const make = (name, properties) => Object.assign(document.createElement(name), properties);
