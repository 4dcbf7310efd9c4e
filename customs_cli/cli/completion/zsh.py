"""The completion script for zsh: the command tree as a table, and a small engine that reads it."""

from customs_cli.cli.completion.table import entries, quoted
from customs_cli.cli.completion.tree import Command, lists

_HEAD = r"""#compdef customs
# zsh completion for customs, made by `customs completion zsh` from the command tree: do not edit.
# Sub-commands, options and closed word lists are offered from the table below, without Python. Data of the register is
# asked of `customs __complete`, one candidate a line; it is inserted quoted and never evaluated.
"""

_ENGINE = r"""
# Finds what stands for an option in the table of this command or among the global ones.
_customs_kind() {
  local entry
  kind=''
  for entry in "${(@)options_}" "${(@)globals}"; do
    [[ $entry == "$1="* ]] && kind=${${entry#*=}%%=*} && return
  done
}

# Offers words that the shell itself knows: `word=help`.
_customs_offer() {
  local -a values shown
  local entry
  for entry in "$@"; do
    values+=("${entry%%=*}")
    [[ $entry == *=?* ]] && shown+=("${entry%%=*}  ${entry#*=}") || shown+=("${entry%%=*}")
  done
  (( $#values )) && compadd -V words -d shown -a values
}

# Offers what the register knows. The matching is done already, so that a name is found by any part of it.
_customs_data() {
  local -a values shown
  local line fits=1
  for line in "${(@f)$(command -- ${program/#\~/$HOME} __complete "$1" "$cur" "${(@)before}" 2>/dev/null)}"; do
    [[ -n $line ]] || continue
    values+=("${line%%$'\t'*}")
    shown+=("${line%%$'\t'*}  ${line#*$'\t'}")
    [[ ${line%%$'\t'*} == "$cur"* ]] || fits=''
  done
  (( $#values )) || return 1
  [[ -z $fits && $#values -gt 1 ]] && compstate[insert]=menu
  compadd -U -i "$IPREFIX" -V data -d shown -a values
}

_customs_values() {
  case $1 in
    (''|text) return 1 ;;
    (file) _files ;;
    (@*) _customs_list "${1#@}"; _customs_offer "${(@)list}" ;;
    (:*) _customs_data "${1#:}" ;;
    (*) [[ $cur == *[^[:ascii:]]* ]] && _customs_data "word:$1" || _customs_offer "${(@s:|:)1}" ;;
  esac
}

# Finds the command that a word means: by its name, or by a beginning where nothing but a command may stand.
_customs_sub() {
  local -a begun
  sub=''
  (( ${subs[(I)${(b)1}=*]} )) && sub=$1 && return
  begun=("${(@M)subs:#${(b)1}*}")
  [[ -n $1 ]] && (( $#begun == 1 && ! $#arguments_ )) && sub=${begun[1]%%=*}
}

_customs() {
  emulate -L zsh
  setopt extendedglob
  local program=${(Q)words[1]} cur=${(Q)PREFIX} path_='' expect='' rest='' kind word sub
  local -a before subs options_ arguments_ globals list
  integer place=0
  before=("${(@Q)words[1,CURRENT-1]}")
  _customs_table ''
  globals=("${(@)options_}")
  # A value may be left out, as after `--detained`: what begins with `--` is an option all the same.
  for word in "${(@)before[2,-1]}"; do
    if [[ -n $expect && $word != --* ]]; then
      expect=''
    elif [[ -z $rest && $word == -- ]]; then
      rest=1 expect=''
    elif [[ -z $rest && $word == -*=* ]]; then
      expect=''
    elif [[ -z $rest && $word == -* ]]; then
      _customs_kind "$word"
      expect=$kind
    elif _customs_sub "$word"; then
      path_="${path_:+$path_ }$sub" place=0
      _customs_table "$path_"
    else
      (( place += 1 ))
    fi
  done
  if [[ -n $expect && $cur != --* ]]; then
    _customs_values "$expect"
  elif [[ -z $rest && $cur == --*=* ]]; then
    _customs_kind "${cur%%=*}"
    compset -P '*='
    cur=${cur#*=}
    _customs_values "$kind"
  elif [[ -z $rest && $cur == -* ]]; then
    list=("${(@)options_}" "${(@)globals}")
    _customs_offer "${(@)list/=[^=]#=/=}" --help=''
  elif (( $#subs && ! $#arguments_ )); then
    _customs_offer "${(@)subs}"
  else
    kind=${arguments_[place + 1]-}
    [[ -z $kind && ${arguments_[-1]-} == *'*' ]] && kind=${arguments_[-1]}
    _customs_values "${kind%'*'}"
  fi
}

if [[ ${funcstack[1]-} == _customs ]]; then
  _customs "$@"
else
  compdef _customs customs
fi
"""


def script(commands: tuple[Command, ...]) -> str:
    """Return the whole completion script of zsh for the commands."""
    rows = "".join(_row(command) for command in commands)
    words = "".join(f"    ({name}) list=({' '.join(map(quoted, list_))}) ;;\n" for name, list_ in lists().items())
    table = (
        "_customs_table() {\n  subs=() options_=() arguments_=()\n  case $1 in\n"
        f"{rows}  esac\n}}\n\n_customs_list() {{\n  case $1 in\n{words}  esac\n}}\n"
    )
    return f"{_HEAD}\n{table}{_ENGINE}"


def _row(command: Command) -> str:
    subs, options, arguments = entries(command)
    parts = (
        ("subs", [f"{name}={text}" for name, text in subs]),
        ("options_", [f"{name}={kind}={text}" for name, kind, text in options]),
        ("arguments_", arguments),
    )
    lines = "".join(f"      {name}=({' '.join(map(quoted, row))})\n" for name, row in parts if row)
    return f"    ({quoted(command.path)})\n{lines}      ;;\n"
