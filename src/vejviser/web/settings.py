"""The Django settings; every choice comes from the environment (docs/operation.md lists the variables)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF

from vejviser import __version__
from vejviser.web.accounts.broker.known import brokers
from vejviser.web.assets import PACKAGE, static_folders
from vejviser.web.environment import (
    EnvironmentFaultError,
    address,
    choice,
    data_folder,
    flag,
    secret_key,
    text,
    whole,
    words,
)
from vejviser.web.operation.logs import logging_of

DATA_FOLDER = data_folder()
SECRET_KEY = secret_key(DATA_FOLDER)
DEBUG = False
PUBLIC_URL = address("VEJVISER_URL")
HTTPS = flag("VEJVISER_HTTPS", PUBLIC_URL.startswith("https://"))
ALLOWED_HOSTS = words("VEJVISER_HOSTS", "localhost,127.0.0.1,[::1]") + (
    [str(urlsplit(PUBLIC_URL).hostname)] if PUBLIC_URL else []
)
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
    "django_tasks",
    "django_tasks_db",
    "vejviser.web.apps.Web",
    "vejviser.web.accounts",
    "vejviser.web.projects",
    "vejviser.web.operation",
    "vejviser.web.searching.apps.Searching",
    "vejviser.web.following.apps.Following",
    "vejviser.web.directory.apps.Directory",
    "vejviser.web.api",
    "vejviser.web.knowledge",
    "vejviser.web.referrals.apps.Referrals",
    "vejviser.web.workshops",
]
MIDDLEWARE = [
    "vejviser.web.operation.requests.Recorded",
    "vejviser.web.operation.headers.Guarded",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "vejviser.web.operation.heads.Headed",
    "vejviser.web.operation.lasting.Lasting",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "vejviser.web.api.middleware.Spoken",
    "django.middleware.common.CommonMiddleware",
    "vejviser.web.operation.limits.Sized",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "vejviser.web.operation.limits.Paced",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "vejviser.web.operation.dear.Queued",
    "vejviser.web.operation.vanished.Vanished",
    "vejviser.web.accounts.refused.Refused",
    "vejviser.web.projects.unreadable.Readable",
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
    DATABASES = {"default": dj_database_url.parse(_DATABASE_URL, conn_max_age=60, conn_health_checks=True)}
except (ValueError, dj_database_url.UnknownSchemeError):
    DATABASES = {}
if not str(DATABASES.get("default", {}).get("ENGINE", "")).endswith((".sqlite3", ".postgresql")):
    raise EnvironmentFaultError(
        "DATABASE_URL", "...",
        "skriv postgres://bruger:adgangskode@vært:port/navn eller sqlite:///sti",
        "write postgres://user:password@host:port/name or sqlite:///path",
    )  # fmt: skip
ON_SQLITE = "sqlite" in str(DATABASES["default"]["ENGINE"])
if ON_SQLITE:
    DATABASES["default"]["OPTIONS"] = {**DATABASES["default"].get("OPTIONS", {}), **_SQLITE}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "vejviser_cache",
        "KEY_FUNCTION": "vejviser.web.operation.limits.hashed_key",
        "TIMEOUT": 86_400,
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    }
}
"""What processes share: counters of limits, results of jobs. What is only computed stays in a process."""
SESSION_ENGINE = "django.contrib.sessions.backends.db"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
LOGGING = logging_of(choice("VEJVISER_LOG", "plain", "json"))
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
WHITENOISE_ALLOW_ALL_ORIGINS = False


def WHITENOISE_IMMUTABLE_FILE_TEST(path: str, url: str) -> bool:  # noqa: N802 - the name that WhiteNoise reads
    """True: the version stands in every static address."""
    return True


CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_SSL_REDIRECT = HTTPS and flag("VEJVISER_REDIRECT_TO_HTTPS", True)
SECURE_HSTS_SECONDS = whole("VEJVISER_HSTS_SECONDS", 31_536_000 if HTTPS else 0)
SECURE_REDIRECT_EXEMPT = [r"^health$"]
BEHIND_PROXY = flag("VEJVISER_BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "vejviser_session", "vejviser_csrf"
CSRF_FAILURE_VIEW = "vejviser.web.site.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 10
BODY_MOST = 5_000_000
"""Bytes of a request, files and all; the server in front of Django cuts off at twice as much."""
WRITES_A_MINUTE = whole("VEJVISER_WRITES_PER_MINUTE", 120, least=1)
PROJECTS_A_MINUTE = whole("VEJVISER_NEW_PROJECTS_PER_MINUTE", 20, least=1)
THREADS = whole("VEJVISER_THREADS", 4, least=1)

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
_MAIL_GOES_OUT = bool(text("VEJVISER_EMAIL_HOST"))
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if _MAIL_GOES_OUT else "optional"
"""Where no e-mail goes out, nobody could confirm an address; then signing up tells whether one is taken."""
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_ADAPTER = "vejviser.web.accounts.adapter.Accounts"
_FORMS, _KEYS = "vejviser.web.accounts.allauth_forms.", "vejviser.web.accounts.key_forms."
ACCOUNT_FORMS = {
    "login": f"{_FORMS}Login",
    "signup": f"{_FORMS}Signup",
    "add_email": f"{_FORMS}AddEmail",
    "change_password": f"{_FORMS}ChangePassword",
    "set_password": f"{_FORMS}SetPassword",
    "reset_password": f"{_FORMS}ResetPassword",
    "reset_password_from_key": f"{_FORMS}ResetPasswordKey",
    "reauthenticate": f"{_FORMS}Reauthenticate",
}
ACCOUNT_RATE_LIMITS = {
    "send_offer": "30/h/user",
    "receive_offer": "5/h/key",
    "guess_code": "20/h/user",
    "pass_on": "10/h/key",
}
"""Ours, beside those that the login library sets for login, sign-up, reset and codes."""
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
MFA_ALLOW_UNVERIFIED_EMAIL = not _MAIL_GOES_OUT
MFA_ADAPTER = "vejviser.web.accounts.adapter.Factors"
MFA_FORMS = {
    "authenticate": f"{_FORMS}Authenticate",
    "reauthenticate": f"{_FORMS}ReauthenticateCode",
    "activate_totp": f"{_FORMS}ActivateTotp",
    "add_webauthn": f"{_KEYS}AddKey",
    "edit_webauthn": f"{_KEYS}RenameKey",
    "authenticate_webauthn": f"{_KEYS}UseKey",
    "reauthenticate_webauthn": f"{_KEYS}UseKeyAgain",
}
MFA_TOTP_ISSUER = "Vejviser"
SOCIALACCOUNT_ADAPTER = "vejviser.web.accounts.adapter.Brokers"
SOCIALACCOUNT_FORMS = {"signup": f"{_FORMS}SocialSignup"}
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "provider_class": "vejviser.web.accounts.broker.provider.Broker",
        "OAUTH_PKCE_ENABLED": True,
        "APPS": brokers(),
    }
}
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if text("VEJVISER_EMAIL_HOST")
    else "django.core.mail.backends.console.EmailBackend"
)
EMAIL_HOST, EMAIL_PORT = text("VEJVISER_EMAIL_HOST"), whole("VEJVISER_EMAIL_PORT", 587)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = text("VEJVISER_EMAIL_USER"), text("VEJVISER_EMAIL_PASSWORD")
EMAIL_USE_TLS = flag("VEJVISER_EMAIL_TLS", True)
DEFAULT_FROM_EMAIL = text("VEJVISER_EMAIL_FROM", "vejviser@localhost")
API_A_MINUTE = whole("VEJVISER_API_PER_MINUTE", 600, least=1)
"""What one caller of the interface may ask in a minute; dear questions count for more than one."""

STATEMENT_URL = text("VEJVISER_STATEMENT_URL")
"""The accessibility statement made in WAS-Tool; without it the product shows its own page."""
CONTACT = text("VEJVISER_CONTACT")
"""The e-mail address of those who run the installation, shown on the accessibility statement."""
