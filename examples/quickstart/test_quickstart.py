"""The example's functions from Python, and the script that a reader of its page runs."""

import datetime
import inspect
import subprocess
import sys
from pathlib import Path

import pytest
import quickstart
import quickstart.prose
from quickstart import prose

HERE = Path(__file__).resolve().parent
PAGE = (HERE / "README.md").read_text(encoding="utf-8")


def test_module():
    assert quickstart.__doc__.startswith("Markdown at the speed of Rust")
    assert quickstart.__version__.count(".") == 2
    assert sys.modules["quickstart.prose"] is prose
    assert prose.__doc__ == "What is left of a document without its markup."


def test_render():
    assert quickstart.render("*a* <b>") == "<p><em>a</em> <b></p>\n"
    assert quickstart.render("*a* <b>", raw_html=False) == "<p><em>a</em> &lt;b&gt;</p>\n"
    assert quickstart.render("# A b!\n# A b", anchors=True).count('id="a-b') == 2
    assert quickstart.render("~~a~~ b", "strikethrough", "tables") == "<p><del>a</del> b</p>\n"


def test_options_are_keywords():
    signature = inspect.signature(quickstart.render)
    assert str(signature) == "(text, *extensions, anchors=False, raw_html=True)"
    with pytest.raises(TypeError) as caught:
        quickstart.render("a", anchor=True)
    assert "anchor" in str(caught.value)


def test_an_unknown_extension():
    with pytest.raises(quickstart.UnknownExtension) as caught:
        quickstart.render("", "tabels")
    assert isinstance(caught.value, ValueError)
    assert "'tabels'; there are: tables, footnotes" in str(caught.value)
    assert type(caught.value).__module__ == "quickstart"
    assert quickstart.UnknownExtension.__doc__.startswith("`render` was asked")


def test_extensions():
    names = [name for name, _ in quickstart.EXTENSIONS]
    assert names[:2] == ["tables", "footnotes"]
    assert quickstart.render("a", *names) == "<p>a</p>\n"


def test_a_failed_conversion_names_its_parameter():
    with pytest.raises(TypeError) as caught:
        quickstart.render("a", "tables", 1)
    said = [str(caught.value)] + list(getattr(caught.value, "__notes__", []))
    assert any("extensions" in line for line in said)


def test_outline():
    assert quickstart.outline("# A `b`\n### C\n## D") == [(1, "A b"), (3, "C"), (2, "D")]
    assert quickstart.outline("# A\n### C", depth=1) == [(1, "A")]
    with pytest.raises(OverflowError):
        quickstart.outline("", depth=256)


def test_links_are_found_as_they_are_asked_for():
    links = quickstart.links("[a](b)", "no links", "<http://c.d>")
    assert iter(links) is links
    assert next(links) == ("a", "b")
    assert list(links) == [("http://c.d", "http://c.d")]


def test_links_in_files(tmp_path):
    page = tmp_path / "a.md"
    page.write_text("[ä](b)", encoding="utf-8")
    links = quickstart.links_in(str(page), tmp_path / "missing.md")
    assert next(links) == (page, "ä", "b")
    with pytest.raises(FileNotFoundError):
        next(links)


def test_words():
    assert quickstart.words("It's it's `code` **A** a") == {"it's": 2, "a": 2}
    assert quickstart.words("It's it's", case_sensitive=True) == {"It's": 1, "it's": 1}
    assert quickstart.words("```\ncode\n```\nwords") == {"words": 1}
    assert quickstart.words("a bb ccc", min_length=2) == {"bb": 1, "ccc": 1}
    assert quickstart.words(PAGE)["python"] > 2


def test_prose():
    assert prose.strip("# A\n\n*b* `c`") == "A\nb c\n"
    assert prose.reading_time("word " * 480) == datetime.timedelta(minutes=2)
    assert prose.reading_time("word " * 480, words_per_minute=960) == datetime.timedelta(seconds=30)
    assert prose.WORDS_PER_MINUTE == 240
    with pytest.raises(ValueError):
        prose.reading_time("", words_per_minute=0)


def test_one_slug_or_many():
    assert prose.slug("What each part shows") == "what-each-part-shows"
    assert prose.slug(["A", "B", "a!"]) == ["a", "b", "a-1"]
    with pytest.raises(TypeError):
        prose.slug(1)


@pytest.mark.parametrize("arguments", [[], [str(HERE / "README.md")]])
def test_the_script(arguments):
    command = [sys.executable, str(HERE / "run.py")] + arguments
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=True)
    shown = done.stdout.decode()
    assert "UnknownExtension: no extension is named 'tabels'" in shown
