/* Material's search, made fit for code and for the messages that readers paste. */
(() => {
  const [QUERY, RESULT] = [2, 3]; // Material's types of message

  /* Each word of a query is searched as the beginning of a word, so that `a` finds all that begins
     with an a: words that tell nothing go, and a word as a whole counts more than as a beginning. */
  const idle = /^(\d+|.|torch|nn|an|and|are|as|at|be|been|being|but|by|can|cannot|do|does|for|from|got|had|has|have|how|if|in|is|it|its|not|of|on|only|or|so|that|the|there|this|to|used?|using|was|what|when|which|why|with|you|your)$/iu;
  const idleHan = /的|了|吗|呢|怎么|怎样|如何|什么|为何/g;

  /* Material cuts Chinese into the words of the index, but drops the last one of several: one more
     character is dropped in its stead. */
  const HAN = /\p{Script=Han}{3,}/gu;

  /* The index has no full-width letters, and it is cut where Chinese meets Latin or digits. */
  const cut = (query) =>
    query
      .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => wide.normalize("NFKC"))
      .replace(idleHan, " ")
      .replace(/\p{Script=Han}+/gu, " $& ")
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);

  const fit = (query) => {
    const words = cut(query);
    const telling = words.filter((word) => !idle.test(word));
    return (telling.length ? telling : words)
      .map((word) => (/^\p{ASCII}+$/u.test(word) ? `${word}^4 ${word}` : word.replace(HAN, "$&的")))
      .join(" ");
  };

  /* Material folds all but the best section of a page; here each section is a result. */
  const flat = (pages) =>
    pages
      .flatMap((found) => {
        const page = found.find(({ location }) => !location.includes("#"));
        const hits = found.filter(({ score }) => score > 0);
        return hits.map((hit) => (hit === page ? [hit] : [hit, { ...page, score: 0 }]));
      })
      .sort(([a], [b]) => b.score - a.score);

  /* The index is most of what a first view would weigh: it is asked for when somebody searches,
     or comes from a search whose hits are marked. */
  const wanted = new Promise((resolve) => {
    const asked = new URLSearchParams(location.search);
    if (asked.has("q") || asked.has("h")) resolve(); // a search to share, hits to mark
    addEventListener("focusin", ({ target }) => target.matches(".md-search__input") && resolve());
  });
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, address, ...more) {
    this.waits = /\/search_index\.json$/.test(address);
    return open.call(this, method, address, ...more);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (!this.waits) return send.apply(this, body);
    wanted.then(() => send.apply(this, body));
  };

  window.Worker = class extends Worker {
    constructor(...options) {
      super(...options);
      this.addEventListener("message", ({ data }) => {
        if (data.type === RESULT) data.data.items = flat(data.data.items);
      });
    }

    postMessage({ type, data }) {
      super.postMessage({ type, data: type === QUERY ? fit(data) : data });
    }
  };
})();
