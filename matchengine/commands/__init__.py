"""The commands, each a function with its arguments; `cli` names them."""
