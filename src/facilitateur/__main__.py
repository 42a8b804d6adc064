"""Start facilitateur: `facilitateur` and `python -m facilitateur`."""

import os
import sys

from facilitateur import __version__


def main() -> None:
    """Keep new files private, answer `--version` at once, leave the rest to the command line."""
    os.umask(0o077)
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"facilitateur {__version__}\n")
        return
    from facilitateur.cli import run

    run()


if __name__ == "__main__":
    main()
