"""One module a group of commands; imported only when the command is asked for."""
