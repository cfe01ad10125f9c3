"""One file a command; the only room that knows Typer, Rich and exit codes."""
