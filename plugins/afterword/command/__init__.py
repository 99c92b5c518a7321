"""What `tasks.py` can do: one module a command. `bootstrap` runs before anything is installed."""
