"""The completion script for bash: the command tree as a table, and a small engine that reads it."""

from customs_cli.cli.completion.table import entries, quoted
from customs_cli.cli.completion.tree import Command, lists

_HEAD = r"""# bash completion for customs, made by `customs completion bash` from the command tree: do not edit.
# Sub-commands, options and closed word lists are offered from the table below, without Python. Data of the register is
# asked of `customs __complete`, one candidate a line; it is inserted quoted and never evaluated.
"""

_ENGINE = r"""
# Splits the line up to the cursor as bash would, without evaluating anything: words (unquoted), quote (an open one),
# fixed (what stands in the last word before the part that readline replaces).
_customs_split() {
  local line=$1 word='' has='' c i
  words=() quote='' fixed=''
  for ((i = 0; i < ${#line}; i++)); do
    c=${line:i:1}
    if [[ $quote == "'" && $c != "'" ]]; then
      word+=$c
    elif [[ $c == "\\" && $quote != "'" ]]; then
      ((i++))
      c=${line:i:1}
      [[ $quote == '"' && $c != [\"\\\$\`] ]] && word+="\\"
      word+=$c has=1
    elif [[ -n $quote && $c == "$quote" ]]; then
      quote='' fixed=$word
    elif [[ -z $quote && $c == [\"\'] ]]; then
      quote=$c fixed=$word has=1
    elif [[ -z $quote && $c == [[:blank:]] ]]; then
      [[ -n $has ]] && words+=("$word")
      word='' has='' fixed=''
    else
      word+=$c has=1
      [[ -z $quote && $COMP_WORDBREAKS == *"$c"* ]] && fixed=$word
    fi
  done
  words+=("$word")
}

# Finds what stands for an option in the table of this command or among the global ones.
_customs_kind() {
  local entry
  kind=''
  for entry in "${options[@]}" "${globals[@]}"; do
    [[ $entry == "$1="* ]] && kind=${entry#*=} && return
  done
}

# Finds the command that a word means: by its name, or by a beginning where nothing but a command may stand.
_customs_sub() {
  local name begun=()
  sub=''
  for name in "${subs[@]}"; do
    [[ $name == "$1" ]] && sub=$name && return
    [[ -n $1 && $name == "$1"* ]] && begun+=("$name")
  done
  ((${#begun[@]} == 1 && !${#arguments[@]})) && sub=${begun[0]}
}

# Offers one value: only what continues the word, quoted as the open quotation mark, or the lack of one, asks for.
_customs_offer() {
  local value=$1 text=$2
  [[ $value == "$fixed"* ]] || return
  value=$front${value:${#fixed}}
  case $quote in
    "'") value=${value//"'"/"'\\''"} ;;
    '"')
      value=${value//"\\"/"\\\\"} value=${value//'"'/'\"'} value=${value//'$'/'\$'} value=${value//'`'/'\`'}
      value=${value//'!'/'"\!"'} # history is called even there
      ;;
    *) printf -v value %q "$value" ;;
  esac
  # A mark at either end would be taken for the open one or the closing one, which readline then leaves out.
  [[ -n $quote && $value == "$quote"* ]] && value=$quote$value
  [[ -n $quote && $value == *"$quote" ]] && value+=$quote
  [[ $COMP_TYPE == 63 && -n $text ]] && value+="  ($text)"
  COMPREPLY+=("$value")
}

_customs_words_offer() {
  local word
  for word in "$@"; do
    [[ $word == "$cur"* ]] && _customs_offer "$word" ''
  done
}

_customs_data() {
  local line fits=''
  local -a answer before=("${words[@]::${#words[@]}-1}")
  mapfile -t answer < <(command -- "${program/#\~/$HOME}" __complete "$1" "$cur" "${before[@]}" 2>/dev/null)
  for line in "${answer[@]}"; do
    [[ ${line%%$'\t'*} == "$cur"* ]] && fits=1
  done
  for line in "${answer[@]}"; do
    # What is only found by another name is listed, but does not keep what begins as the word does from being inserted.
    [[ -n $fits && $COMP_TYPE != 63 && ${line%%$'\t'*} != "$cur"* ]] && continue
    _customs_offer "${line%%$'\t'*}" "${line#*$'\t'}"
  done
  # Several that do not begin as the word does: list them, and let the word stand.
  [[ -z $fits && ${#COMPREPLY[@]} -gt 1 && $COMP_TYPE == 9 ]] && COMPREPLY+=(' ')
}

_customs_values() {
  local IFS=$' \t\n'
  case $1 in
    '' | text) ;;
    file)
      compopt -o filenames 2>/dev/null
      mapfile -t COMPREPLY < <(compgen -f -- "$cur")
      COMPREPLY=("${COMPREPLY[@]#"$fixed"}")
      COMPREPLY=("${COMPREPLY[@]/#/"$front"}")
      ;;
    @*) _customs_list "${1#@}" && _customs_words_offer "${list[@]}" ;;
    :*) _customs_data "${1#:}" ;;
    *)
      local -a list
      [[ $cur == *[![:ascii:]]* ]] && _customs_data "word:$1" && return # in Chinese
      IFS='|' read -ra list <<<"$1"
      _customs_words_offer "${list[@]}"
      ;;
  esac
}

_customs() {
  local program=$1 path='' expect='' rest='' place=0 quote fixed front='' kind cur word entry sub
  local -a words subs options arguments globals list
  COMPREPLY=()
  _customs_split "${COMP_LINE:0:COMP_POINT}"
  cur=${words[${#words[@]} - 1]}
  _customs_table ''
  globals=("${options[@]}")
  # A value may be left out, as after `--detained`: what begins with `--` is an option all the same.
  for word in "${words[@]:1:${#words[@]}-2}"; do
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
      path="${path:+$path }$sub" place=0
      _customs_table "$path"
    else
      ((place++))
    fi
  done
  if [[ -n $expect && $cur != --* ]]; then
    _customs_values "$expect"
  elif [[ -z $rest && $cur == --*=* ]]; then
    _customs_kind "${cur%%=*}"
    entry=${cur%%=*}=
    cur=${cur#*=}
    # Where `=` is no word break of this shell, readline replaces the option too.
    [[ $fixed == "$entry"* ]] && fixed=${fixed#"$entry"} || fixed='' front=$entry
    _customs_values "$kind"
  elif [[ -z $rest && $cur == -* ]]; then
    _customs_words_offer "${options[@]%%=*}" "${globals[@]%%=*}" --help
  elif ((${#subs[@]} && ! ${#arguments[@]})); then
    _customs_words_offer "${subs[@]}"
  else
    kind=${arguments[place]-}
    ((${#arguments[@]})) && [[ -z $kind && ${arguments[-1]} == *'*' ]] && kind=${arguments[-1]}
    _customs_values "${kind%'*'}"
  fi
}

complete -o nosort -F _customs customs 2>/dev/null || complete -F _customs customs
"""


def script(commands: tuple[Command, ...]) -> str:
    """Return the whole completion script of bash for the commands."""
    rows = "".join(_row(command) for command in commands)
    words = "".join(f"    {name}) list=({' '.join(map(quoted, list_))}) ;;\n" for name, list_ in lists().items())
    table = (
        "_customs_table() {\n  subs=() options=() arguments=()\n  case $1 in\n"
        f"{rows}  esac\n}}\n\n_customs_list() {{\n  case $1 in\n{words}  esac\n}}\n"
    )
    return f"{_HEAD}\n{table}{_ENGINE}"


def _row(command: Command) -> str:
    subs, options, arguments = entries(command)
    parts = (
        ("subs", [name for name, _ in subs]),
        ("options", [f"{name}={kind}" for name, kind, _ in options]),
        ("arguments", arguments),
    )
    lines = "".join(f"      {name}=({' '.join(map(quoted, row))})\n" for name, row in parts if row)
    return f"    {quoted(command.path)})\n{lines}      ;;\n"
