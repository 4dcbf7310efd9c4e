"""The console script: looks at its arguments before anything heavy is imported."""

import sys

from customs_cli import __version__


def main() -> None:
    """Run `customs` and leave with its exit status."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        print(f"customs {__version__}")  # noqa: T201 (nothing else is imported yet)
        return
    if arguments[:1] == ["__complete"]:
        from customs_cli.cli import complete

        complete.main(arguments[1:])
        return
    import gc

    gc.set_threshold(100_000)  # a start makes thousands of lasting objects: looking for rubbish among them takes 5 ms
    from customs_cli.cli.main import run

    status = run(arguments)
    gc.freeze()  # nor is there any need to look among them once more at the end: 13 ms
    sys.exit(status)


if __name__ == "__main__":
    main()
