"""The command line: one small module a command, and the only room that prints or exits."""
