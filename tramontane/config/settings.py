"""Django settings: what the environment says (``config.env``) put where Django looks."""

from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlparse

from tramontane.config import embedded
from tramontane.config.env import LOCAL_HOSTS, read
from tramontane.config.logs import logging_config
from tramontane.lib.language import NAMES

ENV = read()
ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "tramontane"

DEBUG = False
DEMONSTRATION = ENV.demo
SECRET_KEY = ENV.secret_key or "demonstration-only-" + "0" * 40
ALLOWED_HOSTS = [*LOCAL_HOSTS, *ENV.hosts]

#: Instruments in the order of the menu; each entry is a package with an ``instrument.py``.
INSTRUMENTS: list[str] = []

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "procrastinate.contrib.django",
    "tramontane.accounts",
    "tramontane.evidence",
    "tramontane.plan",
    "tramontane.ledger",
    "tramontane.search",
    "tramontane.portal",
    *INSTRUMENTS,
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tramontane.portal.compression.HeavyAnswersMiddleware",
    "tramontane.portal.languages.LanguageMiddleware",
    "tramontane.portal.middleware.PageMiddleware",
    "tramontane.portal.resilience.fair.FairMiddleware",
    "tramontane.portal.resilience.middleware.LastCopyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tramontane.portal.middleware.RefusalMiddleware",
]
ROOT_URLCONF = "tramontane.config.urls"
WSGI_APPLICATION = "tramontane.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "tramontane.portal.jinja.environment",
            "context_processors": ["django.contrib.messages.context_processors.messages"],
        },
    },
]

_database = urlparse(ENV.database_url or embedded.url(ENV.postgresql))
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(_database.path.lstrip("/")) or "tramontane",
        "USER": unquote(_database.username or "postgres"),
        "PASSWORD": unquote(_database.password or ""),
        "HOST": dict(parse_qsl(_database.query)).get("host", _database.hostname or ""),
        "PORT": str(_database.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **{k: v for k, v in parse_qsl(_database.query) if k != "host"},
            "connect_timeout": 5,
            "application_name": "tramontane",
        },
    }
}

#: In the database, so that every web process counts the same attempts (migration accounts/0002).
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "tramontane_cache"}}

#: Who answers for the site, as the law wants it said; empty values are shown as missing.
CONTACT, PUBLISHER, DIRECTOR, HOSTING = ENV.contact, ENV.publisher, ENV.director, ENV.hosting

#: The last copy of each public page, answered when the database is down; and the file that closes the platform.
COPIES, MAINTENANCE = ENV.data / "copies", ENV.data / "maintenance"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "tramontane.portal.sign_in.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "20/m/ip,3/m/key",
    "login": "30/m/ip",
    "follow": "30/h/ip",
    "letters": "5/h/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = ENV.proxies
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_PREVENT_ENUMERATION = True

_smtp = urlparse(ENV.smtp_url)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if ENV.smtp_url else 'console'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = _smtp.hostname or "localhost", _smtp.port or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_smtp.username or ""), unquote(_smtp.password or "")
EMAIL_USE_TLS = _smtp.scheme == "smtps"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = ENV.mail_from
#: Where letters say that the site is.
SITE = ENV.site

LANGUAGE_CODE = "fr"
LANGUAGES = list(NAMES.items())
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "Europe/Paris"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = ENV.data / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600

#: Uploads: one document, and one request with several of them.
MAX_DOCUMENT_BYTES = 25 * 1024 * 1024
#: What one address may read of the API and of files, in units, for each web process (portal.limits).
READS_PER_MINUTE = 600
#: What one address may ask of pages, in units, for each web process; a quarter of it at once; 0 for no limit.
PAGES_PER_MINUTE = ENV.pages_per_minute
#: Documents brought from their address: private networks that may be reached all the same, and ports.
FETCH_NETWORKS, FETCH_PORTS = ENV.fetch_networks, ENV.fetch_ports
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_NUMBER_FILES = 100  # the desk's form refuses more than 20 in French
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a plan's lines, ticked at once

#: What extracting one document may take at most (evidence.extraction.bounded).
EXTRACTION_SECONDS, EXTRACTION_MB = ENV.extraction_seconds, ENV.extraction_mb
#: The optional language model; an empty address is none (evidence.extraction.model).
LLM_URL, LLM_KEY, LLM_MODEL, LLM_SECONDS = ENV.llm_url, ENV.llm_key, ENV.llm_model, ENV.llm_seconds

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = ENV.is_secure
SECURE_HSTS_SECONDS = 31_536_000 if ENV.is_secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = ENV.is_secure
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.is_secure else None
SECURE_REDIRECT_EXEMPT = [r"^sante/$"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV.is_secure
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_ENGINE = "tramontane.portal.sessions"
CSRF_USE_SESSIONS = False
CSRF_FAILURE_VIEW = "tramontane.portal.views.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = logging_config(ENV.log_format)
