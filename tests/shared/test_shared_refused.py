"""Who is not let in is told apart from a server that does not answer, whatever language the server speaks."""

import shlex

import pytest

from customs_cli.register.sql.refused import is_refused, not_connected
from customs_cli.services.lookup.officers import as_psql_has_it

REFUSED = (
    'no pg_hba.conf entry for host "10.0.0.7", user "li_wei", database "district", no encryption',
    "fe_sendauth: no password supplied",
    'FATAL:  password authentication failed for user "li_wei"',
    'FATAL:  role "li_wei" does not exist',
    'FATAL:  role "li_wei" is not permitted to log in',
    'FATAL:  permission denied for database "district"',
    '致命错误:  用户 "li_wei" 的密码认证失败',
    '致命错误:  角色 "li_wei" 不存在',
    '致命错误:  不允许角色 "li_wei" 进行登录',
    '致命错误:  访问数据库 "district" 的权限不足',
    '嚴重錯誤:  密碼驗證使用者 "li_wei" 失敗',
    'FATAL:  ユーザー"li_wei"のパスワード認証に失敗しました',
    '치명적오류:  사용자 "li_wei"의 password 인증을 실패했습니다',
    "FATAL:  Passwort-Authentifizierung für Benutzer »li_wei« fehlgeschlagen",
    "FATAL:  la autentificación password falló para el usuario «li_wei»",
    "FATAL:  authentification par mot de passe échouée pour l'utilisateur  « li_wei »",
    'FATALE:  autenticazione con password fallita per l\'utente "li_wei"',
    'ВАЖНО:  пользователь "li_wei" не прошёл проверку подлинности (по паролю)',
    'FATAL:  Lösenordsautentisering misslyckades för användare "li_wei"',
    'ФАТАЛЬНО:  користувач "li_wei" не пройшов автентифікацію за допомогою пароля',
)
FULL = (
    "FATAL:  sorry, too many clients already",
    'FATAL:  too many connections for role "li_wei"',
    "FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute",
    "致命错误:  对不起, 已经有太多的客户",
    "FATAL:  désolé, trop de clients sont déjà connectés",
    "FATAL:  lo siento, ya tenemos demasiados clientes",
)
UNREACHABLE = (
    "Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?",
    'connection to server on socket "/run/postgresql/.s.PGSQL.5432" failed: Permission denied',
    "FATAL:  canceling authentication due to timeout",
    "致命错误:  数据库系统启动中",
    "FATAL:  storniere Authentifizierung wegen Zeitüberschreitung",
    "FATAL:  annulation de l'authentification à cause du délai écoulé",
)


@pytest.mark.parametrize(
    ("said", "is_so"), [*((one, True) for one in REFUSED), *((one, False) for one in UNREACHABLE + FULL)]
)
def test_a_refused_login_is_known_in_every_language_of_the_server(said: str, is_so: bool) -> None:
    assert is_refused(said) is is_so


@pytest.mark.parametrize("said", [*FULL, *REFUSED, *UNREACHABLE])
def test_a_server_that_is_full_is_not_said_to_be_silent(said: str) -> None:
    told = not_connected("postgresql://district", said)
    assert told.exit_code == (5 if said in FULL else 4 if said in REFUSED else 1)
    assert ("try again in a moment" in told.hint) is (said in FULL)


@pytest.mark.parametrize(
    ("role", "typed"),
    [
        ("li_wei", r"\password li_wei"),
        ("王芳", r"\password 王芳"),
        ("LiWei", r'\password "LiWei"'),
        ("o'brien", r'''\password "o'brien"'''),
        ('a;"b"', r'\password "a;""b"""'),
    ],
)
def test_the_command_that_gives_a_role_its_password_can_be_typed_as_it_is_said(role: str, typed: str) -> None:
    assert shlex.split(f"psql -c '\\password {as_psql_has_it(role)}'") == ["psql", "-c", typed]
