#!/usr/bin/env python3
"""The two commands of a newcomer: `python3 dev.py run` and `python3 dev.py test`."""

import sys

# In words that an older Python understands, because it is the one to read them.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("Reply Dojo needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031

from devtools.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
