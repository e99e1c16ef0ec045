#!/usr/bin/env python3
"""Writes the completions for bash, zsh and fish from what `shuzhi --help` says.

  generate.py PROGRAM FOLDER   (the target update_completions calls it)
"""
import pathlib
import re
import subprocess
import sys
from dataclasses import dataclass, field

NOTE = "# Made by generate.py from `shuzhi --help`; the target update_completions writes it again."


@dataclass
class Option:
    names: list[str]
    takes_value: bool
    choices: list[str]
    text: str


@dataclass
class Command:
    name: str
    text: str
    options: list[Option] = field(default_factory=list)


def help_of(program, *words):
    run = subprocess.run([program, *words, "--help"], capture_output=True, check=True)
    return run.stdout.decode("utf-8")


def entries(text):
    """What the help lists below its headings: (heading, what it is called, what it does)."""
    heading = name = about = ""
    for line in [*text.splitlines(), ""]:
        if name and line.startswith(" " * 10):
            about = f"{about} {line.strip()}".strip()
            continue
        if name:
            yield heading, name, about
            name = about = ""
        if re.match(r"\S.*:$", line):
            heading = line[:-1]
        elif found := re.match(r"  (-\S.*?|\w+)(?:  +(.*)|$)", line):
            name, about = found[1], found[2] or ""
            # A name that fills its column has one blank behind it.
            if cut := re.match(r"(.{27}) (.+)", name):
                name, about = cut[1], cut[2]


def read_option(name, about):
    names, _, rest = name.partition(" ")
    value = re.sub(r"\b(Excludes|Needs): .*", "", rest)
    choices = re.search(r"\{(.*?)\}", value)
    return Option(names.split(","), bool(value), choices[1].split(",") if choices else [], about)


def read_commands(program):
    """The program itself, under an empty name, and its subcommands."""
    top = Command("", "")
    commands = [top]
    for heading, name, about in entries(help_of(program)):
        if heading == "Options":
            top.options.append(read_option(name, about))
        elif heading == "Subcommands":
            commands.append(Command(name, about))
    for command in commands[1:]:
        for heading, name, about in entries(help_of(program, command.name)):
            if name.startswith("-"):
                command.options.append(read_option(name, about))
    return commands


def bash(commands):
    names = [c.name for c in commands[1:]]
    lines = [
        NOTE,
        "_shuzhi() {",
        "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}",
        "  local command='' words='' i",
        "  for ((i = 1; i < COMP_CWORD; ++i)); do",
        '    case ${COMP_WORDS[i]} in',
        f"      {' | '.join(names)}) command=${{COMP_WORDS[i]}} && break ;;",
        "    esac",
        "  done",
        "  case $command:$before in",
    ]
    for command in commands:
        for option in command.options:
            if option.takes_value:
                at = " | ".join(f"{command.name}:{name}" for name in option.names)
                words = f"words='{' '.join(option.choices)}'" if option.choices else "return"
                lines.append(f"    {at}) {words} ;;")
    top = [n for o in commands[0].options for n in o.names] + names
    lines += ["    :*) words='" + " ".join(top) + "' ;;"]
    for command in commands[1:]:
        flags = " ".join(n for o in command.options for n in o.names)
        lines.append(f"    {command.name}:*) [[ $word == -* ]] && words='{flags}' ;;")
    # Without words of ours, -o default offers file names.
    lines += [
        "  esac",
        '  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")',
        "}",
        "complete -o default -F _shuzhi shuzhi",
    ]
    return "\n".join(lines) + "\n"


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


def zsh_option(option):
    about = re.sub(r"([\[\]:])", r"\\\1", option.text)
    value = ""
    if option.takes_value:
        value = f":value:({' '.join(option.choices)})" if option.choices else ":value:_files"
    return " ".join(quoted(f"{name}[{about}]{value}") for name in option.names)


def zsh(commands):
    lines = ["#compdef shuzhi", NOTE, "_shuzhi() {", "  local curcontext=$curcontext state line"]
    lines += ["  _arguments -C \\"]
    lines += [f"    {zsh_option(o)} \\" for o in commands[0].options]
    lines += ["    '1: :->command' '*:: :->arguments'", "  case $state in", "    command)"]
    lines += ["      local -a commands=("]
    lines += ["        " + quoted(f"{c.name}:{c.text}") for c in commands[1:]]
    lines += ["      )", "      _describe command commands", "      ;;"]
    lines += ["    arguments)", "      case $line[1] in"]
    for command in commands[1:]:
        lines += [f"        {command.name})", "          _arguments \\"]
        lines += [f"            {zsh_option(o)} \\" for o in command.options]
        lines += ["            '*:file:_files'", "          ;;"]
    lines += ["      esac", "      ;;", "  esac", "}", '_shuzhi "$@"']
    return "\n".join(lines) + "\n"


def fish_option(condition, option):
    words = ["complete -c shuzhi", f"-n {quoted(condition)}"]
    words += [f"-l {n[2:]}" if n.startswith("--") else f"-s {n[1:]}" for n in option.names]
    if option.takes_value:
        words.append("-x -a " + quoted(" ".join(option.choices)) if option.choices else "-r")
    return " ".join([*words, f"-d {quoted(option.text)}"])


def fish(commands):
    lines = [NOTE, "complete -c shuzhi -n __fish_use_subcommand -f"]
    lines += [fish_option("__fish_use_subcommand", o) for o in commands[0].options]
    for command in commands[1:]:
        lines.append(
            f"complete -c shuzhi -n __fish_use_subcommand -a {command.name} -d {quoted(command.text)}"
        )
        inside = f"__fish_seen_subcommand_from {command.name}"
        lines += [fish_option(inside, o) for o in command.options]
    return "\n".join(lines) + "\n"


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    commands = read_commands(program)
    for name, write in {"shuzhi.bash": bash, "_shuzhi": zsh, "shuzhi.fish": fish}.items():
        (folder / name).write_text(write(commands), encoding="utf-8")


if __name__ == "__main__":
    main()
