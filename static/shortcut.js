// "/" leads to the field of search.
addEventListener("keydown", (event) => {
  const field = document.querySelector("[role=search] input");
  if (!field || event.key !== "/" || event.ctrlKey || event.target.matches("input, select, textarea")) return;
  event.preventDefault();
  field.focus();
});
