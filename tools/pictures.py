"""Make the README's pictures from what the program really shows: `python tools/pictures.py`.

docs/pictures/ then has the morning and a batch's file as a terminal shows them (SVG, in the reader's own font), and
the day's sheet as its paper looks (PNG; needs pdftoppm, of poppler). The register is the demonstration's.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pexpect
import pyte

HERE = Path(__file__).parent.parent
PICTURES = HERE / "docs" / "pictures"
TODAY, SHEET_DAY = "2019-09-02", "2019-08-30"
COLUMNS = 100
CHARACTER, LINE, MARGIN = 8.4, 18, 14
INK, DIM, GREEN = "#d8dee9", "#8f9bb3", "#a3be8c"
COLOURS = {"cyan": "#88c0d0", "red": "#bf616a", "green": GREEN, "yellow": "#ebcb8b", "brown": "#ebcb8b"}


def main() -> None:
    """Write the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        office = Path(folder)
        _run(office, "demo", "customs-demo")
        batch = "2019-5320-000069"
        for name, typed in (("morning", "customs"), ("batch", f"customs show {batch}")):
            text = picture(office, typed)
            (PICTURES / f"{name}.svg").write_text(text, encoding="utf-8")
        _page(office)
    for file in sorted(PICTURES.iterdir()):
        print(f"{file.relative_to(HERE)}: {file.stat().st_size:,} bytes")


def picture(office: Path, typed: str) -> str:
    """What a command line shows on a terminal, as SVG."""
    screen = _screen(office, typed.split()[1:])
    rows = [_spans(screen, y) for y in range(screen.cursor.y + 1)]
    while rows and not rows[-1]:
        rows.pop()
    width, height = int(COLUMNS * CHARACTER + 2 * MARGIN), (len(rows) + 2) * LINE + 2 * MARGIN
    prompt = f'<text x="{MARGIN}" y="{MARGIN + LINE}" fill="{GREEN}">$ {escape(typed)}</text>'
    lines = [prompt, *(span for y, row in enumerate(rows) for span in _texts(row, MARGIN + (y + 2) * LINE))]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            'font-family="ui-monospace,Menlo,Consolas,\'DejaVu Sans Mono\',monospace" font-size="14" '
            'xml:space="preserve">',
            f'<rect width="{width}" height="{height}" rx="8" fill="#2e3440"/>',
            *lines,
            "</svg>\n",
        ]
    )


def _screen(office: Path, words: list[str]) -> Any:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "customs_cli", *words],
        dimensions=(26, COLUMNS),
        cwd=str(office),
        env=_environment(office),
        encoding="utf-8",
        timeout=60,
    )
    child.expect(pexpect.EOF)
    screen = pyte.Screen(COLUMNS, 400)
    pyte.Stream(screen).feed(child.before)
    return screen


def _spans(screen: Any, y: int) -> list[tuple[int, int, str, str, bool]]:
    """(column, columns, text, colour, bold) of the runs of one line."""
    cells = [screen.buffer[y][x] for x in range(COLUMNS)]
    found, x = [], 0
    for (colour, bold), run in groupby(cells, key=lambda cell: (cell.fg, cell.bold)):
        data = [cell.data for cell in run]  # the second half of a wide character is empty
        text = "".join(data)
        if text.strip():
            before, after = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
            wide = len(data) - before - after
            found.append((x + before, wide, text.strip(), COLOURS.get(colour, INK), bold))
        x += len(data)
    return found


def _texts(row: list[tuple[int, int, str, str, bool]], y: int) -> Iterator[str]:
    for x, wide, text, colour, bold in row:
        colour = DIM if set(text) <= set("─ ") else colour
        weight = ' font-weight="bold"' if bold else ""
        place = f'x="{MARGIN + x * CHARACTER:.1f}" y="{y}" textLength="{wide * CHARACTER:.1f}"'
        yield f'<text {place} fill="{colour}"{weight}>{escape(text)}</text>'


def _page(office: Path) -> None:
    """The day's sheet as its first page looks."""
    _run(office, "summary", SHEET_DAY, "--sheet", "--office", "53", "-o", "sheet.pdf")
    if shutil.which("pdftoppm") is None:
        print("the sheet was not drawn: no pdftoppm (poppler)")
        return
    command = ["pdftoppm", "-png", "-gray", "-r", "80", "-f", "1", "-l", "1", "-singlefile", "sheet.pdf", "sheet"]
    subprocess.run(command, cwd=office, check=True)
    from PIL import Image

    with Image.open(office / "sheet.png") as drawn:
        drawn.quantize(12).save(PICTURES / "sheet.png", optimize=True)


def _run(office: Path, *words: str) -> None:
    command = [sys.executable, "-m", "customs_cli", *words]
    subprocess.run(command, cwd=office, env=_environment(office), check=True, stdout=subprocess.DEVNULL)


def _environment(office: Path) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("CUSTOMS_", "XDG_", "LC_"))}
    return {
        **own,
        "PYTHONPATH": str(HERE),
        "HOME": str(office),
        "CUSTOMS_REGISTER": str(office / "customs-demo" / "register.json"),
        "CUSTOMS_TODAY": TODAY,
        "CUSTOMS_OFFICE": "5320",
        "CUSTOMS_OFFICER": "Li Wei;Chen Hua",
        "CUSTOMS_PAGER": "cat",
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }


if __name__ == "__main__":
    main()
