"""The Django settings; every choice comes from the environment (docs/operation.md lists the variables)."""

from __future__ import annotations

from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from vejviser import __version__
from vejviser.web.assets import PACKAGE, static_folders
from vejviser.web.environment import EnvironmentFaultError, data_folder, flag, secret_key, text, whole, words

DATA_FOLDER = data_folder()
SECRET_KEY = secret_key(DATA_FOLDER)
DEBUG = False
PUBLIC_URL = text("VEJVISER_URL").rstrip("/")
HTTPS = flag("VEJVISER_HTTPS", PUBLIC_URL.startswith("https://"))
ALLOWED_HOSTS = words("VEJVISER_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if PUBLIC_URL else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "vejviser.web.apps.Web",
    "vejviser.web.accounts",
    "vejviser.web.projects",
    "vejviser.web.searching.apps.Searching",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "vejviser.web.urls"
WSGI_APPLICATION = "vejviser.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "vejviser.web.site.context.frame",
            ],
        },
    }
]

_SQLITE: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}
"""Without IMMEDIATE and WAL, every second of four writers at once is refused."""
_DATABASE_URL = text("DATABASE_URL") or f"sqlite:///{DATA_FOLDER / 'vejviser.db'}"
try:
    DATABASES = {"default": dj_database_url.parse(_DATABASE_URL, conn_max_age=60)}
except (ValueError, dj_database_url.UnknownSchemeError):
    raise EnvironmentFaultError(
        "DATABASE_URL", "...", "write postgres://user:password@host:port/name or sqlite:///path"
    ) from None
ON_SQLITE = "sqlite" in str(DATABASES["default"]["ENGINE"])
if ON_SQLITE:
    DATABASES["default"]["OPTIONS"] = {**DATABASES["default"].get("OPTIONS", {}), **_SQLITE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
USE_I18N = USE_TZ = True
TIME_ZONE = "Europe/Copenhagen"

STATIC_URL = f"/static/{__version__}/"
STATICFILES_DIRS = static_folders()
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False


def WHITENOISE_IMMUTABLE_FILE_TEST(path: str, url: str) -> bool:  # noqa: N802 - the name that WhiteNoise reads
    """True: the version stands in every static address."""
    return True


CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF, *words("VEJVISER_OIDC_ORIGIN")],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_SSL_REDIRECT = HTTPS and flag("VEJVISER_REDIRECT_TO_HTTPS", True)
SECURE_HSTS_SECONDS = whole("VEJVISER_HSTS_SECONDS", 31_536_000 if HTTPS else 0)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("VEJVISER_BEHIND_PROXY") else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "vejviser_session", "vejviser_csrf"
CSRF_FAILURE_VIEW = "vejviser.web.site.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator", "NumericPasswordValidator")
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    }
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "projects:list"
ACCOUNT_LOGOUT_REDIRECT_URL = "site:front"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_UNIQUE_EMAIL = True
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if text("VEJVISER_EMAIL_HOST")
    else "django.core.mail.backends.console.EmailBackend"
)
EMAIL_HOST, EMAIL_PORT = text("VEJVISER_EMAIL_HOST"), whole("VEJVISER_EMAIL_PORT", 587)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = text("VEJVISER_EMAIL_USER"), text("VEJVISER_EMAIL_PASSWORD")
EMAIL_USE_TLS = flag("VEJVISER_EMAIL_TLS", True)
DEFAULT_FROM_EMAIL = text("VEJVISER_EMAIL_FROM", "vejviser@localhost")

STATEMENT_URL = text("VEJVISER_STATEMENT_URL")
"""The accessibility statement made in WAS-Tool; without it the product shows its own page."""
CONTACT = text("VEJVISER_CONTACT")
"""The e-mail address of those who run the installation, shown on the accessibility statement."""
