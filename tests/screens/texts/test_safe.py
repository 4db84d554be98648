"""Text that a terminal would obey becomes signs one can see."""

import unicodedata

import pytest

from screens.texts.safe import is_hidden, safe, shorten


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Én indgang – 3 %", "Én indgang – 3 %"),
        ("[/x] [b]", "[/x] [b]"),
        ("\x1b]52;c;aGVq\x07", "␛]52;c;aGVq␇"),
        ("a\nb\tc\r\0", "a␊b␉c␍␀"),
        ("\x7f\x9b31m", "␡⟨U+009B⟩31m"),
        ("gpj.\u202efdp", "gpj.⟨U+202E⟩fdp"),
        ("a\u200bb\u2028c\ufeff", "a⟨U+200B⟩b⟨U+2028⟩c⟨U+FEFF⟩"),
        ("\udcff", "⟨U+DCFF⟩"),
        ("\u3164", "⟨U+3164⟩"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("a\u00a0b", "a\u00a0b"),
    ],
)
def test_what_cannot_be_seen_is_shown_as_a_sign(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_nothing_is_left_for_a_terminal_to_obey() -> None:
    every = "".join(map(chr, range(0x11_0000)))
    left = {unicodedata.category(character) for character in safe(every)}
    assert not left & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not any(map(is_hidden, safe(every)))


def test_a_long_text_is_cut_before_it_is_shown() -> None:
    assert shorten("\x1b" * 100, 5) == "␛␛␛␛…"
    assert shorten("kort") == "kort"
