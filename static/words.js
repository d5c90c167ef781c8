// What scripts say: parts/script_words.html writes it into the page.
export const words = JSON.parse(document.getElementById("words--")?.textContent || "{}");

export const make = (name, properties) => Object.assign(document.createElement(name), properties);
