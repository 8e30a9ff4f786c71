/* The language switch leads to the section that is being read: its id is the same in both. */
const others = document.querySelectorAll("a.other-language");

const reading = () => {
  const top = (heading) => heading.getBoundingClientRect().top;
  const named = document.getElementById(location.hash.slice(1));
  if (named && top(named) >= 0 && top(named) < innerHeight) return named.id;
  const headings = [...document.querySelectorAll("article :is(h2, h3, h4)[id]")];
  return headings.filter((heading) => top(heading) < innerHeight / 4).at(-1)?.id ?? "";
};

for (const other of others)
  for (const intent of ["pointerdown", "keydown", "click"])
    other.addEventListener(intent, () => (other.hash = reading()));
