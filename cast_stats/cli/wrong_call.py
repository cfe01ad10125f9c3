"""What is wrong with a call, in the user's language: Typer knows English only."""

from __future__ import annotations

import re

from cast_stats.messages import N_, _

NAME = r"(?P<name>[^']+(?:' / '[^']+)*)"
TOLD = (
    (rf"Missing (?:argument|option) '{NAME}'\.?", N_("{name} is missing")),
    (r"No such option: (?P<name>\S+) \(Possible options: (?P<near>.+)\)", N_("there is no option {name}; try {near}")),
    (r"No such option: (?P<name>\S+)", N_("there is no option {name}")),
    (rf"No such command '{NAME}'\. Did you mean (?P<near>.+)\?", N_("there is no command {name}; try {near}")),
    (rf"No such command '{NAME}'\.", N_("there is no command {name}")),
    (
        r"Got unexpected extra arguments?(?:\(s\))? \((?P<name>.+)\)",
        N_("{name}: one argument too many; put blanks in quotes"),
    ),
    (rf"Option '{NAME}' requires an argument\.", N_("{name}: its value is missing")),
    (rf"Option '{NAME}' does not take a value\.", N_("{name} takes no value")),
    (rf"Invalid value for '{NAME}': .*valid integer.*", N_("{name}: a whole number is wanted")),
    (rf"Invalid value for '{NAME}': .*greater than or equal to (?P<limit>\S+)", N_("{name}: {limit} at least")),
    (rf"Invalid value for '{NAME}': .*less than or equal to (?P<limit>\S+)", N_("{name}: {limit} at most")),
)


def fault_of_call(message: str) -> str:
    """Typer's message in the user's language; one that is not known here stays as it is."""
    for pattern, told in TOLD:
        if found := re.fullmatch(pattern, message):
            return _(told).format(**{key: text.replace("'", "") for key, text in found.groupdict().items()})
    return message
