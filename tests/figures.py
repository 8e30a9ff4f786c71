"""The pictures of the READMEs: the front page of site/ as a reader sees it; `make figures`."""

import io

import pytest
from conftest import ROOT
from PIL import Image

from verified.texts import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_front_page(browse, language):
    tab = browse(viewport={"width": 1240, "height": 640}, reduced_motion="reduce")
    tab.goto("" if language == "zh" else "en/", wait_until="networkidle")
    with Image.open(io.BytesIO(tab.screenshot())) as picture:
        few = picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=64)
        few.save(ROOT / f".github/front.{language}.png", optimize=True)
