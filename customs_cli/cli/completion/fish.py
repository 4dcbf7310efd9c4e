"""The completion script for fish: the command tree as a table, and a small engine that reads it."""

from customs_cli.cli.completion.table import entries
from customs_cli.cli.completion.tree import Command, lists

_HEAD = r"""# fish completion for customs, made by `customs completion fish` from the command tree: do not edit.
# Sub-commands, options and closed word lists are offered from the table below, without Python. Data of the register is
# asked of `customs __complete`, one candidate a line; fish inserts it quoted and never evaluates it.
"""

_ENGINE = r"""
# Prints what stands for an option in the table of this command or among the global ones.
function __customs_kind --no-scope-shadowing
    for entry in $options $globals
        set -l parts (string split -m 2 = -- $entry)
        if test "$parts[1]" = "$argv[1]"
            echo $parts[2]
            return
        end
    end
end

# Prints the command that a word means: by its name, or by a beginning where nothing but a command may stand.
function __customs_sub --no-scope-shadowing
    set -l named '^'(string escape --style=regex -- "$argv[1]")
    if string match -q -r -- "$named=" $subs
        echo $argv[1]
    else if test -n "$argv[1]"; and not set -q arguments[1]
        set -l begun (string match -r -- "$named"'[^=]*(?==)' $subs)
        test (count $begun) = 1; and echo $begun
    end
end

function __customs_values --no-scope-shadowing --argument-names kind cur prefix
    switch $kind
        case '' text
        case file
            for line in (__fish_complete_path $cur)
                printf '%s\n' $prefix$line
            end
        case '@*'
            __customs_list (string sub -s 2 -- $kind)
            printf '%s\n' $prefix$list
        case ':*'
            for line in (command $program __complete (string sub -s 2 -- $kind) $cur $before 2>/dev/null)
                printf '%s\n' $prefix$line
            end
        case '*'
            if string match -q -r -- '[^\x00-\x7f]' $cur
                __customs_values ":word:$kind" $cur $prefix
            else
                printf '%s\n' $prefix(string split '|' -- $kind)
            end
    end
end

function __customs
    set -l before (commandline -xpc 2>/dev/null; or commandline -opc)
    set -l typed (commandline -ct)
    set -l bare (string replace -r '^["\']' '' -- "$typed")
    set -l cur (string unescape -- "$typed" 2>/dev/null; or string unescape -- "$bare" 2>/dev/null; or echo "$typed")
    set -l program $before[1]
    set -l path ''
    set -l expect ''
    set -l rest ''
    set -l place 1
    set -l subs
    set -l options
    set -l arguments
    set -l list
    __customs_table ''
    set -l globals $options
    # A value may be left out, as after `--detained`: what begins with `--` is an option all the same.
    for word in $before[2..]
        if test -n "$expect"; and not string match -q -- '--*' $word
            set expect ''
        else if test -z "$rest"; and test "$word" = --
            set rest 1
            set expect ''
        else if test -z "$rest"; and string match -q -- '-*=*' $word
            set expect ''
        else if test -z "$rest"; and string match -q -- '-*' $word
            set expect (__customs_kind $word)
        else if set -l sub (__customs_sub $word); and test -n "$sub"
            set path (string trim -- "$path $sub")
            set place 1
            __customs_table $path
        else
            set place (math $place + 1)
        end
    end
    if test -n "$expect"; and not string match -q -- '--*' "$cur"
        __customs_values $expect "$cur" ''
    else if test -z "$rest"; and string match -q -- '--*=*' "$cur"
        set -l parts (string split -m 1 = -- $cur)
        __customs_values "$(__customs_kind $parts[1])" "$parts[2]" "$parts[1]="
    else if test -z "$rest"; and string match -q -- '-*' "$cur"
        string replace -r '=[^=]*=' \t -- $options $globals
        echo --help
    else if set -q subs[1]; and not set -q arguments[1]
        string replace = \t -- $subs
    else
        if test $place -gt (count $arguments); and string match -q '*\*' -- "$arguments[-1]"
            set place (count $arguments)
        end
        __customs_values (string trim -r -c '*' -- "$arguments[$place]") "$cur" ''
    end
end

complete -c customs -e
complete -c customs -k -f -a '(__customs)'
"""


def script(commands: tuple[Command, ...]) -> str:
    """Return the whole completion script of fish for the commands."""
    rows = "".join(_row(command) for command in commands)
    words = "".join(
        f"        case {name}\n            set list {' '.join(map(_quoted, list_))}\n"
        for name, list_ in lists().items()
    )
    table = (
        "function __customs_table --no-scope-shadowing\n"
        "    set subs\n    set options\n    set arguments\n    switch $argv[1]\n"
        f"{rows}    end\nend\n\n"
        f"function __customs_list --no-scope-shadowing\n    switch $argv[1]\n{words}    end\nend\n"
    )
    return f"{_HEAD}\n{table}{_ENGINE}"


def _row(command: Command) -> str:
    subs, options, arguments = entries(command)
    parts = (
        ("subs", [f"{name}={text}" for name, text in subs]),
        ("options", [f"{name}={kind}={text}" for name, kind, text in options]),
        ("arguments", arguments),
    )
    lines = "".join(f"            set {name} {' '.join(map(_quoted, row))}\n" for name, row in parts if row)
    return f"        case {_quoted(command.path)}\n{lines}"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
