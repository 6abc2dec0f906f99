"""Structured logs: one line per event, as text for people or JSON for machines."""

_INSTANT = "%Y-%m-%dT%H:%M:%S%z"


def logging_config(style: str) -> dict[str, object]:
    """A ``dictConfig`` for ``style`` "text" or "json", on standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "text": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s", "datefmt": _INSTANT},
            "json": {
                "()": "pythonjsonlogger.json.JsonFormatter",
                "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s",
                "datefmt": _INSTANT,
                "rename_fields": {"asctime": "at", "levelname": "level", "name": "logger"},
            },
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": style}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            "procrastinate": {"level": "WARNING"},
            "_granian": {"level": "WARNING"},
            "django.request": {"level": "ERROR"},
        },
    }
