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
