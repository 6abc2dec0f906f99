"""The settings of the tests: those of the platform, on the PostgreSQL of the tests, files served as they are."""

import os

from tests.server import start_once
from tramontane.config.runtime.messages import compile_catalogues

start_once()
compile_catalogues()

from tramontane.config.settings import *  # noqa: E402, F403  (the environment had to be ready first)

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
PAGES_PER_MINUTE = 0
READS_PER_MINUTE = 10**9  # tests of limits make their own limiter
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# What a test starts in another process runs with the settings of the platform.
os.environ["DJANGO_SETTINGS_MODULE"] = "tramontane.config.settings"
# The tables of the tiny instrument exist in every test; INSTRUMENTS switches it on where it is wanted.
INSTALLED_APPS = [*INSTALLED_APPS, "tests.instruments.tiny"]  # noqa: F405
