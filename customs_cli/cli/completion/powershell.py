"""The completion script for PowerShell: the command tree as a table, and a small engine that reads it."""

from customs_cli.cli.completion.table import entries
from customs_cli.cli.completion.tree import Command, lists

_HEAD = r"""# PowerShell completion for customs, made by `customs completion powershell` from its commands: do not edit.
# Sub-commands, options and closed word lists are offered from the table below, without Python. Data of the register is
# asked of `customs __complete`, one candidate a line; it is inserted quoted and never evaluated.
"""

_ENGINE = r"""
Register-ArgumentCompleter -Native -CommandName customs -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $quote = {
        param($value)
        if ($value -match '^[\w.:/\\+-]+$') { return $value }
        "'" + [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($value) + "'"
    }
    $offer = {
        param($value, $text)
        if (-not $text) { $text = $value }
        [System.Management.Automation.CompletionResult]::new((& $quote $value), $value, 'ParameterValue', $text)
    }
    # The command that a word means: by its name, or by a beginning where nothing but a command may stand.
    $meant = {
        param($row, $word)
        $named = @($row.subs | ForEach-Object { $_[0] })
        if ($named -ccontains $word) { return $word }
        $begun = @($named | Where-Object { $word -and $_.StartsWith($word) })
        if ($begun.Count -eq 1 -and -not $row.arguments.Count) { $begun[0] }
    }
    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -le $cursorPosition } | ForEach-Object {
            $isText = $_ -is [System.Management.Automation.Language.StringConstantExpressionAst]
            if ($isText) { $_.Value } else { $_.Extent.Text }
        })
    $cur = $wordToComplete.Trim("'`"")
    if ($wordToComplete -and $words.Count -gt 1) { $words = @($words[0..($words.Count - 2)]) }

    $globals = $customsTable[''].options
    $path = ''; $expect = $null; $rest = $false; $place = 0
    # A value may be left out, as after `--detained`: what begins with `--` is an option all the same.
    foreach ($word in @($words | Select-Object -Skip 1)) {
        $row = $customsTable[$path]
        if ($expect -and $word -notlike '--*') { $expect = $null }
        elseif (-not $rest -and $word -eq '--') { $rest = $true; $expect = $null }
        elseif (-not $rest -and $word -like '-*=*') { $expect = $null }
        elseif (-not $rest -and $word -like '-*') {
            $found = @($row.options + $globals | Where-Object { $_[0] -ceq $word })
            $expect = if ($found.Count) { $found[0][1] } else { $null }
        }
        elseif ($sub = & $meant $row $word) { $path = "$path $sub".Trim(); $place = 0 }
        else { $place++ }
    }
    $row = $customsTable[$path]
    $kind = ''; $prefix = ''
    if ($expect -and $cur -notlike '--*') { $kind = $expect }
    elseif (-not $rest -and $cur -like '--*=*') {
        $name, $cur = $cur -split '=', 2
        $prefix = "$name="
        $found = @($row.options + $globals | Where-Object { $_[0] -ceq $name })
        if ($found.Count) { $kind = $found[0][1] }
    }
    elseif (-not $rest -and $cur -like '-*') {
        $row.options + $globals + , @('--help', '', 'Show help.') |
            Where-Object { $_[0].StartsWith($cur) } | ForEach-Object { & $offer $_[0] $_[2] }
        return
    }
    elseif ($row.subs.Count -and -not $row.arguments.Count) {
        $row.subs | Where-Object { $_[0].StartsWith($cur) } | ForEach-Object { & $offer $_[0] $_[1] }
        return
    }
    elseif ($row.arguments.Count) {
        $last = $row.arguments.Count - 1
        if ($place -gt $last -and $row.arguments[$last].EndsWith('*')) { $place = $last }
        if ($place -le $last) { $kind = $row.arguments[$place].TrimEnd('*') }
    }
    if ($kind -eq '' -or $kind -eq 'text') { return }
    if ($kind -eq 'file') { return [System.Management.Automation.CompletionCompleters]::CompleteFilename($cur) }
    if ($cur -match '[^\x00-\x7f]' -and '@:' -notmatch $kind[0]) { $kind = ":word:$kind" } # in Chinese
    if ($kind.StartsWith(':')) {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        # Before 7.3 an empty argument is lost on the way to a program, unless it is written as two quotation marks.
        $asked = if (-not $cur -and $PSVersionTable.PSVersion -lt [version]'7.3') { '""' } else { $cur }
        & $words[0] __complete $kind.Substring(1) $asked @words 2>$null | ForEach-Object {
            $value, $text = $_ -split "`t", 2
            & $offer "$prefix$value" $text
        }
        return
    }
    $list = if ($kind.StartsWith('@')) { $customsLists[$kind.Substring(1)] } else { $kind -split '\|' }
    $list | Where-Object { $_.StartsWith($cur) } | ForEach-Object { & $offer "$prefix$_" '' }
}
"""


def script(commands: tuple[Command, ...]) -> str:
    """Return the whole completion script of PowerShell for the commands."""
    rows = "".join(_row(command) for command in commands)
    words = "".join(f"    {quoted(name)} = {_list(map(quoted, list_))}\n" for name, list_ in lists().items())
    # `$script:` would be lost once the script has been read: the completer runs later, so its tables are global.
    table = f"$global:customsTable = @{{\n{rows}}}\n\n$global:customsLists = @{{\n{words}}}\n"
    return f"{_HEAD}\n{table}{_ENGINE}"


def _row(command: Command) -> str:
    subs, options, arguments = entries(command)
    return (
        f"    {quoted(command.path)} = @{{\n"
        f"        subs = {_list(_pair(row) for row in subs)}\n"
        f"        options = {_list(_pair(row) for row in options)}\n"
        f"        arguments = {_list(map(quoted, arguments))}\n"
        "    }\n"
    )


def _pair(row: tuple[str, ...]) -> str:
    return f"@({', '.join(map(quoted, row))})"


def _list(parts: object) -> str:
    rows = list(parts)  # type: ignore[call-overload]
    return f"@(, {rows[0]})" if len(rows) == 1 else f"@({', '.join(rows)})"


def quoted(text: str) -> str:
    """Return a text in single quotation marks as PowerShell reads it; curly ones end it too, so they are doubled."""
    for mark in "'‘’‚‛":
        text = text.replace(mark, mark * 2)
    return f"'{text}'"
