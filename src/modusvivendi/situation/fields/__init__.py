"""Field types: how the text in a file becomes a value, by the type of the field it fills.

Each type is an ``Annotated`` alias that carries its validator, its JSON Schema and, where it refers to
another block, its check that the reference exists. ``blocks`` builds the situation's objects from them.
"""
