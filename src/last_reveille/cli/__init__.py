"""`last-reveille` and its sub-commands. Exit codes: 0 done, 1 the input is wrong, 2 wrong usage, 3 our own fault, 4 no
display."""
