"""The manual page paintsound(1), from the page of commands in the documentation."""

import os
import re
import time

import repository

PAGE = """.TH PAINTSOUND 1 {date} "PaintSound {version}" "User Commands"
.SH NAME
paintsound \\- brush and canvas select music, music selects paintings
.SH SYNOPSIS
.B paintsound
.I COMMAND
.RI [ OPTION ...]
.SH DESCRIPTION
PaintSound listens to a painter's brush, watches the canvas and listens to a composer.
It selects music that answers the painting and paintings that answer the music.
.PP
.B paintsound \\-\\-help
lists all commands, and
.B paintsound
.I COMMAND
.B \\-\\-help
the options of one.
.SH COMMANDS
{commands}.SH EXIT STATUS
0: done. 1: failed, with one line on standard error that says what to do. 2: wrong usage.
.SH SEE ALSO
.I /usr/share/doc/paintsound/docs/commands.md
"""

# A section of the page of commands: its heading names one command, its text begins with what the command does.
SECTION = re.compile(r"^## `paintsound ([a-z -]+)`\n\n(.+?)\n(?:\n|$)", re.MULTILINE | re.DOTALL)

# The end of a sentence, not of "e.g." or "my-show.yaml".
SENTENCE = re.compile(r"(?<=[A-Za-z\]])[.:](?= |$)")


def page():
    with open(os.path.join(repository.ROOT, "docs", "commands.md"), encoding="utf-8") as file:
        sections = SECTION.findall(file.read())
    date = time.strftime("%Y-%m-%d", time.gmtime(repository.time()))
    commands = "".join(f".TP\n.B {_escaped(name)}\n{_escaped(_first_sentence(text))}.\n" for name, text in sections)
    return PAGE.format(date=date, version=repository.version(), commands=commands)


def _first_sentence(text):
    """Returns it without markup and without what is in parentheses."""
    linked = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", " ".join(text.split()))
    bare = re.sub(r" \([^)]*\)", "", linked).replace("`", "").replace("**", "")
    return SENTENCE.split(bare, maxsplit=1)[0].rstrip(".")


def _escaped(text):
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
