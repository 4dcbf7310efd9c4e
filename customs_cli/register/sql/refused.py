"""Tells why a server gives no connection: it does not let somebody in, it is full, or it does not answer.

It recognises its messages in the languages of PostgreSQL.

A connection error has no code (libpq keeps none), and a server writes messages in its own `lc_messages`: the patterns
are parts of PostgreSQL's message catalogues. An operating system's "Permission denied", with a capital, is not meant.
"""

import re

from customs_cli.errors import Busy, CustomsError, Refusal, Shut, Unreachable
from customs_cli.sentences import said

_WORDS = (
    ("pg_hba.conf", "no password supplied"),
    ("authentication failed", "not permitted to log in", "permission denied", r'role ".*" does not exist'),
    ("认证失败", "不允许角色", "权限不足", "角色 .* 不存在"),
    ("驗證使用者", "不允許角色", "權限不足"),
    ("認証に失敗", "ログインが許可", "へのアクセスが拒否", "ロール.*は存在しません"),
    ("인증을 실패", "접속을 허용하지 않음", "권한 없음", r"롤\(role\) 없음"),
    (
        "uthentifizierung .*fehlgeschlagen",
        "Berechtigung zum Einloggen",
        "keine Berechtigung",
        "Rolle .* existiert nicht",
    ),
    ("autentificación.* falló", "no se le permite conectarse", "permiso denegado", "no existe el rol"),
    (
        "authentification .*échouée",
        "Échec de l'authentification",
        "autorisé à se connecter",
        "droit refusé",
        "le rôle .* n'existe pas",
    ),
    ("utenticazione .*fallita", "consentito effettuare il login", "permesso negato", "il ruolo .* non esiste"),
    ("ავთენტი.* მომხმარებლისთვის", "შესვლის უფლება არ აქვს", "წვდომა აკრძალულია", "როლი არ არსებობს"),
    ("проверку подлинности", "вход запрещён", "нет доступа", "доступ к базе", "роль .* не существует"),
    ("utentisering misslyckades", "tillåts inte logga in", "rättighet saknas", "rollen .* finns inte"),
    ("автентифікацію", "вхід не дозволений", "немає доступу", "доступ до бази", "роль .* не існує"),
)


_FULL = (
    "too many (clients|connections)", "connection slots are reserved", "太多的客户", "(连接|联接).*太多", "连接.*保留",
    "太多(用戶端|連線)", "クライアント数が多すぎ", "接続.*多すぎ", "접속자 수를 초과", "동시 접속",
    "zu viele (Verbindungen|Clients)", "demasiad[ao]s (clientes|conexiones)", "trop de (clients|connexions)",
    "tropp[ie] (client|connessioni)", "слишком много (клиентов|подключений)", "för många (klienter|anslutningar)",
    "занадто багато (клієнтів|підключень|з'єднань)",
)  # fmt: skip


def is_refused(told: str) -> bool:
    """Whether a message says that the server does not let somebody in."""
    return any(re.search(word, told) for words in _WORDS for word in words)


def is_full(told: str) -> bool:
    return any(re.search(word, told) for word in _FULL)


def not_connected(where: str, what: str) -> CustomsError:
    """Return the error of an officer who gets no connection to a server, by the server's message or the driver's."""
    if is_refused(what):
        return Refusal(
            "{where} does not let this officer in: {what}",
            where=where,
            what=what,
            hint="check the name and the password (~/.pgpass)",
        )
    if is_full(what):
        return Busy(
            "{where}: all its connections are in use ({what})",
            where=where,
            what=what,
            hint="try again in a moment; where it lasts, ask whoever looks after the server for more connections",
        )
    if "unsupported startup parameter" in what:
        return pooled(where)
    return Unreachable(
        "{where} does not answer: {what}",
        where=where,
        what=what,
        hint="check the address and the network; nothing was changed",
    )


class Again(Shut):
    """The server broke a transaction off, so that another, or the copy of the database, could go on."""


def again(where: str) -> Again:
    """Return the error of a transaction that the server broke off; an act is run again then."""
    return Again("{where}: the server broke this off, so that others could go on", where=where, hint="try again")


def pooled(where: str) -> CustomsError:
    """Return the error of a connection through a program that keeps the settings of a session from the server."""
    return Unreachable(
        "{where}: a connection pooler keeps settings from the server that this program needs",
        where=where,
        hint=said("name the server itself in the address; nothing was changed"),
    )


def only_read(where: str) -> CustomsError:
    """Return the error of an act on a server that takes none: a standby, which copies another server."""
    return Unreachable(
        "{where}: this server can only be read, as a standby can; nothing was changed",
        where=where,
        hint="acts need the server that it copies; an address finds it that names both: {address}",
        address="postgresql://HOST,HOST/DATABASE?target_session_attrs=read-write",
    )


def first_line(error: Exception, *secrets: str) -> str:
    """Return the first line of a server's message, with secrets replaced by ***."""
    text = (str(error).strip().splitlines() or [type(error).__name__])[0].removeprefix("ERROR:").strip()
    for secret in filter(None, secrets):
        text = text.replace(secret, "***")
    return text
