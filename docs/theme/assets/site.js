// What pages do beyond the theme, in one file: each further one would be waited for.

// What the theme leaves out of the keyboard's reach.

// Its light and dark are radio buttons, of which one is hidden: Enter and Space turn to the other.
addEventListener("keydown", event => {
  if (!event.target.matches("input.md-option") || !["Enter", " "].includes(event.key)) return
  const other = document.getElementById(event.target.nextElementSibling.htmlFor)
  other.click()
  other.focus()
  event.preventDefault()
})

// A small screen's menu and search are labels, which cannot be buttons.
for (const label of document.querySelectorAll(".md-header__button[for^=__]:not([title])")) {
  const button = document.createElement("button")
  button.append(...label.childNodes)
  button.addEventListener("click", () => document.getElementById(label.htmlFor).click())
  label.append(button)
}

// The front page's box hands what is typed to the theme's search.
for (const form of document.querySelectorAll("form.ask")) {
  form.hidden = false
  form.addEventListener("submit", event => {
    event.preventDefault()
    const box = document.querySelector(".md-search__input")
    box.value = form.elements.q.value
    document.getElementById("__search").click()
    box.focus()
  })
}

// Groups of buttons and of tags, many on a page, are no places to navigate to.
new MutationObserver(() => {
  for (const nav of document.querySelectorAll(".md-code__nav, .md-search-result nav"))
    nav.role = "none"
}).observe(document.body, { childList: true, subtree: true })

// Code that scrolls takes the focus; with the theme, where a mouse hovers only.
addEventListener("load", () => {
  const scrolls = new ResizeObserver(entries => {
    for (const { target } of entries)
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0
  })
  for (const code of document.querySelectorAll("pre > code")) scrolls.observe(code)
})

// The language switch leads to the section that is being read: its id is the same in both.
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

// The page as Markdown, onto the clipboard. It is fetched on a click: the first view is not to pay
// for it. The promise goes to the clipboard unresolved, as Safari wants it within the click.
for (const button of document.querySelectorAll(".copy-markdown")) {
  // Neither is there on file://; the link beside the button is.
  button.hidden = !navigator.clipboard || location.protocol === "file:"
  button.addEventListener("click", async () => {
    const text = fetch("index.md").then(async response => {
      if (!response.ok) throw new Error(response.statusText)
      return new Blob([await response.text()], { type: "text/plain" })
    })
    try {
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })])
      alert$.next(button.dataset.copied)
    } catch {
      location.assign("index.md")
    }
  })
}

// The switch in the footer between the sites for each PyTorch version, keeping language and page.
customElements.define("version-switch", class extends HTMLElement {
  async connectedCallback() {
    const [root, home] = ["root", "home"].map((name) => new URL(this.getAttribute(name), location.href));
    const list = new URL("versions.json", root);
    if (list.protocol === "file:" || this.querySelector("select")) return;
    const versions = await (await fetch(list)).json();
    if (versions.length < 2) return;
    const language = home.pathname.slice(root.pathname.length);
    const page = location.pathname.slice(home.pathname.length).replace(/index\.html$/, "");
    const select = document.createElement("select");
    select.ariaLabel = this.getAttribute("label");
    for (const { version, torch, path, pages } of versions) {
      const same = pages.includes(page) ? page : "";
      const target = new URL(path + language + same, root).href;
      select.add(new Option(`PyTorch ${path ? version : torch}`, target, path === "", path === ""));
    }
    select.addEventListener("change", () => location.assign(select.value));
    this.replaceChildren(select, this.textContent.replace(/^PyTorch \S+/, ""));
  }
});
