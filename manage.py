#!/usr/bin/env python
"""Django's command line for MapFront."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mapfront.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    from mapfront.busy import is_busy

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"MapFront cannot start: {error}")
    except OperationalError as error:
        if not is_busy(error):
            raise
        sys.exit("Somebody else is writing to the database, and nothing was stored: try again.")
