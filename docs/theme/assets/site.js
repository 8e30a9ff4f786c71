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
