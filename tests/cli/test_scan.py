"""A number read from a barcode or QR code is shown before it is written, and never guessed."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from running import Customs, Terminal

MAIL, DECLARATION = "EA123456785CN", "530420190046041383"
GOODS = ("--office", "5320", "--found", "2019-07-01", "--goods", "caps", "--mark", "VIVO")


def picture(path: Path, *codes: tuple[str, str], turned: bool = False) -> Path:
    """A sheet with codes below one another."""
    drawn = []
    for kind, text in codes:
        code = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind))
        drawn.append(Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=4)))
    sheet = Image.new("L", (max(one.width for one in drawn) + 80, sum(one.height + 60 for one in drawn) + 60), 255)
    top = 60
    for one in drawn:
        sheet.paste(one, (40, top))
        top += one.height + 60
    (sheet.transpose(Image.Transpose.ROTATE_90) if turned else sheet).save(path)
    return path


def document(customs: Customs, ref: str) -> tuple[str, str]:
    found = customs("show", ref, "--json").answer["batch"]["document"]
    return found["kind"], found["number"]


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(
    ("codes", "kind", "number"),
    [
        ([("Code128", MAIL)], "mail-item", MAIL),
        ([("Code128", DECLARATION)], "declaration", DECLARATION),
        ([("QRCode", DECLARATION)], "declaration", DECLARATION),
        ([("Code39", "WB-2019-77")], None, "WB-2019-77"),
        ([("QRCode", "https://parcel.example/track?id=1"), ("Code128", MAIL)], "mail-item", MAIL),
        ([("Code128", "77001"), ("Code128", DECLARATION)], "declaration", DECLARATION),
    ],
)
def test_the_number_is_shown_and_kept(
    customs: Customs, place: Path, codes: list[tuple[str, str]], kind: str, number: str
) -> None:
    picture(place / "p.png", *codes, turned=True)
    told = customs("record", *GOODS, "--scan", "p.png", "-q")
    assert (told.code, f"read from p.png: {number} (" in told.err) == (0, True), told.err
    assert document(customs, told.out.strip()) == (kind, number)


@pytest.mark.usefixtures("names")
def test_what_cannot_be_read_is_refused_and_nothing_recorded(customs: Customs, place: Path) -> None:
    Image.new("L", (300, 300), 255).save(place / "blank.png")
    picture(place / "two.png", ("Code128", MAIL), ("Code128", "RR473124829GB"))
    picture(place / "odd.png", ("QRCode", "a\nb\x1b[31m"))
    picture(place / "one.png", ("Code128", MAIL))
    (place / "text.png").write_bytes(b"not a picture")
    (place / "cut.png").write_bytes((place / "one.png").read_bytes()[:300])
    (place / "empty.png").write_bytes(b"")
    (place / "folder").mkdir()
    for words, code, says in (
        (("--scan", "blank.png"), 3, "no barcode with a document number was found in blank.png"),
        (("--scan", "odd.png"), 3, "no barcode with a document number"),
        (("--scan", "two.png"), 3, f"several numbers are on two.png: {MAIL}, RR473124829GB"),
        (("--scan", "text.png"), 2, "is not a picture"),
        (("--scan", "cut.png"), 2, "is not a picture"),
        (("--scan", "empty.png"), 2, "is not a picture"),
        (("--scan", "folder"), 3, "not a plain file"),
        (("--scan", "nowhere.png"), 3, "cannot read"),
        (("--scan", ""), 2, "is not a path"),
        (("--scan", "one.png", "--document", "7"), 2, "--scan and --document exclude each other"),
        (("--scan", "one.png", "--more"), 2, "--scan and --more exclude each other"),
    ):
        told = customs("record", *GOODS, *words)
        assert (told.code, says in told.err) == (code, True), (words, told.err)
    assert customs("list", "-q").out == ""
    assert customs("record", *GOODS, "--scan", "one.png", "-n").code == 0
    assert customs("list", "-q").out == ""


@pytest.mark.usefixtures("names")
def test_without_the_library_one_line_says_how_to_get_it(
    customs: Customs, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture(place / "p.png", ("Code128", MAIL))
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    told = customs("record", *GOODS, "--scan", "p.png")
    assert (told.code, len(told.err.splitlines())) == (2, 2)
    assert "pip install 'customs-cli[scan]'" in told.err


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(("answer", "code"), [("", 0), ("是", 0), ("perhaps", 8)])
def test_on_a_terminal_the_number_is_written_only_when_somebody_says_that_it_is_right(
    customs: Customs, terminal: Callable[..., Terminal], place: Path, answer: str, code: int
) -> None:
    picture(place / "p.png", ("Code128", MAIL))
    told = terminal("record", *GOODS, "--scan", "p.png", answers=(("Is this number correct? (Y/n)", answer),))
    assert told.code == code
    assert f"read from p.png: {MAIL}" in told.raw
    assert told.raw.index(MAIL) < told.raw.index("Is this number correct?")
    assert len(customs("list", "-q").lines) == (code == 0)
    assert not code or "nothing was recorded" in told.raw


@pytest.mark.usefixtures("names")
def test_no_question_is_asked_where_no_number_was_found(
    customs: Customs, terminal: Callable[..., Terminal], place: Path
) -> None:
    Image.new("L", (300, 300), 255).save(place / "blank.png")
    told = terminal("record", *GOODS, "--scan", "blank.png")
    assert (told.code, "Is this number correct?" in told.raw) == (3, False)
    assert customs("list", "-q").lines == []
