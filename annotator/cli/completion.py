"""Print what makes a shell complete the words of `annotator`.

bash   annotator completion bash > ~/.local/share/bash-completion/completions/annotator
zsh    annotator completion zsh > a folder of $fpath, as _annotator
fish   annotator completion fish > ~/.config/fish/completions/annotator.fish
"""

from __future__ import annotations

from argparse import Action, ArgumentParser, Namespace
from collections.abc import Mapping
from typing import Any

SHELLS = ("bash", "zsh", "fish")

_BASH = """_annotator() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "{commands}" -- "$word") $(compgen -f -- "$word"))
    return
  fi
  case "${{COMP_WORDS[1]}} $before" in
{values}
  esac
  case "$word" in
    -*) case "${{COMP_WORDS[1]}}" in
{options}
      esac ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}}
complete -o filenames -F _annotator annotator
"""


class _Listing(ArgumentParser):
    """Remembers the options that it is given."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self.listed: list[Action] = []
        super().__init__(*given, **named)

    def add_argument(self, *given: Any, **named: Any) -> Action:
        action = super().add_argument(*given, **named)
        self.listed.append(action)
        return action


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, help="the shell")


def run(asked: Namespace) -> int:
    print(script(asked.shell), end="")
    return 0


def script(shell: str) -> str:
    """The script for a shell, made from the commands and their options as they are."""
    from annotator.cli.main import COMMANDS, command_parser

    options: dict[str, dict[str, tuple[str, ...]]] = {}
    for name in COMMANDS:
        found = options[name] = {}
        parser = command_parser(name, _Listing)
        assert isinstance(parser, _Listing)
        for action in parser.listed:
            for word in action.option_strings:
                found[word] = tuple(str(choice) for choice in action.choices or ())
    if shell == "fish":
        return _fish(COMMANDS, options)
    made = _bash(COMMANDS, options)
    if shell == "zsh":
        return "#compdef annotator\nautoload -U +X bashcompinit && bashcompinit\n" + made
    return made


def _bash(commands: Mapping[str, str], options: Mapping[str, Mapping[str, tuple[str, ...]]]) -> str:
    values = [
        f'    "{name} {word}") COMPREPLY=($(compgen -W "{" ".join(choices)}" -- "$word"))'
        "; return ;;"
        for name, words in options.items()
        for word, choices in words.items()
        if choices
    ]
    listed = [
        f'        {name}) COMPREPLY=($(compgen -W "{" ".join(words)}" -- "$word")) ;;'
        for name, words in options.items()
    ]
    return _BASH.format(
        commands=" ".join(commands), values="\n".join(values), options="\n".join(listed)
    )


def _quoted(words: str) -> str:
    """Words as they stand between single quotation marks in fish."""
    return words.replace("\\", "\\\\").replace("'", "\\'")


def _fish(commands: Mapping[str, str], options: Mapping[str, Mapping[str, tuple[str, ...]]]) -> str:
    lines = [
        f"complete -c annotator -n __fish_use_subcommand -a {name} -d '{_quoted(does)}'"
        for name, does in commands.items()
    ]
    for name, words in options.items():
        for word, choices in words.items():
            if word.startswith("--"):
                wanted = f" -x -a '{' '.join(choices)}'" if choices else ""
                lines.append(
                    f"complete -c annotator -n '__fish_seen_subcommand_from {name}' "
                    f"-l {word[2:]}{wanted}"
                )
    return "\n".join(lines) + "\n"
