"""The situation's objects, one module a group of blocks. Frozen; what the file says and nothing derived.

Each field's comment line in the codebook is the docstring under it; its type carries how it is read.
"""
