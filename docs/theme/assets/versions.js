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
