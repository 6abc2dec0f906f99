"""How sure a text is of a sum: asked for, refused, given up, replaced, spent…"""
