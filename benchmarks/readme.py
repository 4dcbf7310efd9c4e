"""The tables of figures in the README: one section for each size, at its end."""

HEADING = "## Figures\n"


def written(text: str, size: str, table: str) -> str:
    """The README with the table of one size put in the place of the former one, or added.

    Args:
        text: The README; what stands before its figures stays as it is.
        size: Heading of the section, such as `60,000 batches`.
        table: What stands below it.
    """
    before, _, figures = text.partition(HEADING)
    sections = dict(part.split("\n", 1) for part in figures.split("### ")[1:])
    sections[size] = f"\n{table}\n\n"
    order = sorted(sections, key=lambda name: int(name.split()[0].replace(",", "")))
    told = "".join(f"### {name}\n{sections[name]}" for name in order)
    return f"{before}{HEADING}\n{told}".rstrip() + "\n"
