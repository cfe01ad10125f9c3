"""The commands, one a module: `command` is the function that Typer calls, or `app` a group of them."""
