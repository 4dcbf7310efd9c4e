"""What a Tab costs: a word that the shell itself knows, and a reference asked of a register."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import CUSTOMS, in_turn
from benchmarks.table import Figure, compared

CALLS = 200
SCRIPT = Path(__file__).parent.parent / "completions" / "customs.bash"
_CALLED = """
source "$1"
COMP_TYPE=9 COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:'
COMP_LINE='customs record --office 5320 --dir' COMP_POINT=${#COMP_LINE}
_customs customs --dir 5320
[[ ${COMPREPLY[*]} == --direction ]] || exit 1
begun=${EPOCHREALTIME/./}
for ((n = 0; n < $2; n++)); do _customs customs --dir 5320; done
echo $((${EPOCHREALTIME/./} - begun))
"""


def words() -> Iterator[Figure]:
    """A Tab after `customs record --office 5320 --dir`, in a bash that runs already; nothing where there is no bash."""
    if bash := shutil.which("bash"):
        command = [bash, "--norc", "-c", _CALLED, "bash", str(SCRIPT), str(CALLS)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        milliseconds = int(done.stdout) / 1000 / CALLS
        yield Figure("a Tab after `record --dir` in bash", f"{milliseconds:.1f} ms", wanted="< 10 ms")


def references(register: Path, twelve: Path, times: int) -> Iterator[Figure]:
    """A Tab after a reference that is typed in part, among many batches and among few; and its memory."""
    lines = {
        str(path): [CUSTOMS, "__complete", "batch:show", "2025-0100-0000", "--register", str(path)]
        for path in (register, twelve)
    }
    taken = in_turn(lines, times)
    ours, few = taken[str(register)], taken[str(twelve)]
    yield compared("a Tab after `show 2025-0100-0000`", ours, "twelve", few, "<= 1.3, < 30 MB")
