"""``python -m kb`` is ``griffie``."""

from kb.cli import main

main()
