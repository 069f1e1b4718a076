"""The plugins, without the program that they are for."""

import importlib
import sys
from pathlib import Path

import pytest
import texthost


@pytest.fixture(autouse=True)
def plugins(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "plugins"))


def transformed(plugin, text):
    document = texthost.Document("a file", text)
    importlib.import_module(plugin).transform(document)
    return document


def test_shout():
    assert transformed("shout", "a\nb!").text == "a\nB!"


def test_statistics():
    assert transformed("statistics_of_words", "one, three; two").notes == ["3 words", "the longest: three"]
    assert transformed("statistics_of_words", "").notes == ["0 words"]


def test_what_plugins_cannot_change():
    document = texthost.Document("a file", "")
    with pytest.raises(AttributeError):
        document.name = "another"
    with pytest.raises(TypeError):
        document.text = 1
    assert sys.modules["texthost"].Document is texthost.Document
