"""Settings, all from the environment (see README.md for the table); safe for a local run as they stand.

LOCAL, the default, means that only this machine is served. As soon as ALLOWED_HOSTS names
another host, the site starts with a SECRET_KEY and without DEBUG or not at all, and speaks HTTPS only.
"""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from mapfront.basemaps import origins, read_basemaps
from mapfront.environment import LEVELS, Environment
from mapfront.framing import read_origins
from mapfront.local import LOOPBACK, SHORTEST_KEY, local_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
env = Environment()

env.read_env(str(BASE_DIR / ".env"))

DEBUG = env.flag("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[]) or sorted(LOOPBACK)
SECRET_KEY = env.str("SECRET_KEY", default="")
LOCAL = set(ALLOWED_HOSTS) <= LOOPBACK
if DEBUG and not LOCAL:
    raise ImproperlyConfigured("DEBUG is for loopback hosts only: unset DEBUG or ALLOWED_HOSTS.")
if not SECRET_KEY:
    if not LOCAL:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set, and ALLOWED_HOSTS names hosts beyond this machine."
        )
    SECRET_KEY = local_secret_key(VAR_DIR / "secret-key")
if not LOCAL and len(SECRET_KEY) < SHORTEST_KEY:
    raise ImproperlyConfigured(
        f"SECRET_KEY has fewer than {SHORTEST_KEY} characters: whoever guesses it can sign in as anybody."
    )
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

SECURE_SSL_REDIRECT = not LOCAL
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 0 if LOCAL else env.whole("HSTS_SECONDS", default=365 * 24 * 3600)
# Other sites of the domain may speak HTTP still: their owner says when none does.
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not LOCAL and env.flag(
    "HSTS_SUBDOMAINS", default=False
)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SECURE_REFERRER_POLICY = "same-origin"
# What the pages never ask the browser for.
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
# A pasted report of 1 MB grows threefold as a form's percent-encoded Arabic.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.gis",
    "csp",
    "leaflet",
    "simple_history",
    "places",
]
MIDDLEWARE = [
    "mapfront.middleware.head_without_body",
    "django.middleware.security.SecurityMiddleware",
    "mapfront.middleware.permissions_policy",
    "places.views.data.straight",
    "csp.middleware.CSPMiddleware",  # outside of what may refuse a request: refusals carry it too
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "mapfront.middleware.language_from_query",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "mapfront.middleware.page_for_refused_methods",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]
ROOT_URLCONF = "mapfront.urls"
WSGI_APPLICATION = "mapfront.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ]
        },
    }
]

DATABASES = {"default": env.database("DATABASE_URL", default=f"spatialite:///{VAR_DIR / 'mapfront.sqlite3'}")}
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
if DATABASES["default"]["ENGINE"].endswith("spatialite"):
    env.made(Path(DATABASES["default"]["NAME"]).parent, "DATABASE_URL")
    # Readers go on while one writes, and a writer waits for its turn instead of failing halfway.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL",
    }
else:  # and here too
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c lock_timeout=20s")
SPATIALITE_LIBRARY_PATH = env.str("SPATIALITE_LIBRARY_PATH", default="mod_spatialite")
GDAL_LIBRARY_PATH = env.str("GDAL_LIBRARY_PATH", default="") or None
GEOS_LIBRARY_PATH = env.str("GEOS_LIBRARY_PATH", default="") or None
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "places.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ar", _("Arabic"))]
LOCALE_PATHS = [BASE_DIR / "places" / "locale"]
FORMAT_MODULE_PATH = "mapfront.formats"
TIME_ZONE = "Asia/Damascus"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = env.folder("STATIC_ROOT", default=VAR_DIR / "static")
# Folders of npm packages, by the prefix of their static addresses; absent until `npm ci` has run.
FRONT_END_PACKAGES = {
    "npm/plex-sans": BASE_DIR / "node_modules/@fontsource/ibm-plex-sans/files",
    "npm/plex-arabic": BASE_DIR / "node_modules/@fontsource/ibm-plex-sans-arabic/files",
    "npm/geographiclib": BASE_DIR / "node_modules/geographiclib-geodesic",
    "npm/geodesy": BASE_DIR / "node_modules/geodesy",
}
# Of these only the files that pages ask for (see mapfront/finders.py).
FRONT_END_FILES = {
    "npm/geographiclib": ("geographiclib-geodesic.min.js",),
    "npm/geodesy": (
        "mgrs.js",
        "utm.js",
        "dms.js",
        "vector3d.js",
        "latlon-ellipsoidal.js",
        "latlon-ellipsoidal-datum.js",
    ),
}
STATICFILES_FINDERS = [
    "mapfront.finders.WantedFiles",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STATICFILES_DIRS = [
    BASE_DIR / "static",
    *((prefix, folder) for prefix, folder in FRONT_END_PACKAGES.items() if folder.is_dir()),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "mapfront.storage.ManifestStorage"
    },
}

# [{"name", "url", "attribution", "maxZoom"}]: tiles from elsewhere, only if the owner wants them.
ONLINE_BASEMAPS = read_basemaps(env.str("ONLINE_BASEMAPS", default="[]"))
# Whether browsers keep the map for the time without a network, by a service worker.
OFFLINE = env.flag("OFFLINE", default=not DEBUG)
# Other sites that may show /embed/ in a frame; "*" for any.
EMBED_ORIGINS = read_origins(env.list("EMBED_ORIGINS", default=[]))
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "worker-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *origins(ONLINE_BASEMAPS)],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
    }
}

# The widgets' own tile layer is off: it would come from a third party.
LEAFLET_CONFIG = {
    "TILES": [],
    "DEFAULT_CENTER": (34.85, 40.6),
    "DEFAULT_ZOOM": 9,
    "MIN_ZOOM": 4,
    "MAX_ZOOM": 18,
    "ATTRIBUTION_PREFIX": "",
    "RESET_VIEW": False,
}

# The published snapshot's immutable files (see places/publishing/snapshot.py).
SNAPSHOT_DIR = env.folder("SNAPSHOT_DIR", default=VAR_DIR / "snapshot")
# The reading's index of the gazetteer (see places/desk/index_file.py).
INDEX_DIR = env.folder("INDEX_DIR", default=VAR_DIR / "index")
SEEDS_DIR = BASE_DIR / "seeds"

# Debian 12 has GDAL 3.6, which cannot block network access for foreign reference systems (W001);
# none is ever read: every geometry that comes in is declared WGS 84.
SILENCED_SYSTEM_CHECKS = ["gis.W001"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.one_of("LOG_LEVEL", LEVELS, default="INFO")},
    # Django's own handlers write only in DEBUG or send mail; the console takes both places.
    "loggers": {"django": {"handlers": [], "level": "WARNING"}},
}
