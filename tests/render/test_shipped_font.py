"""Chinese on paper with nothing but what pip installs: the system's own fonts are hidden in a process of their own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
from pathlib import Path
from customs_cli.cli.main import run
from customs_cli.render.forms.paper import fonts
found = fonts.find()
print(found.regular.name)
words = "--lang zh --register register.json print daily 2019-07-03 -o sheet.pdf"
raise SystemExit(run(words.split()))
"""


def without_fonts(folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Draw a sheet in Chinese where the folders of fonts are empty."""
    hidden = (
        "for d in /usr/share/fonts /usr/local/share/fonts; do [ ! -d $d ] || mount --bind empty $d || exit 77; done"
    )
    script = f'{hidden}; exec "{sys.executable}" -c "$0"'
    given = {"HOME": str(home), "CUSTOMS_TODAY": "2019-07-03", "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    words = ["unshare", "--mount", "--map-root-user", "sh", "-c", script, CODE]
    return subprocess.run(words, cwd=folder, env=given, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not shutil.which("unshare") or not shutil.which("pdftotext"), reason="needs unshare and poppler")
def test_a_sheet_in_chinese_is_drawn_where_the_system_has_no_font(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "home").mkdir()
    done = without_fonts(tmp_path, tmp_path / "home")
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip("this system lets nobody hide its folders")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "NotoSansSC-Regular.otf"
    said = subprocess.run(["pdftotext", tmp_path / "sheet.pdf", "-"], capture_output=True, text=True, check=True).stdout
    assert "知识产权海关保护工作日报" in said
    fonts = subprocess.run(["pdffonts", tmp_path / "sheet.pdf"], capture_output=True, text=True, check=True).stdout
    assert "NotoSansSC" in fonts
    assert all(" yes yes yes " in row for row in fonts.splitlines()[2:])
