"""Recognises a server's message that it does not let somebody in, in the languages of PostgreSQL.

A connection error has no code (libpq keeps none), and a server writes messages in its own `lc_messages`: the patterns
are parts of PostgreSQL's message catalogues. An operating system's "Permission denied", with a capital, is not meant.
"""

import re

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


def is_refused(said: str) -> bool:
    """Whether a message says that the server does not let somebody in."""
    return any(re.search(word, said) for words in _WORDS for word in words)


def first_line(error: Exception, *secrets: str) -> str:
    """Return the first line of a server's message, with secrets replaced by ***."""
    text = (str(error).strip().splitlines() or [type(error).__name__])[0].removeprefix("ERROR:").strip()
    for secret in filter(None, secrets):
        text = text.replace(secret, "***")
    return text
