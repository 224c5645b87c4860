"""One settings module for every machine. What differs comes from the environment (see `.env.example`)."""

from pathlib import Path

import dj_database_url
import django
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from quizsite import env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.text("WHO_SAYS_VAR", str(BASE_DIR / "var")))
DJANGO_6 = django.VERSION >= (6, 0)

# --- which machine this is -------------------------------------------------------------------------

DEBUG = env.flag("WHO_SAYS_DEBUG", default=True)
SECRET_KEY = env.secret(
    "WHO_SAYS_SECRET_KEY",
    development="for-development-only-and-refused-as-soon-as-debug-is-off" if DEBUG else None,
)
SECRET_KEY_FALLBACKS = env.words("WHO_SAYS_OLD_SECRET_KEYS")
ALLOWED_HOSTS = env.words("WHO_SAYS_HOSTS", "127.0.0.1 localhost [::1]" if DEBUG else "")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if not DEBUG]
HTTPS = env.flag("WHO_SAYS_HTTPS", default=not DEBUG)

# --- the parts -------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "quizsite",
    "articles",
    "quizzes",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "simple_history",
    "import_export",
    "django_tasks_db",
]
if not DJANGO_6:
    # Django 6 has partials and tasks built in. The simple app config leaves the template engine to us.
    INSTALLED_APPS += ["template_partials.apps.SimpleAppConfig", "django_tasks"]

CSP_MIDDLEWARE = (
    "django.middleware.csp.ContentSecurityPolicyMiddleware"
    if DJANGO_6
    else "quizsite.middleware.content_security_policy"
)
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    CSP_MIDDLEWARE,
    "quizsite.middleware.permissions_policy",
    "quizsite.middleware.no_store_for_the_signed_in",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "quizsite.urls"
WSGI_APPLICATION = "quizsite.wsgi.application"

_loaders: list = [
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
if not DEBUG:
    _loaders = [("django.template.loaders.cached.Loader", _loaders)]
if not DJANGO_6:
    _loaders = [("template_partials.loader.Loader", _loaders)]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "loaders": _loaders,
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "quizsite.templatetags.printed",
                *([] if DJANGO_6 else ["template_partials.templatetags.partials"]),
            ],
        },
    }
]

# --- the database ----------------------------------------------------------------------------------

DATABASES = {
    "default": dj_database_url.parse(
        env.text("WHO_SAYS_DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}"),
        conn_max_age=env.integer("WHO_SAYS_DATABASE_KEEP_SECONDS", 60),
        conn_health_checks=True,
    )
}
_database = DATABASES["default"]
if _database["ENGINE"].endswith("sqlite3"):
    # Writers wait for each other instead of failing (IMMEDIATE, timeout); readers never wait (WAL); and
    # what was acknowledged survives a power cut (FULL; NORMAL was seen to lose commits).
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;",
    }
    _database["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
elif not _database["ENGINE"].endswith("postgresql"):
    raise ImproperlyConfigured("WHO_SAYS_DATABASE_URL must begin with sqlite:/// or postgres://.")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Shared by all workers: sign-in limits counted in one worker's memory would be no limits at all.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "quizsite_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

# --- work in the background ------------------------------------------------------------------------

# Kept in our database: `manage.py db_worker` does it, beside the server, and goes on after a restart.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

# --- history of changes, spreadsheets --------------------------------------------------------------

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
IMPORT_EXPORT_USE_TRANSACTIONS = True

# --- people ----------------------------------------------------------------------------------------

AUTH_USER_MODEL = "quizsite.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",  # people with an e-mail address
    "quizzes.backends.ClassroomBackend",  # students, by class code, name and PIN
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"

SIGNUP_OPEN = env.flag("WHO_SAYS_SIGNUP_OPEN", default=DEBUG)
SIGNUP_DOMAINS = [domain.lower() for domain in env.words("WHO_SAYS_SIGNUP_DOMAINS")]

ACCOUNT_ADAPTER = "quizsite.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "quizsite.forms.SignupForm"
ACCOUNT_EMAIL_VERIFICATION = "optional" if DEBUG else "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = None  # asked on the form, and off unless ticked: school computers are shared
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_RATE_LIMITS = {
    # A whole school stands behind one address: its limits are wide. An account's own limits stay narrow.
    "login": "600/m/ip",
    "login_failed": "600/m/ip,5/300s/key",
    "signup": "300/m/ip",
    "reset_password": "300/m/ip,5/m/key",
    "reset_password_from_key": "300/m/ip",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_TOTP_ISSUER = "Who Says?"
ALLAUTH_TRUSTED_PROXY_COUNT = env.integer("WHO_SAYS_PROXIES", 0)

# How long classes are kept, in days; 0 is for good. `manage.py retention` does it, once a day from the machine's timer.
ARCHIVE_AFTER_DAYS = env.integer("WHO_SAYS_ARCHIVE_AFTER_DAYS", 0)
ERASE_AFTER_DAYS = env.integer("WHO_SAYS_ERASE_AFTER_DAYS", 0)

# --- e-mail ----------------------------------------------------------------------------------------

_mail_host = env.text("WHO_SAYS_EMAIL_HOST", "")
_mail_options = {
    "host": _mail_host,
    "port": env.integer("WHO_SAYS_EMAIL_PORT", 587),
    "username": env.text("WHO_SAYS_EMAIL_USER", ""),
    "password": env.text("WHO_SAYS_EMAIL_PASSWORD", ""),
    "use_tls": True,
    "timeout": 10,
}
_mail_backend = f"django.core.mail.backends.{'smtp' if _mail_host else 'console'}.EmailBackend"
if django.VERSION >= (6, 1):
    MAILERS = {"default": {"BACKEND": _mail_backend, "OPTIONS": _mail_options if _mail_host else {}}}
else:
    EMAIL_BACKEND = _mail_backend
    EMAIL_HOST = _mail_options["host"]
    EMAIL_PORT = _mail_options["port"]
    EMAIL_HOST_USER = _mail_options["username"]
    EMAIL_HOST_PASSWORD = _mail_options["password"]
    EMAIL_USE_TLS = _mail_options["use_tls"]
    EMAIL_TIMEOUT = _mail_options["timeout"]
DEFAULT_FROM_EMAIL = env.text("WHO_SAYS_EMAIL_FROM", "who-says@localhost")

# --- language, time --------------------------------------------------------------------------------

LANGUAGE_CODE = env.text("WHO_SAYS_LANGUAGE", "en")
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "quizsite" / "locale"]
TIME_ZONE = env.text("WHO_SAYS_TIME_ZONE", "UTC")
USE_TZ = True

# --- files the browser gets ------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "quizsite.storage.LeanStaticFilesStorage"
    },
}
WHITENOISE_MAX_AGE = 0 if DEBUG else 3600

# --- what the browser sends ------------------------------------------------------------------------

# A pasted text may be long: a day in parliament in Cyrillic is 1.2 MB. Files are counted apart, as they come in.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
FILE_UPLOAD_HANDLERS = [
    "quizsite.uploads.CappedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- safety ----------------------------------------------------------------------------------------

SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],  # data: for the QR code of the one-time-code set-up, drawn on our server
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "worker-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked by the load balancer, inside, without TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "quizsite.views.csrf_failure"

# --- logs ------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "quizsite.logs.JsonFormatter"},
        "plain": {"format": "%(levelname)s %(name)s: %(message)s"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain" if DEBUG else "json"}},
    "root": {"handlers": ["console"], "level": env.text("WHO_SAYS_LOG_LEVEL", "INFO")},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
