"""Reads a document with the `quickstart` module and shows what is in it.

    PYTHONPATH=target/debug/python python3 examples/quickstart/run.py [DOCUMENT.md]
"""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import quickstart
from quickstart import prose

HERE = Path(__file__).resolve().parent
EXTENSIONS = ["tables", "footnotes", "strikethrough"]


def main(document):
    text = document.read_text(encoding="utf-8")
    seconds = prose.reading_time(text).total_seconds()
    print("{}: {:,} characters, {:.1f} minutes to read".format(document.name, len(text), seconds / 60))

    section("Outline")
    for level, title in quickstart.outline(text, depth=3):
        print("{}{} {}".format("  " * level, "-" if level > 1 else "*", title))

    section("Words")
    counts = quickstart.words(text, min_length=5)
    most = sorted(counts.items(), key=lambda entry: -entry[1])[:8]
    for word, count in most:
        print("  {:>16} {} {}".format(word, "#" * (count * 40 // most[0][1]), count))

    section("Links")
    for words, url in quickstart.links(text):
        print("  {} -> {}".format(words, url))

    section("HTML")
    start = time.perf_counter()
    html = quickstart.render(text, *EXTENSIONS, anchors=True)
    spent = time.perf_counter() - start
    print("  {:,} characters of HTML in {:.2f} ms; it begins".format(len(html), spent * 1000))
    for line in html.splitlines()[:3]:
        print("    " + line[:90])

    copies = 200
    with ThreadPoolExecutor(max_workers=4) as pool:
        start = time.perf_counter()
        pages = list(pool.map(lambda copy: quickstart.render(copy, *EXTENSIONS), [text] * copies))
        spent = time.perf_counter() - start
    print("  {} copies in four threads: {:.0f} ms".format(len(pages), spent * 1000))

    section("An honest mistake")
    try:
        quickstart.render(text, "tabels")
    except quickstart.UnknownExtension as error:
        print("  {}: {}".format(type(error).__name__, error))


def section(title):
    print("\n{}\n{}".format(title, "-" * len(title)))


def choose(arguments):
    """The document named, else the first of this repository's pages."""
    if arguments:
        return Path(arguments[0])
    pages = [HERE.parent.parent / "README.md", HERE.parent.parent / "ARCHITECTURE.md", HERE / "README.md"]
    return next(page for page in pages if page.exists())


if __name__ == "__main__":
    main(choose(sys.argv[1:]))
