"""The first view is small: what a host with compression sends to a reader who was never here."""

REQUESTS = 20
KILOBYTES = {"putting-it-together": 400}  # a notebook's pictures
OTHERS = 250


def test_the_first_view_of_each_page_is_within_its_budget(site, served, browse):
    for path in sorted(site.rglob("*.html")):
        page = path.relative_to(site).as_posix().removesuffix("index.html")
        served.sent.clear()
        tab = browse()
        tab.goto(page)
        tab.wait_for_load_state("networkidle")
        tab.context.close()
        size = sum(size for _, size in served.sent)
        assert len(served.sent) <= REQUESTS, (page, served.sent)
        assert size <= 1000 * KILOBYTES.get(path.parent.name, OTHERS), (page, served.sent)
