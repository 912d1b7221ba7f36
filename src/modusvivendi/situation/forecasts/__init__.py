"""The record of forecasts: a file beside the situation's, to which lines are added and in which none is changed.

``seals`` holds the form of a line and what ties it to the line above; ``record`` reads a record; ``joining`` puts its
entries into the questions of the file; ``appending`` adds a line; ``keeping`` is what the commands call.
"""
