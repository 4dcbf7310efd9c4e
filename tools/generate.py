"""Write what is made: completions/, docs/man/, what completion knows of the procedures, and the compiled catalogues.

Run it when a command, an option, a procedure or a catalogue changes. Catalogues need msgfmt, of GNU gettext.
"""

import shutil
import subprocess
from pathlib import Path

from customs_cli.cli.completion.fitting import CONDUCT
from customs_cli.cli.completion.install import script
from customs_cli.cli.helping.manual import pages
from customs_cli.domain.batch.course.rare_events import LOGGED, is_known_to
from customs_cli.procedures import codes, get

HERE = Path(__file__).parent.parent
CATALOGUES = HERE / "customs_cli" / "render" / "words" / "locale"
SCRIPTS = {"bash": "customs.bash", "zsh": "_customs", "fish": "customs.fish", "powershell": "customs.ps1"}


def made() -> dict[Path, str]:
    """Every file that is made, with what it holds."""
    scripts = {HERE / "completions" / name: script(shell) for shell, name in SCRIPTS.items()}
    return scripts | {HERE / "docs" / "man" / name: text for name, text in pages().items()} | {CONDUCT: conduct()}


def conduct() -> str:
    """What readiness asks of each procedure, and the events that it knows, as CSV."""
    rows = ["procedure,application_first,customs_decides,own_motion,court_locks,told_if_opposed,security,basis,events"]
    for law in map(get, codes()):
        traits = (law.application_first, law.customs_decides, law.own_motion, law.court_locks, law.told_if_opposed)
        says = ("yes" if said else "no" for said in traits)
        events = (name.removesuffix("_on").replace("_", "-") for name in LOGGED if is_known_to(law, name))
        rows.append(",".join((law.code, *says, law.security, law.basis, " ".join(events))))
    return "\n".join(rows) + "\n"


def compile_catalogues() -> None:
    """Write the `.mo` beside every `.po`; where there is no msgfmt, say so and leave them."""
    msgfmt = shutil.which("msgfmt")
    if msgfmt is None:
        print("catalogues were not compiled: no msgfmt (GNU gettext)")
        return
    for source in sorted(CATALOGUES.rglob("*.po")):
        subprocess.run([msgfmt, "--no-hash", "-o", source.with_suffix(".mo"), source], check=True)


def main() -> None:
    """Write them, and remove pages of commands that are no more."""
    files = made()
    for old in {*(HERE / "docs" / "man").glob("*.1")} - set(files):
        old.unlink()
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    compile_catalogues()


if __name__ == "__main__":
    main()
