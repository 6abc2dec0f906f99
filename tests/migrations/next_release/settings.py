"""The platform with the migrations of the release to come."""

from tramontane.config.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.migrations.next_release"]  # noqa: F405
