"""Which records may bear a name, told from bytes: whoever bears it is among them."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st
from register_samples import ticking

from customs_cli.domain.rights.named import names_of
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.name_matching import folded
from customs_cli.register.act import Act
from customs_cli.register.file.files import FileStore
from customs_cli.register.file.name_sieve import rows_called
from customs_cli.register.register import Register

LETTERS = 'aBcéÉßİſKﬀ維沃一龥㐀䷀ａＶ１ 1.-_·（)"\\\t\u0001\u200b'
NAMES = st.text(LETTERS, min_size=1, max_size=5)


def register_of(first: list[str], later: list[str], folder: Path) -> Register:
    """Marks of some names in the TinyDB file, some of them renamed in the journal only."""
    register = Register(FileStore(folder / "register.json"), clock=ticking())
    for names in (first, later):

        def body(act: Act, names: list[str] = names) -> None:
            for number, name in enumerate(names):
                act.put(Trademark(code=f"M{number}", name=name, holder="H", aliases=(name[::-1],)))

        register.do("import", body, by=("Li Wei",))
        if names is first:
            register.checkpoint()
    return register


@given(st.lists(NAMES, max_size=6), st.lists(NAMES, max_size=3), NAMES)
def test_every_record_that_bears_a_name_is_among_those_told_from_the_bytes(
    first: list[str], later: list[str], other: str
) -> None:
    with TemporaryDirectory() as folder:
        register = register_of(first, later, Path(folder))
        for form in {folded(name) for name in [*first, *later, other]}:
            bearing = [mark for mark in register.all(Trademark) if form in map(folded, names_of(mark))]
            rows = rows_called(register.snapshot, "trademarks", form)
            assert rows is None or [row.id for row in rows] == sorted({row.id for row in rows})
            told = register.called(Trademark, form)
            assert told is None or [mark for mark in told if mark in bearing] == bearing


def test_a_plain_name_is_not_sought_on_the_lines_of_others(tmp_path: Path) -> None:
    register = register_of(["VIVO", "维沃", "OPPO"], [], tmp_path)
    told = register.called(Trademark, folded("vi-vo"))
    assert told is not None and [mark.name for mark in told] == ["VIVO"]
