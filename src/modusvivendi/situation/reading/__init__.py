"""From bytes to a situation, with every problem found in one pass.

``text`` decodes, ``tree`` parses YAML into nodes that know their place, ``overlay`` lays a scenario over
them, ``fields`` turns text into values by the field's type, ``validate`` runs the blocks, ``checks`` compares them.
"""
